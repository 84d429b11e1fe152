package dev.waymark.crawl.frontier;

import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sees when a site makes up addresses without end. Keeps count, so each address is shown to it once. */
public final class CrawlTraps {

    private static final int MOST_SEGMENTS = 20;
    private static final int MOST_REPEATS = 3;
    private static final int MOST_VARIANTS = 10;
    private static final int MOST_DATES = 8;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String YEAR = "(?<!\\d)(?:19[89]|20[0-4])\\d";
    private static final Pattern DATED = Pattern.compile(YEAR + "[-/_](?:0?[1-9]|1[0-2])(?!\\d)"
            + "|" + YEAR + "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])?(?!\\d)"
            + "|(?i)[/?&](?:calendar|cal|date|day|week|month|year|tribe-bar-date)[/=?&]");

    private static final int MOST_REMEMBERED = 100_000;
    private static final int IDLE_AFTER = 3;

    private final Map<String, Integer> variants = new HashMap<>();
    private final Map<String, Integer> dates = new HashMap<>();
    private final Map<String, Integer> duplicates = new HashMap<>();

    /** Why the address is no use, empty when it looks like a page. */
    Optional<Message> trap(Url url) {
        List<String> segments = url.segments();
        if (segments.size() > MOST_SEGMENTS) {
            return Optional.of(Message.of("ledger.trap.segments", MOST_SEGMENTS));
        }
        if (repeats(segments)) {
            return Optional.of(Message.of("ledger.trap.repeats", MOST_REPEATS));
        }
        if (!url.query().isEmpty() && count(variants, url.path()) > MOST_VARIANTS) {
            return Optional.of(Message.of("ledger.trap.variants", MOST_VARIANTS));
        }
        if (parameters(url).anyMatch(name -> duplicates.getOrDefault(name, 0) >= IDLE_AFTER)) {
            return Optional.of(Message.of("ledger.trap.parameter"));
        }
        String address = url.path() + "?" + url.query();
        return DATED.matcher(address).find() && count(dates, shape(address)) > MOST_DATES
                ? Optional.of(Message.of("ledger.trap.calendar"))
                : Optional.empty();
    }

    /** Hears of an address whose page was one that we have already. */
    void duplicate(Url url) {
        parameters(url).forEach(name -> duplicates.merge(name, 1, Integer::sum));
    }

    private static Stream<String> parameters(Url url) {
        return url.query().isEmpty()
                ? Stream.empty()
                : Arrays.stream(url.query().split("&", -1)).map(part -> part.split("=", 2)[0]);
    }

    /** What cannot be counted any more for lack of room counts as too many. */
    private static int count(Map<String, Integer> counts, String name) {
        return counts.size() < MOST_REMEMBERED || counts.containsKey(name)
                ? counts.merge(name, 1, Integer::sum)
                : Integer.MAX_VALUE;
    }

    private static boolean repeats(List<String> segments) {
        if (segments.size() <= MOST_REPEATS) {
            return false;
        }
        Map<String, Integer> counts = new HashMap<>();
        return segments.stream().anyMatch(segment -> counts.merge(segment, 1, Integer::sum) > MOST_REPEATS);
    }

    /** Two days of one calendar differ in their digits alone. */
    private static String shape(String address) {
        return DIGITS.matcher(address).replaceAll("#");
    }
}
