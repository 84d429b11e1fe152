package dev.waymark.job;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.submission.FreeTier;
import dev.waymark.submission.Tier;
import dev.waymark.url.Url;
import dev.waymark.web.Token;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a token may see of a job, read in one row.
 *
 * @param version one more with each change of the job
 * @param assessed whether there is an assessment of the document
 * @param problem why it failed, in words
 * @param writing who wrote what of a finished document, as JSON; null when the language model was not asked
 * @param registers what public registers say, as JSON; null when they were not asked
 */
record JobStatus(
        long id,
        long version,
        Url url,
        Tier tier,
        Job.State state,
        Job.Stage stage,
        int pagesRead,
        int pagesKnown,
        @Nullable String currentUrl,
        boolean assessed,
        @Nullable String problem,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        @Nullable String writing,
        @Nullable String registers) {

    /** The job that the holder of the token may see; one that has expired is gone, even before it is deleted. */
    static Optional<JobStatus> of(Token token, Sql sql) {
        return sql.of("""
                        select job.*, origin.writing, origin.registers
                        from visible_jobs job left join result_origins origin on origin.job_id = job.id and job.state = 'FINISHED'
                        where job.token_hash = :token
                        """).with("token", token.hash()).first(JobStatus::of);
    }

    /** A job whose submission was accepted just now. */
    static JobStatus of(FreeTier.Receipt receipt) {
        return new JobStatus(
                0,
                0,
                receipt.url(),
                Tier.FREE,
                Job.State.WAITING,
                Job.Stage.CRAWL,
                0,
                0,
                null,
                false,
                null,
                null,
                receipt.acceptedAt(),
                null,
                null,
                null,
                null,
                null);
    }

    private static JobStatus of(Row row) {
        return new JobStatus(
                row.longValue("id"),
                row.longValue("version"),
                Url.parse(row.text("url")),
                Tier.valueOf(row.text("tier")),
                Job.State.valueOf(row.text("state")),
                Job.Stage.valueOf(row.text("stage")),
                row.intValue("pages_read"),
                row.intValue("pages_known"),
                row.optionalText("current_url").orElse(null),
                row.booleanValue("assessed"),
                row.optionalText("problem").orElse(null),
                row.optionalText("note").orElse(null),
                row.instant("created_at"),
                row.optionalInstant("started_at").orElse(null),
                row.optionalInstant("finished_at").orElse(null),
                row.optionalInstant("expires_at").orElse(null),
                row.optionalText("writing").orElse(null),
                row.optionalText("registers").orElse(null));
    }

    Origin origin() {
        return Origin.of(writing, registers);
    }

    /** Whether it was worked on with the full service: the assessment is part of that, and made for nobody else. */
    boolean hadFullService() {
        return assessed;
    }
}
