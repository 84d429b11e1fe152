package dev.waymark.job;

import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** A step of the pipeline: it knows its job and the attempt it runs in. */
abstract class Step extends AbstractBatchlet {

    /** Exit status of a step that did its work. */
    static final String DONE = "DONE";

    /** Exit status of a step that was told to stop; the batch engine starts no further one. */
    static final String STOPPED = "STOPPED";

    @Inject
    @BatchProperty
    String job;

    @Inject
    @BatchProperty
    String attempt;

    @Inject
    Jobs jobs;

    private final Deadline deadline = Deadline.none();

    @Override
    public final String process() {
        try {
            return deadline.run(this::work);
        } catch (DeadlinePassed e) {
            return STOPPED;
        }
    }

    /** Does what the step is for, and returns its exit status. */
    abstract String work();

    /** Ends the work soon: the job was cancelled, is out of time, or goes to another server. */
    @Override
    public void stop() {
        deadline.cancel();
    }

    /** Changes the job in one transaction, waiting for a database that is away; false when this attempt runs it no more. */
    boolean store(Consumer<Job> change) {
        return Patience.with(() -> jobs.write(jobId(), attempt(), change));
    }

    long jobId() {
        return Long.parseLong(job);
    }

    int attempt() {
        return Integer.parseInt(attempt);
    }
}
