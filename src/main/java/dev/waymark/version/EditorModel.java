package dev.waymark.version;

import dev.waymark.document.Listing;
import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.validate.AnnotatedLine;
import dev.waymark.validate.ValidationView;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import java.util.Comparator;
import java.util.List;

/**
 * The editor with a text in it.
 *
 * @param all versions, the newest first
 * @param base the version that the text is based on
 */
record EditorModel(Token token, String site, List<Version> all, Draft draft, int base) {

    /** What is too large to be kept is not sent back whole either. */
    private static final int LONGEST = 200_000;

    /** The same with another text in it. */
    EditorModel with(Draft other, int on) {
        return new EditorModel(token, site, all, other, on);
    }

    View page() {
        Listing<Problem> problems = ValidationView.listed(draft.validation());
        return View.of("version/editor")
                .with("site", site)
                .with("token", token.text())
                .with("versions", all)
                .with("newest", all.get(0).number())
                .with("base", base)
                .with("content", draft.text().length() > LONGEST ? "" : draft.text())
                .with("mostVersions", Versions.MOST)
                .with("mostKilobytes", Draft.MOST_BYTES / 1_000)
                .with("errors", draft.validation().count(ProblemLevel.ERROR))
                .with("warnings", draft.validation().count(ProblemLevel.WARNING))
                .with("profiles", ValidationView.profiles(draft.validation()))
                .with("more", problems.more())
                .with(
                        "whole",
                        problems.shown().stream()
                                .filter(problem -> problem.line() == 0)
                                .toList())
                .with(
                        "flagged",
                        AnnotatedLine.of(draft.validation(), problems.shown()).stream()
                                .filter(line -> !line.problems().isEmpty())
                                // errors first
                                .sorted(Comparator.comparing(
                                        (AnnotatedLine line) -> !line.level().equals("error")))
                                .toList());
    }
}
