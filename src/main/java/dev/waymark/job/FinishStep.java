package dev.waymark.job;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** Shows the result: from here on the job is finished for everybody. */
@Named
@Dependent
class FinishStep extends Step {

    @Override
    public String process() {
        Patience.with(() -> jobs.finish(jobId(), attempt()));
        return DONE;
    }
}
