package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The titles of a site's pages without what they all share, and that shared part itself. */
public final class Titles {

    private static final String MARKS = "|–—·•»«:-‹›/";
    private static final String SIGNS = "[|–—·•»«:\\-‹›/]";

    /** A sign with nothing behind it: what it separated is missing. */
    private static final Pattern LOOSE =
            Pattern.compile("^(?:" + SIGNS + "{1,3}+\\s++)++|(?<![\\s:|])(?:\\s++" + SIGNS + "{1,3}+|[:|])++$");

    /** Guillemets that quote instead of separating. */
    private static final Pattern QUOTED = Pattern.compile("«[^«»]{1,200}+»|‹[^‹›]{1,200}+›");

    private static final Pattern SEPARATOR =
            Pattern.compile("(?<!\\s)\\s++[|–—·•»«:\\-‹›/]{1,2}\\s++|(?<=\\p{L})\\s?\\|\\s?|:\\s++");

    /** Shared part in comparable form → as it is. */
    private final Map<String, String> shared = new LinkedHashMap<>();

    public Titles(List<Page> pages) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Page page : pages) {
            Set<String> seen = new HashSet<>();
            boolean start = page.equals(pages.get(0));
            (start ? parts(page.title()) : several(page.title())).forEach(part -> {
                String plain = Words.of(part).toString();
                texts.putIfAbsent(plain, part);
                if (seen.add(plain)) {
                    counts.merge(plain, 1, Integer::sum);
                }
            });
            String name = Words.of(page.siteName()).toString();
            if (!name.isEmpty()) {
                shared.putIfAbsent(name, page.siteName());
            }
        }
        shareWhole(pages);
        int enough = Math.max(2, (int) Math.ceil(pages.size() * 0.3));
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough && !entry.getKey().isEmpty())
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> shared.putIfAbsent(entry.getKey(), texts.getOrDefault(entry.getKey(), "")));
    }

    /** A title that most pages have is the site's, and no page's. */
    private void shareWhole(List<Page> pages) {
        String home = pages.isEmpty() ? "" : pages.get(0).title();
        long same = pages.stream().filter(page -> page.title().equals(home)).count();
        String plain = Words.of(home).toString();
        if (pages.size() > 2 && same * 2 > pages.size() && parts(home).size() == 1 && !plain.isEmpty()) {
            shared.putIfAbsent(plain, home);
        }
    }

    private static List<String> several(String title) {
        List<String> parts = parts(title);
        return parts.size() < 2 ? List.of() : parts;
    }

    static List<String> parts(String title) {
        if (!hasMark(title)) {
            return title.isBlank() ? List.of() : List.of(title.strip());
        }
        List<String> parts = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(withPlainQuotes(title));
        int start = 0;
        while (separator.find()) {
            parts.add(title.substring(start, separator.start()).strip());
            start = separator.end();
        }
        parts.add(title.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** The same length with quotation marks that are no separators. */
    private static String withPlainQuotes(String title) {
        return QUOTED.matcher(title)
                .replaceAll(quoted -> Matcher.quoteReplacement(
                        '"' + quoted.group().substring(1, quoted.group().length() - 1) + '"'));
    }

    /** What many titles have in common, most frequent first. */
    List<String> shared() {
        return List.copyOf(shared.values());
    }

    /** The page's own title: without leading and trailing parts that many pages share; empty when nothing is left. */
    public String own(Page page) {
        return own(page.title());
    }

    public String own(String text) {
        String title = text.strip();
        List<String> parts = parts(title);
        int from = 0;
        int to = parts.size();
        while (to > 0 && isShared(parts.get(to - 1))) {
            to--;
        }
        while (from < to - 1 && isShared(parts.get(from))) {
            from++;
        }
        return to == 0 ? "" : trimmed(between(title, parts, from, to));
    }

    /** The text from the start of one part to the end of another, with the separators that are there. */
    private static String between(String title, List<String> parts, int from, int to) {
        int start = 0;
        int at = 0;
        for (int i = 0; i < to; i++) {
            at = title.indexOf(parts.get(i), at);
            start = i == from ? at : start;
            at += parts.get(i).length();
        }
        return title.substring(start, at);
    }

    private boolean isShared(String part) {
        return shared.containsKey(Words.of(part).toString());
    }

    /** Without separators at either end; signs that belong to a word or quote one stay. */
    private static String trimmed(String title) {
        if (!hasMark(title)) {
            return title;
        }
        Matcher loose = LOOSE.matcher(withPlainQuotes(title));
        int start = 0;
        int end = title.length();
        while (loose.find()) {
            start = loose.start() == 0 ? loose.end() : start;
            end = loose.start() == 0 ? end : loose.start();
        }
        return title.substring(Math.min(start, end), end);
    }

    private static boolean hasMark(String title) {
        return title.chars().anyMatch(c -> MARKS.indexOf(c) >= 0);
    }
}
