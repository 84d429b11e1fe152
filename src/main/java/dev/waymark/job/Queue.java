package dev.waymark.job;

import dev.waymark.submission.Knock;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Tier;
import dev.waymark.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The jobs that wait, and how many may before free ones are refused: in all, those that were paid for included, and of one client. What
 * was paid for is never refused here, since its money is taken already.
 */
@ApplicationScoped
class Queue {

    private static final int TRY_AGAIN_SECONDS = 30;

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "JOBS_WAITING")
    int mostWaiting;

    @Inject
    @ConfigProperty(name = "JOBS_WAITING_PER_CLIENT")
    int mostOfOneClient;

    /** Refuses what could not be admitted before it is counted against the visitor's day. */
    void answer(@Observes Knock knock) {
        if (knock.tier() == Tier.FREE) {
            refuseWhenFull(knock.client());
        }
    }

    /**
     * Admits a submission in the caller's transaction. One client's submissions come one after another, so that many at once
     * cannot slip past the bound together.
     *
     * @throws WebApplicationException 429 when the client has enough jobs waiting, 503 when everybody together has
     */
    void admit(Submission submission) {
        if (submission.tier() == Tier.FREE) {
            lock("client " + submission.client());
            refuseWhenFull(submission.client());
        }
    }

    private void refuseWhenFull(String client) {
        Object[] waiting = (Object[])
                entities.createNativeQuery("""
                        select
                            (select count(*) from submissions join jobs on jobs.submission_id = submissions.id
                                where client = ?1 and tier = 'FREE' and state = 'WAITING'),
                            (select count(*) from jobs where state = 'WAITING')
                        """).setParameter(1, client).getSingleResult();
        if (((Number) waiting[0]).longValue() >= mostOfOneClient) {
            throw refusal(
                    429,
                    "You have %d sites waiting already. Submit the next one when one of them has been taken up."
                            .formatted(mostOfOneClient));
        }
        if (((Number) waiting[1]).longValue() >= mostWaiting) {
            throw refusal(503, "So many sites are waiting that no more can be taken in. Try again in a few minutes.");
        }
    }

    private static WebApplicationException refusal(int status, String detail) {
        return Problem.of(status, detail)
                .asException(Response.noContent().header("Retry-After", String.valueOf(TRY_AGAIN_SECONDS)));
    }

    /** Whether the lease still holds; it stays so until the caller's transaction ends. */
    boolean holds(Lease lease) {
        return !entities.createNativeQuery("""
                        select 1 from scheduled_tasks
                        where task_name = 'generate' and task_instance = ?1 and picked and version = ?2
                        for update
                        """)
                .setParameter(1, lease.task())
                .setParameter(2, lease.version())
                .getResultList()
                .isEmpty();
    }

    /** Whether another job reads the host; nobody begins to before the caller's transaction ends. */
    boolean isBusy(String host, long jobId) {
        lock("host " + host);
        return !entities.createNativeQuery("select 1 from jobs where state = 'RUNNING' and host = ?1 and id <> ?2")
                .setParameter(1, host)
                .setParameter(2, jobId)
                .getResultList()
                .isEmpty();
    }

    /** Takes a job that nobody works on out of the queue; whoever works on one finds that out and stops. */
    void leave(long jobId) {
        entities.createNativeQuery(
                        "delete from scheduled_tasks where task_name = 'generate' and task_instance = ?1 and not picked")
                .setParameter(1, String.valueOf(jobId))
                .executeUpdate();
    }

    private void lock(String name) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, name)
                .getSingleResult();
    }
}
