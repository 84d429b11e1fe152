package dev.waymark.admin;

import dev.waymark.job.Job;
import dev.waymark.submission.Submission;
import dev.waymark.web.Ids;
import dev.waymark.web.UtcTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job as the operator sees it.
 *
 * @param tokens read and written by the language model
 * @param payment null when there is none
 * @param retriable whether it may be retried
 */
public record JobDetail(
        long id,
        String url,
        String tier,
        String wish,
        String client,
        String state,
        String stage,
        int read,
        int known,
        @Nullable String current,
        @Nullable String problem,
        @Nullable String note,
        long tokens,
        String cost,
        UtcTime created,
        @Nullable UtcTime started,
        @Nullable UtcTime finished,
        @Nullable UtcTime expires,
        String took,
        @Nullable PaymentView payment,
        boolean retriable) {

    static JobDetail of(Job job, @Nullable PaymentView payment) {
        Submission submission = job.submission();
        @Nullable UtcTime started = UtcTime.of(job.startedAt());
        boolean givenBack = payment != null
                && (payment.state().equals("refunded") || payment.state().equals("disputed"));
        return new JobDetail(
                job.id(),
                submission.url().toString(),
                Ids.of(submission.tier()),
                Stream.of(submission.template(), submission.sector(), submission.goal())
                        .filter(choice -> !choice.isEmpty())
                        .collect(Collectors.joining(", ")),
                submission.client(),
                Ids.of(job.state()),
                Ids.of(job.stage()),
                job.pagesRead(),
                job.pagesKnown(),
                job.currentUrl().orElse(null),
                job.problem().orElse(null),
                job.note().orElse(null),
                job.modelTokens(),
                Cost.text(job.modelCost()),
                UtcTime.of(job.createdAt()),
                started,
                UtcTime.of(job.finishedAt()),
                UtcTime.of(job.expiresAt()),
                started == null ? "" : started.until(ended(job)),
                payment,
                job.isRetriable() && !givenBack);
    }

    private static UtcTime ended(Job job) {
        return UtcTime.of(job.finishedAt().orElseGet(Instant::now));
    }

    public boolean ended() {
        return finished != null;
    }

    public boolean finishedWell() {
        return state.equals("finished");
    }
}
