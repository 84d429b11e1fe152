package dev.waymark.job;

import dev.waymark.web.Token;
import java.time.Instant;
import java.util.Locale;

/**
 * A job as its submitter sees it, in JSON and on the page. Values that are not known yet are null and left out of the JSON.
 *
 * @param id the token
 * @param error why it failed, in words
 * @param note what a reader of the result should know
 */
public record JobView(
        String id,
        String url,
        String tier,
        String status,
        String stage,
        int pagesRead,
        int pagesKnown,
        String currentUrl,
        Instant created,
        Instant started,
        Instant finished,
        Instant expires,
        String error,
        String note,
        Links links) {

    /** Where to go from here; what is not there yet is null. */
    public record Links(
            String self,
            String page,
            String llmsTxt,
            String llmsFull,
            String bundle,
            String pages,
            String events,
            String cancellation) {}

    static JobView of(Token token, Job job) {
        String self = "/api/jobs/" + token.text();
        boolean finished = job.state() == Job.State.FINISHED;
        return new JobView(
                token.text(),
                job.submission().url().toString(),
                lower(job.submission().tier()),
                lower(job.state()),
                lower(job.stage()),
                job.pagesRead(),
                job.pagesKnown(),
                job.currentUrl(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.expiresAt(),
                job.problem(),
                job.note(),
                new Links(
                        self,
                        "/jobs/" + token.text(),
                        finished ? self + "/llms.txt" : null,
                        finished ? self + "/llms-full.txt" : null,
                        finished ? self + "/bundle.zip" : null,
                        job.state().isEnd() ? self + "/pages" : null,
                        job.state().isEnd() ? null : self + "/events",
                        job.state().isEnd() ? null : self + "/cancellation"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing will change any more. */
    public boolean ended() {
        return finished != null;
    }
}
