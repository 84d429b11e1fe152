package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import dev.waymark.wording.Prose;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/** What the pages of a site say about each other: links, their labels, and where they are. */
public final class SiteGraph {

    private static final Pattern INDEX = Pattern.compile("(?i)/(?:index|default)\\.[a-z]{3,5}$");

    private final List<Page> pages;
    private final Map<String, Page> byKey = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> labels = new HashMap<>();
    private final Map<String, Map<String, Integer>> anchors = new HashMap<>();
    private final Map<String, Set<String>> inlinks = new HashMap<>();
    private final Map<String, Set<String>> menus = new HashMap<>();
    private final Map<String, Integer> textPlaces = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> clicks = new HashMap<>();
    private final Map<Url, List<String>> paragraphs = new HashMap<>();
    /** Pages have most of their links in common. */
    private final Map<Url, String> keys = new HashMap<>();

    private final int mostLinked;
    private final Set<String> folders = new HashSet<>();

    public SiteGraph(List<Page> pages) {
        this.pages = pages;
        pages.forEach(page -> byKey.putIfAbsent(key(page.url()), page));
        pages.forEach(this::count);
        byKey.keySet().forEach(this::rememberFolders);
        this.mostLinked = inlinks.values().stream().mapToInt(Set::size).max().orElse(0);
        if (!pages.isEmpty()) {
            walk(pages.get(0));
        }
    }

    /** The paragraphs of a page, which several questions are put to. */
    public List<String> paragraphs(Page page) {
        return paragraphs.computeIfAbsent(page.url(), any -> Prose.paragraphs(page.markdown()));
    }

    /** Addresses that only differ in scheme, {@code www.}, a trailing slash or the name of an index file have one key. */
    public static String key(Url url) {
        String host = url.host().startsWith("www.") ? url.host().substring(4) : url.host();
        String path = url.path();
        path = path.indexOf('%') < 0 ? path : path.replace("%28", "(").replace("%29", ")");
        path = path.indexOf('.') < 0 ? path : INDEX.matcher(path).replaceFirst("/");
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return host + bare + (url.query().isEmpty() ? "" : "?" + url.query());
    }

    private void rememberFolders(String key) {
        for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
            folders.add(key.substring(0, slash));
        }
    }

    private void count(Page page) {
        String from = key(page.url());
        for (Link link : page.links()) {
            String to = keys.computeIfAbsent(link.url(), SiteGraph::key);
            if (!byKey.containsKey(to) || (to.equals(from) && link.place() != Place.NAVIGATION)) {
                continue;
            }
            count(from, to, link);
        }
    }

    private void count(String from, String to, Link link) {
        if (link.place() == Place.NAVIGATION) {
            menus.computeIfAbsent(to, any -> new HashSet<>()).add(from);
            places.putIfAbsent(to, places.size());
            labels.computeIfAbsent(to, any -> new LinkedHashMap<>())
                    .merge(link.text().strip(), 1, Integer::sum);
        } else if (link.place() == Place.MAIN) {
            textPlaces.putIfAbsent(to, textPlaces.size());
            anchors.computeIfAbsent(to, any -> new LinkedHashMap<>())
                    .merge(link.text().strip(), 1, Integer::sum);
            inlinks.computeIfAbsent(to, any -> new LinkedHashSet<>()).add(from);
        }
    }

    private void walk(Page start) {
        Queue<Page> open = new ArrayDeque<>(List.of(start));
        clicks.put(key(start.url()), 0);
        while (!open.isEmpty()) {
            Page page = open.remove();
            int next = clicks.getOrDefault(key(page.url()), 0) + 1;
            for (Link link : page.links()) {
                String to = keys.computeIfAbsent(link.url(), SiteGraph::key);
                Page linked = byKey.get(to);
                if (linked != null && clicks.putIfAbsent(to, next) == null) {
                    open.add(linked);
                }
            }
        }
    }

    public List<Page> pages() {
        return pages;
    }

    /** The page that is at the root of the site, else the one that the reading began with. */
    public Optional<Page> home() {
        return pages.stream().filter(this::isHome).findFirst().or(() -> pages.stream()
                .findFirst());
    }

    /** Whether the page is at the root of its host, or is the one that the reading began with. */
    boolean isHome(Page page) {
        return !key(page.url()).contains("/") || page.url().equals(pages.get(0).url());
    }

    /** Whether other pages are below this one. */
    public boolean isIndex(Page page) {
        return folders.contains(key(page.url()));
    }

    /** Whether the folder that a page is in has a page of its own. */
    boolean hasIndex(Page page) {
        String key = key(page.url());
        int slash = key.lastIndexOf('/');
        return slash > 0 && byKey.containsKey(key.substring(0, slash)) && key.indexOf('/') < slash;
    }

    /** The pages that link to this one from their text. */
    List<Page> linking(Page page) {
        return inlinks.getOrDefault(key(page.url()), Set.of()).stream()
                .flatMap(from -> Optional.ofNullable(byKey.get(from)).stream())
                .toList();
    }

    /** The pages that are below this one. */
    public List<Page> below(Page page) {
        String folder = key(page.url()) + "/";
        return byKey.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folder))
                .map(Map.Entry::getValue)
                .toList();
    }

    Optional<Page> page(Url url) {
        return Optional.ofNullable(byKey.get(key(url)));
    }

    /** What the navigation calls the page, as most pages have it; empty when it is not there. */
    public String label(Page page) {
        return mostUsed(labels, page);
    }

    /** What most links in the text of other pages call it; empty when none leads there. */
    String anchor(Page page) {
        return mostUsed(anchors, page);
    }

    private static String mostUsed(Map<String, Map<String, Integer>> texts, Page page) {
        return texts.getOrDefault(key(page.url()), Map.of()).entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The pages that the navigation of many pages leads to, in the order in which they are there. */
    public List<Page> menu() {
        return places.entrySet().stream()
                .filter(entry -> menus.getOrDefault(entry.getKey(), Set.of()).size() * 4 > pages.size())
                .sorted(Map.Entry.comparingByValue())
                .flatMap(entry -> Optional.ofNullable(byKey.get(entry.getKey())).stream())
                .toList();
    }

    /** The share of pages whose navigation leads to this one; empty when the site has no navigation at all. */
    Optional<Double> inMenus(Page page) {
        return menus.isEmpty() ? Optional.empty() : Optional.of(size(menus, page) / (double) pages.size());
    }

    /** Whether the navigation of many pages leads to this one; its own page alone may name it as well. */
    public boolean isInMenus(Page page) {
        return size(menus, page) * 4 > pages.size();
    }

    /** Whether most pages bear this link in their navigation; a list of contents only stands on its own page. */
    public boolean isCommon(Link link) {
        return menus.getOrDefault(keys.computeIfAbsent(link.url(), SiteGraph::key), Set.of())
                                .size()
                        * 4
                > pages.size();
    }

    /** Where in the navigation the page is, counted from 0; pages outside are last. */
    public int placeInMenus(Page page) {
        return places.getOrDefault(key(page.url()), Integer.MAX_VALUE);
    }

    /** Where the first link to the page is in the texts of the site; a list of posts begins with the newest. */
    public int placeInTexts(Page page) {
        return textPlaces.getOrDefault(key(page.url()), Integer.MAX_VALUE);
    }

    /** How many pages link to this one from their text, against the most linked; empty when none does. */
    Optional<Double> linked(Page page) {
        return mostLinked == 0
                ? Optional.empty()
                : Optional.of(Math.log1p(size(inlinks, page)) / Math.log1p(mostLinked));
    }

    /** How many links away from the start page it is; empty when no chain of links leads there. */
    Optional<Integer> clicks(Page page) {
        return Optional.ofNullable(clicks.get(key(page.url())));
    }

    private static int size(Map<String, Set<String>> sets, Page page) {
        return sets.getOrDefault(key(page.url()), Set.of()).size();
    }
}
