package dev.waymark.report;

import dev.waymark.assess.Dismissal;
import dev.waymark.assess.Report;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All assessments, each with its dismissals; only the holder of a job's token sees or changes one. */
@ApplicationScoped
public class Assessments {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    /** Keeps the assessment of a job; an earlier attempt's gives way. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, Report report) {
        entities.createNativeQuery("""
                        insert into assessments (job_id, report) values (?1, cast(?2 as jsonb))
                        on conflict (job_id) do update set report = excluded.report, created_at = now()
                        """)
                .setParameter(1, jobId)
                .setParameter(2, ReportJson.write(report))
                .executeUpdate();
    }

    /** The assessment of a finished job. */
    @Transactional
    public Optional<JobAssessment> find(Token token) {
        List<?> rows =
                entities.createNativeQuery("""
                        select assessments.job_id, url, cast(report as text), assessments.version, results.version
                        from assessments
                        join results on results.job_id = assessments.job_id
                        join visible_results on visible_results.job_id = assessments.job_id
                        where token_hash = ?1
                        """).setParameter(1, token.hash()).getResultList();
        return rows.stream().map(row -> filed((Object[]) row)).findFirst();
    }

    private JobAssessment filed(Object[] row) {
        long jobId = ((Number) row[0]).longValue();
        return new JobAssessment(
                jobId,
                (String) row[1],
                ReportJson.read((String) row[2]),
                dismissals(jobId),
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue());
    }

    private Set<Dismissal> dismissals(long jobId) {
        List<?> rows = entities.createNativeQuery("select code, place from dismissals where job_id = ?1")
                .setParameter(1, jobId)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Dismissal((String) row[0], (String) row[1]))
                .collect(Collectors.toSet());
    }

    /** Dismisses a finding, or all with its code; empty when the job has no such finding. Twice is once. */
    @Transactional
    public Optional<JobAssessment> dismiss(Token token, Dismissal dismissal) {
        Optional<JobAssessment> filed = find(token).filter(found -> found.has(dismissal));
        filed.ifPresent(found -> entities.createNativeQuery("""
                        insert into dismissals (job_id, code, place) values (?1, ?2, ?3) on conflict do nothing
                        """)
                .setParameter(1, found.jobId())
                .setParameter(2, dismissal.code())
                .setParameter(3, dismissal.place())
                .executeUpdate());
        return filed.flatMap(found -> find(token));
    }

    /** Takes a dismissal back, or all with its code; empty when there is none. */
    @Transactional
    public Optional<JobAssessment> undo(Token token, Dismissal dismissal) {
        Optional<JobAssessment> filed = find(token).filter(found -> found.dismissals().stream()
                .anyMatch(known -> known.code().equals(dismissal.code())));
        filed.ifPresent(found -> entities.createNativeQuery("""
                        delete from dismissals where job_id = ?1 and code = ?2 and (place = ?3 or ?3 = '*')
                        """)
                .setParameter(1, found.jobId())
                .setParameter(2, dismissal.code())
                .setParameter(3, dismissal.place())
                .executeUpdate());
        return filed.flatMap(found -> find(token));
    }
}
