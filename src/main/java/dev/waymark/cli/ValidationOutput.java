package dev.waymark.cli;

import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the command line says of a file, to people and to programs.
 *
 * @param source where the file is
 * @param usable whether it is an llms.txt at all, good or bad
 * @param valid whether it has no error and passes every profile
 * @param profiles whether it passes, by profile
 * @param more how many problems there are beside these, by code: of very many of one code only the first hundred are said
 */
record ValidationOutput(
        String source,
        boolean usable,
        boolean valid,
        Map<String, Boolean> profiles,
        List<Finding> problems,
        Map<String, Integer> more) {

    /** A problem as it is printed; {@code line} is 0 for the file as a whole. */
    record Finding(int line, String level, String code, String message, String fix, List<String> fails) {

        private static Finding of(Problem problem) {
            return new Finding(
                    problem.line(),
                    id(problem.level()),
                    problem.code(),
                    problem.message().toString(),
                    problem.fix().toString(),
                    problem.fails().stream().map(ValidationOutput::id).sorted().toList());
        }

        private String text(String source) {
            String place = line == 0 ? source : source + ":" + line;
            return "%s: %s: %s (%s)%n    %s".formatted(place, level, message, code, fix);
        }
    }

    static ValidationOutput of(String source, Validation validation) {
        Map<String, Boolean> profiles = new LinkedHashMap<>();
        Arrays.stream(ReaderProfile.values()).forEach(profile -> profiles.put(id(profile), validation.passes(profile)));
        boolean valid = validation.count(ProblemLevel.ERROR) == 0 && !profiles.containsValue(false);
        return new ValidationOutput(
                source,
                validation.isUsable(),
                valid,
                profiles,
                validation.problems().stream().map(Finding::of).toList(),
                validation.more());
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    int exitCode() {
        if (valid) {
            return Main.FINE;
        }
        return usable ? Main.PROBLEMS : Main.UNUSABLE;
    }

    void print(PrintWriter out) {
        problems.forEach(problem -> out.println(problem.text(source)));
        more.forEach((code, count) -> out.printf(Locale.UK, "%s: %,d more (%s)%n", source, count, code));
        profiles.forEach((profile, passes) ->
                out.printf(Locale.UK, "%-17s %s%n", profile.replace('_', ' ') + ":", passes ? "passes" : "fails"));
    }
}
