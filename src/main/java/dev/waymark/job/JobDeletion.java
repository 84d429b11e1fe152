package dev.waymark.job;

import dev.waymark.submission.SubmissionErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Deletes jobs with their submission, pages, result and batch records. Payments and model costs stay in the accounts, without a link
 * to the client.
 */
@ApplicationScoped
class JobDeletion {

    private static final int AT_ONCE = 200;

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Event<SubmissionErased> erased;

    /** Erases one job in the caller's transaction, whatever it is doing; false when there is none. */
    boolean erase(long jobId) {
        List<?> found = entities.createNativeQuery(
                        "select submission_id, state = 'FINISHED' from jobs where id = ?1 for update")
                .setParameter(1, jobId)
                .getResultList();
        found.forEach(row -> erase((Object[]) row));
        return !found.isEmpty();
    }

    private void erase(Object[] job) {
        erased.fire(new SubmissionErased(((Number) job[0]).longValue(), (Boolean) job[1]));
        entities.createNativeQuery("delete from submissions where id = ?1")
                .setParameter(1, job[0])
                .executeUpdate();
    }

    /** Erases jobs that have expired, some at a time; another server that does the same takes others. Returns how many. */
    @Transactional
    int eraseExpired() {
        List<?> expired =
                entities.createNativeQuery("""
                        select id from jobs where expires_at <= now()
                        order by expires_at limit ?1 for update skip locked
                        """).setParameter(1, AT_ONCE).getResultList();
        expired.forEach(id -> erase(((Number) id).longValue()));
        return expired.size();
    }

    /** Deletes orders that nobody paid for in a week, and e-mail addresses that belong to nothing any more. */
    @Transactional
    void eraseAbandoned() {
        entities.createNativeQuery("""
                        delete from submissions
                        where accepted_at is null and created_at < now() - interval '7 days'
                          and not exists (select 1 from payments where submission_id = submissions.id
                                          and state in ('OPEN', 'PAID', 'DISPUTED'))
                        """).executeUpdate();
        entities.createNativeQuery("""
                        delete from users
                        where created_at < now() - interval '1 day'
                          and not exists (select 1 from submissions where user_id = users.id)
                          and not exists (select 1 from subscriptions where user_id = users.id)
                        """).executeUpdate();
    }

    /** Deletes what the batch engine noted of jobs that are gone, and of executions that were begun anew. */
    @Transactional
    int tidyBatch() {
        return entities.createNativeQuery("""
                        delete from batch_job_instance instance
                        where not exists (
                            select 1 from batch_job_execution execution
                            where execution.jobinstanceid = instance.jobinstanceid
                              and (coalesce(execution.lastupdatedtime, execution.createtime) > now() - interval '1 day'
                                   or execution.jobexecutionid in (select batch_execution from jobs)))
                          and exists (
                            select 1 from batch_job_execution execution
                            where execution.jobinstanceid = instance.jobinstanceid)
                        """).executeUpdate();
    }

    /** Puts jobs back into the queue that have no place in it, and clears places that have no job. */
    @Transactional
    int repairQueue() {
        entities.createNativeQuery("""
                        delete from scheduled_tasks
                        where task_name = 'generate' and not picked
                          and not exists (select 1 from jobs where jobs.id::text = task_instance
                                          and state in ('WAITING', 'RUNNING'))
                        """).executeUpdate();
        return entities.createNativeQuery("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select 'generate', id::text, now(), false, 1 from jobs
                        where state in ('WAITING', 'RUNNING')
                        on conflict (task_name, task_instance) do nothing
                        """).executeUpdate();
    }
}
