package dev.waymark.publication;

import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.message.Message;
import dev.waymark.probe.PublicationStatus;
import dev.waymark.web.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check as JSON shows it.
 *
 * @param state missing, current, outdated or different
 * @param redirectedTo null when there was no redirect
 * @param status null when there was no answer with a file
 * @param obstacle why no file could be read; null when one was
 * @param version the one that the file is the same as; null when it is none
 * @param valid null when no file could be read
 */
public record PublicationView(
        String url,
        String state,
        @Nullable String redirectedTo,
        @Nullable Integer status,
        @Nullable String contentType,
        @Nullable Message obstacle,
        @Nullable Integer version,
        int newestVersion,
        @Nullable Boolean valid,
        @Nullable List<ProblemView> problems,
        SignsView discovery) {

    private static final int MOST_PROBLEMS = 100;

    /** A problem; {@code line} is 0 for the file as a whole. */
    public record ProblemView(int line, String level, String code, Message message, Message fix) {

        static ProblemView of(Problem problem) {
            return new ProblemView(
                    problem.line(), Ids.of(problem.level()), problem.code(), problem.message(), problem.fix());
        }
    }

    /** What leads to the file: each yes, no or unknown. */
    public record SignsView(String link, String field, String sitemap) {

        static SignsView of(PublicationStatus.Signs signs) {
            return new SignsView(Ids.of(signs.link()), Ids.of(signs.field()), Ids.of(signs.sitemap()));
        }
    }

    static PublicationView of(PublicationResult look) {
        PublicationStatus seen = look.publication();
        return new PublicationView(
                seen.asked().toString(),
                look.state(),
                seen.end().equals(seen.asked()) ? null : seen.end().toString(),
                seen.status() == 0 ? null : seen.status(),
                seen.contentType().isEmpty() ? null : seen.contentType(),
                seen.obstacle(),
                look.same().orElse(null),
                look.newest(),
                look.validation().isPresent() ? look.isValid() : null,
                look.validation()
                        .map(found -> found.problems().stream()
                                .filter(problem -> problem.level() != ProblemLevel.INFO)
                                .limit(MOST_PROBLEMS)
                                .map(ProblemView::of)
                                .toList())
                        .orElse(null),
                SignsView.of(seen.signs()));
    }
}
