package dev.waymark.worker;

import dev.waymark.web.DatabaseOutage;
import jakarta.batch.runtime.BatchStatus;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jberet.runtime.JobExecutionImpl;
import org.jberet.runtime.StepExecutionImpl;

/** A batch execution and its thread. The thread may end without the execution's record saying so. */
final class BatchRun {

    private final JobExecutionImpl execution;
    private final Future<?> thread;
    private boolean missedTheDatabase;

    BatchRun(JobExecutionImpl execution, Future<?> thread) {
        this.execution = execution;
        this.thread = thread;
    }

    long id() {
        return execution.getExecutionId();
    }

    /** Waits a moment for the end. */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        try {
            thread.get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            missedTheDatabase |= DatabaseOutage.isBehind(e);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Asks the step that is under way to stop. */
    void stop() {
        execution.stop();
    }

    /** Somebody who watches could not reach the database. */
    void missTheDatabase() {
        missedTheDatabase = true;
    }

    /** Whether the database was away while it ran; when it has not come to an end of its own, that is why. */
    boolean missedTheDatabase() {
        return missedTheDatabase || failures().anyMatch(DatabaseOutage::isBehind) || couldNotRecord();
    }

    /** When the engine itself cannot write, which after the commit of a step nothing but the database prevents, no step has failed. */
    private boolean couldNotRecord() {
        return execution.getBatchStatus() == BatchStatus.FAILED
                && failures().findAny().isEmpty();
    }

    private Stream<Exception> failures() {
        return execution.getStepExecutions().stream()
                .map(step -> ((StepExecutionImpl) step).getException())
                .filter(Objects::nonNull);
    }
}
