package dev.waymark.pipeline;

import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.job.Attempt;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Job;
import dev.waymark.job.Jobs;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.telemetry.Telemetry;
import dev.waymark.web.DatabaseOutage;
import dev.waymark.web.Ids;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A step of the pipeline: it knows its job and the attempt it runs in. */
abstract class Step extends AbstractBatchlet {

    private static final Logger LOG = Logger.getLogger(Step.class.getName());

    /** Exit status of a step whose outcome is stored. */
    static final String DONE = "DONE";

    /** Exit status of a step whose job was cancelled, deleted or taken over: no other step follows. */
    static final String UNWANTED = "UNWANTED";

    private final Job.Stage stage;
    private final Deadline deadline = Deadline.none();

    @Inject
    private JobContext context;

    @Inject
    Ledger ledger;

    @Inject
    Jobs jobs;

    @Inject
    Telemetry telemetry;

    /** @param stage of the job while the step works; the commit that stores the outcome enters the next one */
    Step(Job.Stage stage) {
        this.stage = stage;
    }

    /** The batch engine repeats a step when the server died after the commit and before the engine's own record of it. */
    @Override
    public final String process() {
        Optional<Job.Stage> present = DatabaseRetry.with(() -> jobs.stageOf(attempt()));
        if (present.isEmpty()) {
            return UNWANTED;
        }
        return present.get().compareTo(stage) > 0
                ? DONE
                : telemetry.step(jobId(), Ids.of(stage)).run(span -> workIfWanted());
    }

    /** A job that is deleted takes its rows away from under the step; what the step then fails over is no error. */
    String workIfWanted() {
        try {
            return deadline.run(this::work);
        } catch (DeadlinePassed e) {
            return UNWANTED;
        } catch (RuntimeException e) {
            if (DatabaseOutage.isBehind(e) || jobs.stageOf(attempt()).isPresent()) {
                throw e;
            }
            LOG.info(() -> attempt() + ": no longer wanted; " + stage + " was broken off.");
            LOG.log(Level.FINE, "The step failed when its job was cancelled, deleted or taken over.", e);
            return UNWANTED;
        }
    }

    /** Does the work from what is stored, and stores the outcome in one transaction; the exit status. */
    abstract String work();

    /** Ends the work soon: the job was cancelled, is out of time, or goes to another server. */
    @Override
    public void stop() {
        deadline.cancel();
    }

    /** Changes the job in one transaction, waiting for a database that is away; false when this attempt runs it no more. */
    boolean store(Consumer<Job> change) {
        return DatabaseRetry.with(() -> jobs.write(attempt(), change));
    }

    /** The pages that were read, from the step before or else from the database. */
    SiteContent content() {
        if (!(context.getTransientUserData() instanceof SiteContent)) {
            handOver(ledger.pages(jobId()), ledger.attachments(jobId()));
        }
        return (SiteContent) context.getTransientUserData();
    }

    /** Leaves what was read to the next steps. */
    void handOver(List<Page> pages, List<Attachment> attachments) {
        context.setTransientUserData(new SiteContent(pages, attachments, jobs.optionsOf(jobId())));
    }

    long jobId() {
        return attempt().jobId();
    }

    Attempt attempt() {
        Properties run = context.getProperties();
        return new Attempt(Long.parseLong(run.getProperty("job")), Integer.parseInt(run.getProperty("attempt")));
    }
}
