package dev.waymark.validate;

import dev.waymark.assessment.AssessmentView;
import dev.waymark.document.Listing;
import dev.waymark.document.Problem;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An examination as JSON shows it.
 *
 * @param url where the file is; null when it was sent with the request
 * @param usable whether it is an llms.txt at all, good or bad
 * @param valid whether it has no error and passes every profile
 * @param problemCount how many there are, those included that are not listed
 * @param moreProblems how many there are beside those listed, by code; empty when all are
 * @param links null when they were not followed
 * @param fixed the fixed file; null when there is nothing that can be fixed automatically
 */
public record ValidationView(
        @Nullable String url,
        boolean usable,
        boolean valid,
        Map<String, Boolean> profiles,
        int problemCount,
        List<ProblemView> problems,
        Map<String, Integer> moreProblems,
        AssessmentView assessment,
        @Nullable LinksView links,
        @Nullable FixedView fixed) {

    /** Of all problems that an answer lists. */
    static final int PROBLEMS_BYTES = 80_000;

    /** A problem; {@code line} is 0 for the file as a whole. */
    public record ProblemView(int line, String level, String code, Message message, Message fix, List<String> fails) {

        static ProblemView of(Problem problem) {
            return new ProblemView(
                    problem.line(),
                    Ids.of(problem.level()),
                    problem.code(),
                    problem.message(),
                    problem.fix(),
                    problem.fails().stream().map(Ids::of).sorted().toList());
        }
    }

    /** How many links were followed, and how many were not for want of time. */
    public record LinksView(int checked, int left) {}

    /**
     * The file put right where that needs no knowledge of the site.
     *
     * @param left names the first items that have no place in it
     * @param moved the first lines whose text is in the details now
     */
    public record FixedView(
            String content,
            List<String> left,
            int leftCount,
            List<Integer> moved,
            int problemsBefore,
            int problemsAfter) {}

    public static ValidationView of(ValidationResult examination) {
        Validation validation = examination.validation();
        Listing<Problem> problems = listed(validation);
        return new ValidationView(
                examination.source().isEmpty() ? null : examination.source(),
                validation.isUsable(),
                examination.isValid(),
                profiles(validation),
                validation.count(),
                problems.shown().stream().map(ProblemView::of).toList(),
                problems.more(),
                AssessmentView.of(examination.assessment()),
                examination
                        .links()
                        .map(links -> new LinksView(links.checked(), links.left()))
                        .orElse(null),
                examination
                        .fixed()
                        .map(file -> new FixedView(
                                file.text(), file.left(), file.leftInAll(), file.moved(), file.before(), file.after()))
                        .orElse(null));
    }

    /** The problems that an answer or a page shows: as many as fit. */
    public static Listing<Problem> listed(Validation validation) {
        return Listing.of(
                validation.problems(),
                validation.more(),
                Problem::code,
                problem -> Stream.of(problem.message().toString(), problem.fix().toString()),
                PROBLEMS_BYTES);
    }

    public static Map<String, Boolean> profiles(Validation validation) {
        Map<String, Boolean> profiles = new LinkedHashMap<>();
        Arrays.stream(ReaderProfile.values())
                .forEach(profile -> profiles.put(Ids.of(profile), validation.passes(profile)));
        return profiles;
    }
}
