package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which language a site's file is in, and which pages are in another. */
final class PageLanguages {

    private static final Pattern TAG = Pattern.compile("(?i)[a-z]{2}(?:[-_][a-z]{2})?");
    private static final Pattern AFTER_LANGUAGE = Pattern.compile("[-_]");

    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private final SiteGraph survey;
    private final boolean byFolder;
    private final String main;

    /** @param wanted the language asked for; has no effect when no page is in it */
    PageLanguages(SiteGraph survey, String wanted) {
        this.survey = survey;
        List<Page> pages = survey.pages();
        this.byFolder = pages.stream()
                        .map(PageLanguages::folder)
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .count()
                > 1;
        Map<String, Long> counts = pages.stream()
                .map(this::of)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        String most = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
        String home =
                survey.home().map(this::of).filter(code -> !code.isEmpty()).orElse(most);
        this.main = counts.containsKey(primary(wanted)) ? primary(wanted) : home;
    }

    /** The code of the language that the file is in; empty when no page declares one. */
    String main() {
        return main;
    }

    /** The start pages of the site in other languages, by the code of each: those that the start page names, else that of the folder. */
    Map<String, Url> siblings() {
        Map<String, Url> siblings = new TreeMap<>();
        survey.home().ifPresent(home -> {
            home.translations().forEach((tag, url) -> add(siblings, primary(tag), url));
            add(siblings, of(home), home.url());
        });
        survey.pages().stream()
                .filter(page -> page.url().segments().size() == 1)
                .filter(page -> folder(page).equals(primary(page.language())))
                .forEach(page -> add(siblings, folder(page), page.url()));
        return siblings;
    }

    private void add(Map<String, Url> siblings, String language, Url url) {
        if (KNOWN.contains(language) && !language.equals(main)) {
            siblings.putIfAbsent(language, url);
        }
    }

    boolean isForeign(Page page) {
        String language = of(page);
        return !language.isEmpty() && !language.equals(main);
    }

    private String of(Page page) {
        String folder = byFolder ? folder(page) : "";
        return folder.isEmpty() ? primary(page.language()) : folder;
    }

    /** The language that the first folder of the address names: {@code /fr/}, {@code /pt-br/}. */
    private static String folder(Page page) {
        List<String> segments = page.url().segments();
        boolean named = !segments.isEmpty() && TAG.matcher(segments.get(0)).matches();
        String code = named ? primary(segments.get(0)) : "";
        return KNOWN.contains(code) ? code : "";
    }

    private static String primary(String tag) {
        return AFTER_LANGUAGE.split(tag.toLowerCase(Locale.ROOT), 2)[0].strip();
    }
}
