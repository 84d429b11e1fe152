package dev.waymark.outline.details;

import dev.waymark.outline.details.StatedFacts.Stated;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins the hours of several days, which pages state in a line each, to one fact for each place that is open. */
final class OfficeHours {

    private static final Pattern TIMES =
            Pattern.compile("(?i)(?<=\\D)\\d{1,2}(?:[:.h]\\d\\d|(?= ?(?:[ap]m|h|uhr|uur|[-–—]))).*$");
    private static final int MOST_LINES = 7;
    private static final int LONGEST = 160;
    private static final int PLACES = 2;

    private OfficeHours() {}

    /** @param stated values of opening hours, each with what it belongs to */
    static List<Fact> joined(List<Stated> stated, Map<Url, PageKind> kinds, List<Page> pages) {
        if (stated.size() == 1) {
            return List.of(stated.get(0).fact());
        }
        Map<String, List<Stated>> byLabel =
                stated.stream().collect(Collectors.groupingBy(Stated::label, LinkedHashMap::new, Collectors.toList()));
        List<Fact> joined = new ArrayList<>();
        byLabel.forEach((label, values) -> {
            Url source = source(label, values, kinds, pages);
            List<String> hours = values.stream()
                    .flatMap(each -> each.same().stream())
                    .filter(fact -> fact.source().equals(source))
                    .map(Fact::value)
                    .distinct()
                    .toList();
            String text = byTimes(hours);
            boolean telling = !label.isEmpty()
                    || (kinds.get(source) == PageKind.CONTACT && !(byLabel.size() > 1 && clash(hours)));
            if (telling && hours.size() <= MOST_LINES && text.length() <= LONGEST && joined.size() < PLACES) {
                joined.add(new Fact(Fact.Kind.OPENING_HOURS, text, label, source));
            }
        });
        return joined;
    }

    /** The page whose title shares most words with the label, else the page of contacts. */
    private static Url source(String label, List<Stated> values, Map<Url, PageKind> kinds, List<Page> pages) {
        List<String> words = Words.of(label).list();
        Map<Url, String> titles = pages.stream().collect(Collectors.toMap(Page::url, Page::title, (one, other) -> one));
        return values.stream()
                .flatMap(each -> each.same().stream())
                .map(Fact::source)
                .distinct()
                .max(Comparator.comparing((Url url) -> kinds.get(url) != PageKind.CONTACT
                                && Words.of(titles.getOrDefault(url, "")).list().stream()
                                        .anyMatch(words::contains))
                        .thenComparing(url -> kinds.get(url) == PageKind.CONTACT))
                .orElseThrow();
    }

    /** Whether hours of several places seem to be among them: those of one day are given twice. */
    private static boolean clash(List<String> hours) {
        List<String> days = hours.stream().map(OfficeHours::firstWord).toList();
        return days.stream().distinct().count() < days.size();
    }

    private static String firstWord(String hours) {
        return hours.substring(0, hours.indexOf(' ') < 0 ? hours.length() : hours.indexOf(' '));
    }

    /** {@code Monday, Tuesday 9am-5pm; Friday 9am-1pm}. */
    private static String byTimes(List<String> hours) {
        Map<String, List<String>> days = new LinkedHashMap<>();
        for (String each : hours) {
            Matcher times = TIMES.matcher(each);
            boolean found = times.find();
            days.computeIfAbsent(found ? times.group() : "", any -> new ArrayList<>())
                    .add(found ? each.substring(0, times.start()).strip() : each);
        }
        return days.entrySet().stream()
                .map(entry -> (String.join(", ", entry.getValue()) + " " + entry.getKey()).strip())
                .collect(Collectors.joining("; "));
    }
}
