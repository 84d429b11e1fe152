package dev.waymark.job;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.submission.FreeTier;
import dev.waymark.submission.Tier;
import dev.waymark.url.Url;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a token may see of a job, read in one row; of a finished one also who has its shared id.
 *
 * @param version one more with each change of the job
 * @param assessed whether there is an assessment of the document
 * @param problem why it failed, in words
 * @param builder id of the recipe for websites made as this one; null when that is not known
 * @param shared whether there is a shared id, which jobs from before it was invented do not have
 * @param kept whether an account keeps it, which alone may change it then
 * @param place of a waiting job in the queue, from 1: about, since clients take turns; 0 when it does not wait
 * @param writing who wrote what of a finished document, as JSON; null when the language model was not asked
 * @param registers what public registers say, as JSON; null when they were not asked
 */
public record JobStatus(
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
        @Nullable String builder,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        boolean shared,
        boolean kept,
        int place,
        @Nullable String writing,
        @Nullable String registers) {

    private static final String VISIBLE = """
            select job.*, job.shared_hash is not null as shared, origin.writing, origin.registers,
                   case when job.state = 'WAITING' then
                       (select count(*) + 1 from visible_jobs other
                        where other.state = 'WAITING' and (other.tier = 'PAID', -other.id) > (job.tier = 'PAID', -job.id))
                   else 0 end as place
            from visible_jobs job left join result_origins origin on origin.job_id = job.id and job.state = 'FINISHED'
            """;

    /** The job that the holder of the token may see; one that has expired is gone, even before it is deleted. */
    static Optional<JobStatus> of(Token token, Sql sql) {
        return sql.of(VISIBLE + "where job.token_hash = :token")
                .with("token", token.hash())
                .first(JobStatus::of);
    }

    /** The job of a shared id, in any state. */
    static Optional<JobStatus> of(SharedId shared, Sql sql) {
        return sql.of(VISIBLE + "where job.shared_hash = :shared")
                .with("shared", shared.hash())
                .first(JobStatus::of);
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
                null,
                receipt.acceptedAt(),
                null,
                null,
                null,
                true,
                false,
                0,
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
                row.optionalText("builder").orElse(null),
                row.instant("created_at"),
                row.optionalInstant("started_at").orElse(null),
                row.optionalInstant("finished_at").orElse(null),
                row.optionalInstant("expires_at").orElse(null),
                row.booleanValue("shared"),
                row.booleanValue("kept"),
                row.intValue("place"),
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
