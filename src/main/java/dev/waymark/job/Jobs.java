package dev.waymark.job;

import dev.waymark.job.ledger.Ledger;
import dev.waymark.storage.Sql;
import dev.waymark.submission.Submission;
import dev.waymark.submission.SubmissionAccepted;
import dev.waymark.submission.SubmissionEnded;
import dev.waymark.submission.Tier;
import dev.waymark.submission.Tiers;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All jobs. A runner names its attempt with each write; once another server has claimed the job, or the submitter has
 * cancelled it, the write changes nothing and returns false.
 */
@ApplicationScoped
public class Jobs {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Inject
    private Ledger ledger;

    @Inject
    private Tiers tiers;

    @Inject
    private Queue queue;

    @Inject
    private JobDeletion erasure;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Event<SubmissionEnded> ended;

    @Inject
    private Event<WaitingCancelled> cancelled;

    /** Fired inside the transaction that cancels a job at which no server works. */
    public record WaitingCancelled(long jobId, Instant createdAt, int attempts) {}

    void enqueue(@Observes SubmissionAccepted accepted) {
        Submission submission = entities.find(Submission.class, accepted.submissionId());
        Job job = new Job(submission, clock.now());
        entities.persist(job);
        entities.flush();
        submission.continues().ifPresent(free -> ledger.inherit(job.id(), free));
        queue.add(job.id(), submission.tier());
    }

    /**
     * The job that the holder of the token may see; one that has expired is gone, even before it is deleted. It is what programs ask for
     * again and again: one statement, and no transaction around it.
     */
    public Optional<JobStatus> status(Token token) {
        return JobStatus.of(token, sql);
    }

    /** The job of a shared id, in any state. */
    Optional<JobStatus> status(SharedId shared) {
        return JobStatus.of(shared, sql);
    }

    /** The present version of each of these jobs; one that is gone is left out. */
    @Transactional
    public Map<Long, Long> versions(List<Long> ids) {
        return entities.createQuery("select j.id, j.version from Job j where j.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** Where the reading starts. */
    @Transactional
    public Url startOf(long id) {
        return entities.find(Job.class, id).submission().url();
    }

    /** Whether it is free or paid for. */
    @Transactional
    public Tier tierOf(long id) {
        return entities.find(Job.class, id).submission().tier();
    }

    /** How many pages may be read. */
    @Transactional
    public int mostPagesOf(long id) {
        return tiers.pages(entities.find(Job.class, id).submission().tier());
    }

    /** Whether pages are read that ask not to be indexed. */
    @Transactional
    public boolean includesNoindex(long id) {
        return entities.find(Job.class, id).submission().includesNoindex();
    }

    /** What was asked of the document. */
    @Transactional
    public Options optionsOf(long id) {
        return optionsOf(entities.find(Job.class, id).submission());
    }

    private static Options optionsOf(Submission submission) {
        return Options.of(submission.template(), submission.sector(), submission.goal(), "");
    }

    /** Records that the document of a finished job is for another template now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void correct(long id, Template template) {
        entities.find(Job.class, id).submission().correct(template);
    }

    /**
     * The template that was asked for, or else the one that the document was written for; empty while there is no document, and when the job is
     * deleted by now.
     */
    @Transactional
    public Optional<Template> templateOf(long id) {
        return Optional.ofNullable(entities.find(Job.class, id))
                .flatMap(job -> optionsOf(job.submission()).template().or(job::template));
    }

    /** Ends the job if it has not ended yet, its runner notices with the next write; false when there is none. */
    @Transactional
    public boolean cancel(Token token) {
        // Between these two statements it may be deleted.
        Optional<Job> found = idOf(token).map(id -> entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
        found.filter(job -> !job.state().isEnd()).ifPresent(this::cancel);
        return found.isPresent();
    }

    private Optional<Long> idOf(Token token) {
        return sql.of("select job_id from visible_submissions where token_hash = :token and job_id is not null")
                .with("token", token.hash())
                .first(row -> row.longValue("job_id"));
    }

    /** The job of this number, for the operator. */
    @Transactional
    public Optional<Job> find(long id) {
        return entities.createQuery("select j from Job j join fetch j.submission where j.id = :id", Job.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The job that a submission has, for the operator; empty when it has not been accepted yet. */
    @Transactional
    public Optional<Job> ofSubmission(long submission) {
        return entities.createQuery("select j from Job j join fetch j.submission s where s.id = :id", Job.class)
                .setParameter("id", submission)
                .getResultStream()
                .findFirst();
    }

    /** Ends the job if it has not ended yet; false when it had, or is gone. */
    @Transactional
    public boolean cancel(long id) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job == null || job.state().isEnd()) {
            return false;
        }
        cancel(job);
        return true;
    }

    private void cancel(Job job) {
        if (job.state() == Job.State.WAITING) {
            cancelled.fire(new WaitingCancelled(
                    job.id(), job.createdAt(), job.attempt().number()));
        }
        job.cancel(clock.now(), kept(job));
        queue.leave(job.id());
        tell(job);
    }

    /** Retries a failed job; false when it did not fail, was retried before, or is gone. */
    @Transactional
    public boolean retry(long id) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        // The server that saw it fail may not have put it down yet: then the operator tries again in a moment.
        if (job == null
                || !job.isRetriable()
                || !queue.addAgain(id, job.submission().tier())) {
            return false;
        }
        job.retry(clock.now());
        return true;
    }

    /** Records the batch execution of an attempt; false when the attempt no longer runs the job. */
    @Transactional
    public boolean started(Job job, long execution) {
        boolean runs = write(job.attempt(), running -> running.runsAs(execution));
        if (runs) {
            sql.of("""
                            insert into attempts (job_id, attempt, batch_execution) values (:job, :attempt, :execution)
                            on conflict do nothing
                            """)
                    .with("job", job.id())
                    .with("attempt", job.attempt().number())
                    .with("execution", execution)
                    .update();
        }
        return runs;
    }

    /** Deletes the job with everything that was read and made for it, in any state; false when there is none. */
    @Transactional
    public boolean erase(Token token) {
        Optional<Long> found = idOf(token);
        return found.map(this::erase).orElse(false);
    }

    /** Deletes the job of this number; false when there is none. */
    @Transactional
    public boolean erase(long id) {
        queue.leave(id);
        return erasure.erase(id);
    }

    /** Keeps what an ended job has made for so long from now on, if it would have expired before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(long id, Duration time) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job != null) {
            job.keep(clock.now().plus(time));
        }
    }

    /** Claims the job for a new attempt, if the lease is still valid and no other job reads the same host. */
    @Transactional
    public ClaimResult claim(Lease lease) {
        if (!queue.holds(lease)) {
            return ClaimResult.Refused.LEASE_LOST;
        }
        Job job = entities.find(Job.class, lease.jobId(), LockModeType.PESSIMISTIC_WRITE);
        if (job == null || job.state().isEnd()) {
            return ClaimResult.Refused.OVER;
        }
        if (queue.isBusy(job.host(), job.id())) {
            return ClaimResult.Refused.HOST_BUSY;
        }
        job.claim(clock.now());
        return new ClaimResult.Claimed(job);
    }

    /** What the job is doing; empty when this attempt does not run it, or not any more. */
    @Transactional
    public Optional<Job.Stage> stageOf(Attempt attempt) {
        return Optional.ofNullable(entities.find(Job.class, attempt.jobId()))
                .filter(job -> job.isRunning(attempt.number()))
                .map(Job::stage);
    }

    /** Leaves a job that runs here to another attempt. */
    @Transactional
    public boolean giveBack(Attempt attempt) {
        return write(attempt, Job::giveBack);
    }

    /** Changes a running job, in the caller's transaction or one of its own; false when this attempt no longer runs it. */
    @Transactional
    public boolean write(Attempt attempt, Consumer<Job> change) {
        Job job = entities.find(Job.class, attempt.jobId(), LockModeType.PESSIMISTIC_WRITE);
        if (job == null || !job.isRunning(attempt.number())) {
            return false;
        }
        change.accept(job);
        return true;
    }

    @Transactional
    public boolean fail(Attempt attempt, String why) {
        return write(attempt, job -> {
            job.fail(why, clock.now(), kept(job));
            tell(job);
        });
    }

    @Transactional
    public boolean finish(Attempt attempt) {
        return write(attempt, job -> {
            job.finish(clock.now(), kept(job));
            tell(job);
        });
    }

    private void tell(Job job) {
        Submission submission = job.submission();
        ended.fire(new SubmissionEnded(submission.id(), submission.tier(), job.state() == Job.State.FINISHED));
    }

    private Duration kept(Job job) {
        return tiers.retention(job.submission().tier());
    }
}
