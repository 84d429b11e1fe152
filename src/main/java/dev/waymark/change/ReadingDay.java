package dev.waymark.change;

import dev.waymark.change.ComparedText.Token;
import dev.waymark.change.ComparedText.TokenKind;
import dev.waymark.deadline.Deadline;
import dev.waymark.page.Page;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the day that the pages of a reading show as today: a date that most of them have, and that the other reading does not show. */
final class ReadingDay {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final int MAX_PAGES = 30;
    private static final int MIN_PAGES = 3;

    /** Pages show the day above or below their text. */
    private static final int MAX_LINES = 12;

    private ReadingDay() {}

    /** The day that the reading itself names, or that its pages show. */
    static Optional<LocalDate> of(SiteReading reading, SiteReading other) {
        return reading.day().or(() -> {
            Set<String> others = shown(other.pages()).keySet();
            int pages = Math.min(MAX_PAGES, reading.pages().size());
            return shown(reading.pages()).entrySet().stream()
                    .filter(entry -> entry.getValue() >= MIN_PAGES && entry.getValue() * 2 > pages)
                    .filter(entry -> !others.contains(entry.getKey()))
                    .flatMap(entry -> day(entry.getKey()).stream())
                    .max(LocalDate::compareTo);
        });
    }

    /** How many pages show each date. */
    private static Map<String, Integer> shown(List<Page> pages) {
        Map<String, Integer> shown = new HashMap<>();
        for (Page page : pages.subList(0, Math.min(MAX_PAGES, pages.size()))) {
            Set<String> dates = new HashSet<>();
            lines(page).forEach(line -> {
                Deadline.check();
                new ComparedText(line, true)
                        .tokens().stream()
                                .filter(token -> token.kind() == TokenKind.DATE)
                                .map(Token::text)
                                .forEach(dates::add);
            });
            dates.forEach(date -> shown.merge(date, 1, Integer::sum));
        }
        return shown;
    }

    private static Stream<String> lines(Page page) {
        List<String> lines =
                page.markdown().lines().filter(line -> !line.isBlank()).toList();
        int tail = Math.max(MAX_LINES, lines.size() - MAX_LINES);
        return Stream.of(
                        Stream.of(page.description()),
                        lines.stream().limit(MAX_LINES),
                        lines.stream().skip(tail))
                .flatMap(some -> some)
                .filter(line -> line.chars().anyMatch(Character::isDigit));
    }

    private static Optional<LocalDate> day(String date) {
        Matcher parts = DATE.matcher(date);
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
