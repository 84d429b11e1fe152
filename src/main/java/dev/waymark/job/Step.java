package dev.waymark.job;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** A step of the pipeline: it knows its job and the attempt it runs in. */
abstract class Step extends AbstractBatchlet {

    /** Exit status of a step that did its work. */
    static final String DONE = "DONE";

    @Inject
    @BatchProperty
    String job;

    @Inject
    @BatchProperty
    String attempt;

    @Inject
    Jobs jobs;

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
