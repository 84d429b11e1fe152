package dev.waymark.job;

import dev.waymark.storage.Sql;
import dev.waymark.submission.SubmissionErased;
import dev.waymark.submission.Submissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Deletes jobs with their submission, pages, result and batch records. Payments and model costs stay in the accounts, without a link
 * to the client.
 */
@ApplicationScoped
public class JobDeletion {

    private static final int AT_ONCE = 200;

    @Inject
    private Sql sql;

    @Inject
    private Submissions submissions;

    @Inject
    private Event<SubmissionErased> erased;

    /** Erases one job in the caller's transaction, whatever it is doing; false when there is none. */
    boolean erase(long jobId) {
        Optional<SubmissionErased> found = sql.of(
                        "select submission_id, state = 'FINISHED' as delivered from jobs where id = :job for update")
                .with("job", jobId)
                .first(row -> new SubmissionErased(row.longValue("submission_id"), row.booleanValue("delivered")));
        found.ifPresent(this::erase);
        return found.isPresent();
    }

    private void erase(SubmissionErased submission) {
        erased.fire(submission);
        submissions.delete(submission.submissionId());
    }

    /** Erases jobs that have expired, some at a time; another server that does the same takes others. Returns how many. */
    @Transactional
    public int eraseExpired() {
        List<Long> expired = sql.of("""
                        select id from jobs where expires_at <= now()
                        order by expires_at limit :most for update skip locked
                        """).with("most", AT_ONCE).list(row -> row.longValue("id"));
        expired.forEach(this::erase);
        return expired.size();
    }

    /** Deletes the batch engine's records of jobs that are gone and executions that were replaced by a retry. */
    @Transactional
    public int tidyBatch() {
        return sql.of("""
                        delete from batch_job_instance instance
                        where not exists (
                            select 1 from batch_job_execution execution
                            where execution.jobinstanceid = instance.jobinstanceid
                              and (coalesce(execution.lastupdatedtime, execution.createtime) > now() - interval '1 day'
                                   or execution.jobexecutionid in (select batch_execution from jobs)))
                          and exists (
                            select 1 from batch_job_execution execution
                            where execution.jobinstanceid = instance.jobinstanceid)
                        """).update();
    }

    /** Puts jobs back into the queue that have no place in it, and clears places that have no job. */
    @Transactional
    public int repairQueue() {
        sql.of("""
                        delete from scheduled_tasks
                        where task_name = 'generate' and not picked
                          and not exists (select 1 from jobs where jobs.id::text = task_instance
                                          and state in ('WAITING', 'RUNNING'))
                        """).update();
        return sql.of("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                        select 'generate', id::text, now(), false, 1, case when tier = 'PAID' then 1 else 0 end
                        from visible_jobs
                        where state in ('WAITING', 'RUNNING')
                        on conflict (task_name, task_instance) do nothing
                        """).update();
    }
}
