package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.template.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes for a page that lists things by their dates: from which year to which. */
final class DateRange {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
    private static final Pattern MONTH = Pattern.compile(
            "(?i)(?<!\\p{L})(?:january|february|march|april|may|june|july|august|september|october|november|december)[ ,]{1,2}(?:19|20)\\d\\d(?!\\d)");
    private static final int FEWEST = 5;
    private static final int MOST = 500;

    /** A page of which every few words are a month says little else. */
    private static final int WORDS_OF_A_MONTH = 5;

    private static final Pattern FILE = Pattern.compile("(?i)\\.(?:pdf|docx?|xlsx?|odt|ods|csv)$");
    private static final Pattern NO_NAME = Pattern.compile("[\\s/()–-]+");
    private static final int NAMES = 3;
    private static final int WORDS_OF_A_FILE = 12;

    private DateRange() {}

    /** Of the pages below an index, which bear their dates in their addresses: {@code 23 posts from 2015 to 2016}. */
    static Optional<String> ofPosts(List<Page> below, Language language) {
        TreeSet<String> years = new TreeSet<>();
        long dated =
                below.stream().filter(each -> addYear(each.url().path(), years)).count();
        return dated < FEWEST || dated * 2 < below.size()
                ? Optional.empty()
                : range(years, language)
                        .flatMap(range -> language.words("Index of {0} dated posts, {1}", dated, range));
    }

    /** Of the documents that a page lists by their months: {@code Documents by month, 2013 to 2018}. */
    static Optional<String> ofDocuments(Page page, Language language) {
        TreeSet<String> years = new TreeSet<>();
        long dated = MONTH.matcher(page.markdown())
                .results()
                .limit(MOST)
                .filter(month -> addYear(month.group(), years))
                .count();
        return dated >= FEWEST && dated * WORDS_OF_A_MONTH > page.words()
                ? range(years, language).flatMap(range -> language.words("Documents by month, {0}", range))
                : Optional.empty();
    }

    /** Of the files that a page links to by their names and years: {@code Budget and Financial Statement, 2013 to 2016}. */
    static Optional<String> ofFiles(Page page, Language language) {
        TreeSet<String> years = new TreeSet<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        List<Link> files = page.links().stream()
                .filter(link -> link.place() == Place.MAIN
                        && FILE.matcher(link.url().path()).find())
                .toList();
        for (Link file : files) {
            if (addYear(file.text(), years)) {
                String name = NO_NAME.matcher(YEAR.matcher(file.text()).replaceAll(" "))
                        .replaceAll(" ")
                        .strip();
                names.merge(name, 1, Integer::sum);
            }
        }
        List<String> repeated = names.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && entry.getKey().length() > 3)
                .map(Map.Entry::getKey)
                .limit(NAMES)
                .toList();
        boolean list = years.size() > 1 && !repeated.isEmpty() && page.words() <= files.size() * WORDS_OF_A_FILE;
        return list
                ? language.list(repeated).flatMap(what -> range(years, language).map(range -> what + ", " + range))
                : Optional.empty();
    }

    private static boolean addYear(String text, Set<String> years) {
        Matcher year = YEAR.matcher(text);
        boolean found = year.find();
        if (found) {
            years.add(year.group());
        }
        return found;
    }

    private static Optional<String> range(SortedSet<String> years, Language language) {
        return years.first().equals(years.last())
                ? Optional.of(years.first())
                : language.words("{0} to {1}", years.first(), years.last());
    }
}
