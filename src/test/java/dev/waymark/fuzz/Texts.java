package dev.waymark.fuzz;

import dev.waymark.CodePatterns;
import dev.waymark.HostileTexts;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code bin/lab/fuzz texts}: how long each pattern of the code works on hostile texts, and how long the server examines files made of
 * them. Prints the slowest of both; fails when an answer of the server takes more than two seconds.
 */
public final class Texts {

    private static final int PIECE = 20_000;
    private static final int FILE = 1_000_000;
    private static final int SHOWN = 10;
    private static final Duration LATE = Duration.ofSeconds(2);

    private record Timed(String what, long millis) {}

    private Texts() {}

    public static void main(String[] arguments) throws Exception {
        List<Timed> patterns = new ArrayList<>();
        CodePatterns.all().forEach((place, pattern) -> patterns.add(slowest(place, pattern)));
        print("patterns on %,d characters, processor time".formatted(PIECE), patterns);
        Api api = new Api(PayingWaymark.SERVER.url());
        List<Timed> answers = new ArrayList<>();
        for (var family : HostileTexts.families().entrySet()) {
            long start = System.nanoTime();
            HttpResponse<String> answer = api.post(
                    "/api/validate",
                    new com.fasterxml.jackson.databind.ObjectMapper()
                            .writeValueAsString(
                                    Map.of("content", family.getValue().apply(FILE))));
            long millis = (System.nanoTime() - start) / 1_000_000;
            answers.add(new Timed(family.getKey() + " → " + answer.statusCode(), millis));
        }
        print("answers to files of %,d characters".formatted(FILE), answers);
        System.exit(answers.stream().anyMatch(answer -> answer.millis() > LATE.toMillis()) ? 1 : 0);
    }

    private static Timed slowest(String place, Pattern pattern) {
        return CodePatterns.textsFor(pattern).entrySet().stream()
                .map(text -> new Timed(
                        place + " on " + text.getKey(),
                        millis(pattern, text.getValue().apply(PIECE))))
                .max(Comparator.comparingLong(Timed::millis))
                .orElseThrow();
    }

    private static long millis(Pattern pattern, String text) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            // to the end
        }
        matcher.matches();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
    }

    private static void print(String title, List<Timed> all) {
        System.out.printf("%d %s, the slowest:%n", all.size(), title);
        all.stream()
                .sorted(Comparator.comparingLong(Timed::millis).reversed())
                .limit(SHOWN)
                .forEach(each -> System.out.printf("%6d ms  %s%n", each.millis(), each.what()));
    }
}
