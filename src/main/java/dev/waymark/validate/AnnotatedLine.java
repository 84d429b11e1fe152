package dev.waymark.validate;

import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.web.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a file with what is wrong in it, as the page shows it.
 *
 * @param text with what cannot be shown replaced, cut when it is very long
 */
public record AnnotatedLine(int number, String text, List<Problem> problems) {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\t]]|\\p{Cs}|\\p{Cf}");

    private static final int MOST_LINES = 1_500;
    private static final int LONGEST = 600;

    /** Of all lines together. */
    private static final int MOST_CHARACTERS = 128_000;

    /** The gravest level of its problems in lower case; empty when there is none. */
    public String level() {
        return problems.stream()
                .map(Problem::level)
                .min(ProblemLevel::compareTo)
                .map(Ids::of)
                .orElse("");
    }

    /** The first lines of a file, each with those of the problems that are in it. */
    public static List<AnnotatedLine> of(Validation validation, List<Problem> problems) {
        Map<Integer, List<Problem>> byLine = problems.stream().collect(Collectors.groupingBy(Problem::line));
        List<String> lines = validation.parsed().lines();
        List<AnnotatedLine> shown = new ArrayList<>();
        int left = MOST_CHARACTERS;
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES) && left > 0; i++) {
            String text = visible(lines.get(i));
            shown.add(new AnnotatedLine(i + 1, text, byLine.getOrDefault(i + 1, List.of())));
            left -= text.length();
        }
        return shown;
    }

    /** A line with what cannot be shown, or would disturb the text around it, replaced; cut when it is very long. */
    public static String visible(String line) {
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "\u2026" : line;
        return INVISIBLE.matcher(cut).replaceAll("\uFFFD");
    }
}
