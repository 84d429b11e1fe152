package dev.waymark.pipeline;

import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** Shows the result: from here on the job is finished for everybody. */
@Named
@Dependent
class FinishStep extends Step {

    FinishStep() {
        super(Job.Stage.FINISH);
    }

    @Override
    String work() {
        DatabaseRetry.with(() -> jobs.finish(attempt()));
        return DONE;
    }
}
