package dev.waymark.job;

import jakarta.batch.operations.JobRestartException;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jberet.operations.JobOperatorImpl;
import org.jberet.runtime.JobExecutionImpl;

/** Runs one job to its end: as a new batch execution, or going on with the one that a dead server left. */
@ApplicationScoped
class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class.getName());
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_MINUTES = 20;

    @Inject
    private Jobs jobs;

    @Inject
    private BatchEngine engine;

    void run(long jobId) {
        Optional<Job> taken = jobs.takeUp(jobId);
        if (taken.isPresent()) {
            Job job = taken.get();
            if (job.tries() > MOST_ATTEMPTS) {
                jobs.fail(
                        jobId,
                        job.attempt(),
                        "The work was begun three times and broken off each time by a fault on our side.");
            } else {
                attempt(job);
            }
        }
    }

    private void attempt(Job job) {
        JobOperatorImpl operator = engine.operator();
        Properties parameters = new Properties();
        parameters.setProperty("job", String.valueOf(job.id()));
        parameters.setProperty("attempt", String.valueOf(job.attempt()));
        long id = start(operator, job, parameters);
        jobs.begun(job, id);
        JobExecutionImpl execution = (JobExecutionImpl) operator.getJobExecution(id);
        await(execution);
        if (execution.getBatchStatus() != BatchStatus.COMPLETED) {
            // Changes nothing when a step has already given its own reason, or the job was cancelled.
            jobs.fail(job.id(), job.attempt(), "Something went wrong on our side while the site was being worked on.");
        }
    }

    private static long start(JobOperatorImpl operator, Job job, Properties parameters) {
        if (job.batchExecution().isPresent()) {
            try {
                return operator.restart(job.batchExecution().get(), parameters);
            } catch (JobRestartException e) {
                LOG.warning(() -> "Job " + job.id() + " cannot go on where it stopped, so it begins anew: " + e);
            }
        }
        return operator.start("generate", parameters);
    }

    private static void await(JobExecutionImpl execution) {
        try {
            execution.awaitTermination(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
