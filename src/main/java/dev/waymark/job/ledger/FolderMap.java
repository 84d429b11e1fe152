package dev.waymark.job.ledger;

import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A website by the folders of its paths: how many addresses of each are in the file, and why the others are not. However large the site,
 * it has few lines; each address of the site counts in one of them.
 *
 * @param folders the top of the website first, each folder behind the one that it is in
 */
public record FolderMap(List<Folder> folders) {

    /** The most lines. */
    static final int MAX_FOLDERS = 40;

    /** The path of the top. */
    static final String TOP = "/";

    /** In place of a path: the folders that have no line of their own. */
    static final String OTHERS = "";

    /** Folders with more than one in so many addresses are shown by the folders in them. */
    private static final int LARGE = 3;

    /**
     * One line.
     *
     * @param path from slash to slash; empty for all folders that have no line of their own
     * @param depth 0 for the top, 1 for what hangs on it, 2 for what hangs on one of those
     * @param kept how many of its addresses are in the file, those under Optional not counted
     * @param leftOut why the others are not in the file, the most frequent reason first
     */
    public record Folder(String path, int depth, int kept, int optional, List<Reason> leftOut) {

        /** How many of its addresses are not in the file. */
        public int left() {
            return leftOut.stream().mapToInt(Reason::addresses).sum();
        }

        /** How many of its addresses are in the file. */
        public int listed() {
            return kept + optional;
        }

        public int total() {
            return listed() + left();
        }
    }

    /** Why addresses are not in the file, and how many. */
    public record Reason(String id, int addresses) {}

    /**
     * The map of a website.
     *
     * @param website an address of it
     * @param counts of all addresses that a crawl met; those on other websites are left out
     */
    public static FolderMap of(Url website, List<FolderCount> counts) {
        List<FolderCount> own = onTheWebsite(website, counts);
        Set<String> large = large(own);
        Map<String, Counter> lines = new TreeMap<>(Map.of(TOP, new Counter()));
        for (FolderCount count : own) {
            String path = large.contains(count.path()) ? count.insidePath() : count.path();
            lines.computeIfAbsent(path, any -> new Counter()).add(count);
        }
        return new FolderMap(folders(bounded(lines)));
    }

    private static List<FolderCount> onTheWebsite(Url website, List<FolderCount> counts) {
        Site site = new Site(website);
        Map<String, Boolean> hosts = new HashMap<>();
        return counts.stream()
                .filter(count -> hosts.computeIfAbsent(
                        count.host(), host -> site.sameHost(Url.parse(website.scheme() + "://" + host + "/"))))
                .toList();
    }

    private static Set<String> large(List<FolderCount> counts) {
        int all = counts.stream().mapToInt(FolderCount::addresses).sum();
        return counts.stream()
                .filter(count -> !count.path().equals(TOP))
                .collect(Collectors.groupingBy(FolderCount::path, Collectors.summingInt(FolderCount::addresses)))
                .entrySet()
                .stream()
                .filter(folder -> folder.getValue() * LARGE > all)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The largest have lines, the others one line together. */
    private static Map<String, Counter> bounded(Map<String, Counter> lines) {
        if (lines.size() <= MAX_FOLDERS) {
            return lines;
        }
        Set<String> large = lines.entrySet().stream()
                .filter(line -> !line.getKey().equals(TOP))
                .sorted(Comparator.comparingInt((Map.Entry<String, Counter> line) ->
                                line.getValue().total())
                        .reversed())
                .limit(MAX_FOLDERS - 2)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<String, Counter> bounded = new TreeMap<>();
        lines.forEach((path, counter) -> bounded.computeIfAbsent(
                        path.equals(TOP) || large.contains(path) ? path : OTHERS, any -> new Counter())
                .add(counter));
        return bounded;
    }

    /** The line of all others is the last. */
    private static List<Folder> folders(Map<String, Counter> lines) {
        List<Folder> folders = new ArrayList<>();
        lines.forEach((path, counter) -> folders.add(counter.folder(path, depth(path, lines.keySet()))));
        if (folders.get(0).path().equals(OTHERS)) {
            folders.add(folders.remove(0));
        }
        return folders;
    }

    private static int depth(String path, Set<String> all) {
        if (path.equals(TOP)) {
            return 0;
        }
        boolean hangsOnAFolder = path.length() > 1
                && all.contains(path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1))
                && path.indexOf('/', 1) < path.length() - 1;
        return hangsOnAFolder ? 2 : 1;
    }

    private static final class Counter {

        private int kept;
        private int optional;
        private final Map<String, Integer> left = new TreeMap<>();

        void add(FolderCount count) {
            switch (count.state()) {
                case "kept" -> kept += count.addresses();
                case "optional" -> optional += count.addresses();
                default -> left.merge(count.reason(), count.addresses(), Integer::sum);
            }
        }

        void add(Counter other) {
            kept += other.kept;
            optional += other.optional;
            other.left.forEach((reason, addresses) -> left.merge(reason, addresses, Integer::sum));
        }

        int total() {
            return kept
                    + optional
                    + left.values().stream().mapToInt(Integer::intValue).sum();
        }

        Folder folder(String path, int depth) {
            return new Folder(
                    path,
                    depth,
                    kept,
                    optional,
                    left.entrySet().stream()
                            .map(reason -> new Reason(reason.getKey(), reason.getValue()))
                            .sorted(Comparator.comparingInt(Reason::addresses).reversed())
                            .toList());
        }
    }
}
