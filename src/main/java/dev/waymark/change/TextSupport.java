package dev.waymark.change;

import dev.waymark.change.ComparedText.Token;
import dev.waymark.deadline.Deadline;
import dev.waymark.page.Page;
import dev.waymark.url.PageKey;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of some texts pages say: each run of three words of a text is looked for in all of them, in one pass. Two readings that choose
 * different sentences of the same page differ in nothing else.
 */
final class TextSupport {

    private static final int RUN = 3;
    private static final int MAX_PAGE_CHARACTERS = 400_000;
    private static final int MAX_COMPARED_CHARACTERS = 10_000;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int MAX_PLACES = 20;
    private static final int MAX_LINES = 400;
    private static final int MAX_SENTENCES = 600;
    private static final double NEARLY_ALL = 0.8;

    /** The pages that say a run, by their keys. */
    private final Map<Long, Set<String>> found = new HashMap<>();

    /** @param texts that will be asked about */
    TextSupport(Collection<Page> pages, Collection<String> texts) {
        Set<Long> wanted = new HashSet<>();
        texts.forEach(text -> wanted.addAll(runs(text)));
        boolean[] lengths = new boolean[RUN + 1];
        texts.forEach(text -> lengths[Math.min(RUN, Words.of(text).count())] = true);
        if (!wanted.isEmpty()) {
            pages.forEach(page -> look(page, wanted, lengths));
        }
    }

    private void look(Page page, Set<Long> wanted, boolean[] lengths) {
        String key = PageKey.of(page.url());
        for (String text : List.of(page.title(), page.heading(), page.description(), body(page))) {
            List<String> words = Words.of(text).list();
            for (int length = 1; length <= RUN; length++) {
                for (Long run : lengths[length] ? runs(words, length) : List.<Long>of()) {
                    if (wanted.contains(run)) {
                        Set<String> places = found.computeIfAbsent(run, any -> new HashSet<>());
                        if (places.size() < MAX_PLACES) {
                            places.add(key);
                        }
                    }
                }
            }
        }
    }

    /** The main content without the addresses of its links. */
    static String body(Page page) {
        String markdown = page.markdown();
        int end = Math.min(markdown.length(), MAX_PAGE_CHARACTERS);
        StringBuilder body = new StringBuilder(end);
        boolean target = false;
        for (int i = 0; i < end; i++) {
            char c = markdown.charAt(i);
            if (target) {
                target = c != ')' && c != '\n' && c != ' ';
            } else if (c == '(' && i > 0 && markdown.charAt(i - 1) == ']') {
                target = true;
            } else {
                body.append(c);
            }
        }
        return body.toString();
    }

    private static List<Long> runs(String text) {
        List<String> words = Words.of(text).list();
        return runs(words, Math.min(RUN, words.size()));
    }

    /** A number for each run of so many words; those of different runs differ. */
    private static List<Long> runs(List<String> words, int length) {
        List<Long> runs = new ArrayList<>();
        for (int at = 0; length > 0 && at + length <= words.size(); at++) {
            Deadline.check();
            long run = length;
            for (String word : words.subList(at, at + length)) {
                run = (run ^ word.hashCode()) * SPREAD;
                run ^= run >>> 32;
            }
            runs.add(run);
        }
        return runs;
    }

    /** How much of the text the pages say, from 0 to 1. */
    double share(String text) {
        List<Long> runs = runs(text);
        return runs.isEmpty()
                ? 0
                : (double) runs.stream().filter(found::containsKey).count() / runs.size();
    }

    /** Whether the pages say any part of the text. */
    boolean knows(String text) {
        return share(text) > 0;
    }

    /** Whether these pages say every part of the text that the other pages say. */
    boolean saysWhat(TextSupport others, String text) {
        return runs(text).stream().filter(others.found::containsKey).allMatch(found::containsKey);
    }

    /** The keys of the pages that say the most of the text; none when no page says half of what all say together. */
    Set<String> places(String text) {
        Map<String, Integer> places = new HashMap<>();
        List<Long> said = runs(text).stream().filter(found::containsKey).toList();
        said.forEach(run -> found.getOrDefault(run, Set.of()).forEach(place -> places.merge(place, 1, Integer::sum)));
        int most = places.values().stream().mapToInt(count -> count).max().orElse(0);
        return places.entrySet().stream()
                .filter(entry -> entry.getValue() == most && most * 2 >= said.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The keys of the pages that say nearly all of the text. */
    Set<String> placesOfAll(String text) {
        Map<String, Integer> places = new HashMap<>();
        List<Long> runs = runs(text);
        runs.forEach(run -> found.getOrDefault(run, Set.of()).forEach(place -> places.merge(place, 1, Integer::sum)));
        return places.entrySet().stream()
                .filter(entry -> entry.getValue() >= NEARLY_ALL * runs.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What a page says, sentence by sentence. */
    static Stream<String> sentences(Page page) {
        Stream<String> lines =
                body(page).lines().filter(line -> !line.isBlank()).limit(MAX_LINES);
        return Stream.concat(Stream.of(page.title(), page.description()), lines.map(Prose::bare))
                .flatMap(line -> Prose.sentences(line).stream())
                .limit(MAX_SENTENCES);
    }

    /** Whether a text has a claim, such as a number, that a page said and does not say any more. */
    static boolean isStale(String text, Page before, Page after) {
        Set<String> claims = new HashSet<>();
        new ComparedText(text, true).claims().stream().map(Token::key).forEach(claims::add);
        if (claims.isEmpty()) {
            return false;
        }
        Set<String> said = claims(claims, before);
        said.removeAll(claims(claims, after));
        return !said.isEmpty();
    }

    private static Set<String> claims(Set<String> wanted, Page page) {
        Set<String> found = new HashSet<>();
        (page.title() + "\n" + page.description() + "\n" + body(page))
                .lines()
                .flatMap(line -> new ComparedText(line, true).claims().stream())
                .map(Token::key)
                .filter(wanted::contains)
                .forEach(found::add);
        return found;
    }

    /** How much of the words of two pages is the same, from 0 to 1. */
    static double likeness(Page one, Page other) {
        List<String> words = start(one);
        List<String> others = start(other);
        Set<Long> first = new HashSet<>(runs(words, RUN));
        Set<Long> second = new HashSet<>(runs(others, RUN));
        if (first.isEmpty() || second.isEmpty()) {
            return words.equals(others) ? 1 : 0;
        }
        long shared = first.stream().filter(second::contains).count();
        return 2.0 * shared / (first.size() + second.size());
    }

    private static List<String> start(Page page) {
        String body = body(page);
        return Words.of(body.substring(0, Math.min(MAX_COMPARED_CHARACTERS, body.length())))
                .list();
    }
}
