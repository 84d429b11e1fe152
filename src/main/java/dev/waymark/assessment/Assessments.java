package dev.waymark.assessment;

import dev.waymark.assess.Dismissal;
import dev.waymark.assess.Report;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.Set;

/** All assessments, each with its dismissals; only the holder of a job's token changes one. */
@ApplicationScoped
public class Assessments {

    private static final String VISIBLE = """
            select assessments.job_id, url, report, assessments.version as assessed, newest.version as newest
            from assessments
            join result_versions newest on newest.job_id = assessments.job_id
            join visible_results on visible_results.job_id = assessments.job_id
            """;

    @Inject
    private Sql sql;

    /** Keeps the assessment of a job; an earlier attempt's gives way. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, Report report) {
        sql.of("""
                        insert into assessments (job_id, report) values (:job, cast(:report as jsonb))
                        on conflict (job_id) do update set report = excluded.report, created_at = now()
                        """).with("job", jobId).with("report", StoredJson.write(report)).update();
    }

    /** The assessment of a finished job. */
    @Transactional
    public Optional<JobAssessment> find(Token token) {
        return sql.of(VISIBLE + "where token_hash = :token")
                .with("token", token.hash())
                .first(this::assessment);
    }

    /** The assessment of a finished job, for who has its shared id. */
    @Transactional
    public Optional<JobAssessment> find(SharedId shared) {
        return sql.of(VISIBLE + "where shared_hash = :shared")
                .with("shared", shared.hash())
                .first(this::assessment);
    }

    /**
     * The assessment of a finished job.
     *
     * @throws WebApplicationException 404 without a finished job, 403 when it did not ask for an assessment
     */
    JobAssessment require(Token token) {
        return find(token).orElseThrow(() -> isFinished(token) ? fullServiceOnly() : Token.unknown());
    }

    /** 403 for a job that did not ask for an assessment. */
    public static WebApplicationException fullServiceOnly() {
        return ProblemDetails.of(ProblemType.FULL_SERVICE_ONLY, "error.assessment-full-service")
                .asException();
    }

    private boolean isFinished(Token token) {
        return sql.of("select 1 from visible_results where token_hash = :token")
                .with("token", token.hash())
                .exists();
    }

    private JobAssessment assessment(Row row) {
        long jobId = row.longValue("job_id");
        return new JobAssessment(
                jobId,
                row.text("url"),
                StoredJson.read(row.text("report"), Report.class),
                dismissals(jobId),
                row.intValue("assessed"),
                row.intValue("newest"));
    }

    private Set<Dismissal> dismissals(long jobId) {
        return Set.copyOf(sql.of("select code, place from dismissals where job_id = :job")
                .with("job", jobId)
                .list(row -> new Dismissal(row.text("code"), row.text("place"))));
    }

    /** Dismisses a finding, or all with its code; empty when the job has no such finding. Twice is once. */
    @Transactional
    public Optional<JobAssessment> dismiss(Token token, Dismissal dismissal) {
        Optional<JobAssessment> filed = find(token).filter(found -> found.has(dismissal));
        filed.ifPresent(found -> sql.of("""
                        insert into dismissals (job_id, code, place) values (:job, :code, :place) on conflict do nothing
                        """)
                .with("job", found.jobId())
                .with("code", dismissal.code())
                .with("place", dismissal.place())
                .update());
        return filed.flatMap(found -> find(token));
    }

    /** Takes a dismissal back, or all with its code; empty when there is none. */
    @Transactional
    public Optional<JobAssessment> undo(Token token, Dismissal dismissal) {
        Optional<JobAssessment> filed = find(token).filter(found -> found.dismissals().stream()
                .anyMatch(known -> known.code().equals(dismissal.code())));
        filed.ifPresent(found -> sql.of("""
                        delete from dismissals where job_id = :job and code = :code and (place = :place or :place = '*')
                        """)
                .with("job", found.jobId())
                .with("code", dismissal.code())
                .with("place", dismissal.place())
                .update());
        return filed.flatMap(found -> find(token));
    }
}
