package dev.waymark.worker;

import dev.waymark.job.ClaimResult;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Job;
import dev.waymark.job.JobEventLog;
import dev.waymark.job.Jobs;
import dev.waymark.job.Lease;
import dev.waymark.message.Message;
import dev.waymark.telemetry.Telemetry;
import dev.waymark.web.DatabaseOutage;
import dev.waymark.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs one job to its end, as a new batch execution or by restarting the one that another server left. */
@ApplicationScoped
class Runner {

    private static final int MOST_BROKEN = 3;

    /** Attempts that were given back are not held against a job, but there is an end to everything. */
    private static final int MOST_ATTEMPTS = 20;

    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(8);

    /** What is to become of the job's place in the queue. */
    enum Outcome {
        OVER("ended", Duration.ZERO),
        LATER("waits for a moment", Duration.ofSeconds(2)),
        GIVEN_BACK("was given back", Duration.ZERO),
        LEASE_LOST("belongs to another server", Duration.ZERO);

        private final String words;
        private final Duration pause;

        Outcome(String words, Duration pause) {
            this.words = words;
            this.pause = pause;
        }

        String words() {
            return words;
        }

        Duration pause() {
            return pause;
        }
    }

    @Inject
    private Jobs jobs;

    @Inject
    private BatchEngine engine;

    @Inject
    private JobEventLog journal;

    @Inject
    private Telemetry telemetry;

    @Inject
    @ConfigProperty(name = "JOB_SECONDS")
    int longest;

    private volatile boolean stopping;

    /** From now on, whatever runs here stops soon and waits for another server. */
    void giveBack() {
        stopping = true;
    }

    Outcome run(Lease lease) {
        ClaimResult result = DatabaseRetry.with(() -> jobs.claim(lease));
        if (result instanceof ClaimResult.Refused why) {
            return refused(why);
        }
        Job job = ((ClaimResult.Claimed) result).job();
        Outcome outcome = telemetry.attempt(job.id(), job.attempt().number(), job.createdAt(), span -> {
            Outcome became = attempt(job);
            span.with("waymark.job.outcome", Ids.of(became));
            return became;
        });
        if (outcome == Outcome.OVER && telemetry.isOn()) {
            DatabaseRetry.with(() -> jobs.find(job.id())).ifPresent(this::endTrace);
        }
        return outcome;
    }

    private void endTrace(Job job) {
        telemetry.ended(
                job.id(), job.createdAt(), Ids.of(job.state()), job.attempt().number());
    }

    private static Outcome refused(ClaimResult.Refused why) {
        return switch (why) {
            case HOST_BUSY -> Outcome.LATER;
            case LEASE_LOST -> Outcome.LEASE_LOST;
            case OVER -> Outcome.OVER;
        };
    }

    private Outcome attempt(Job job) {
        if (job.broken() >= MOST_BROKEN || job.tries() > MOST_ATTEMPTS) {
            fail(job, Message.of("job.problem.attempts"));
            return Outcome.OVER;
        }
        journal.started(job);
        Outcome outcome = work(job);
        journal.ends(job.attempt(), outcome.words());
        return outcome;
    }

    private Outcome work(Job job) {
        try {
            BatchRun work = engine.start(job);
            DatabaseRetry.with(() -> jobs.started(job, work.id()));
            watch(job, work);
            return stopping || work.missedTheDatabase() ? giveBack(job) : conclude(job);
        } catch (InterruptedException e) {
            // The server stops. What is left to do is to say so in the database, which an interrupted thread could not.
            return giveBack(job);
        } catch (RuntimeException e) {
            if (DatabaseOutage.isBehind(e)) {
                return giveBack(job);
            }
            throw e;
        }
    }

    /** Stops work that is no longer wanted: its job was cancelled, taken over or out of time, or this server stops. */
    private void watch(Job job, BatchRun work) throws InterruptedException {
        long begun = System.nanoTime();
        while (!work.endsWithin(LOOK_EVERY_MILLIS)) {
            if (System.nanoTime() - begun > Duration.ofSeconds(longest).toNanos()) {
                fail(job, Message.of("job.problem.time", longest / 60));
            }
            if (stopping || !isWanted(job, work)) {
                work.stop();
                work.endsWithin(TIME_TO_STOP.toMillis());
                return;
            }
        }
    }

    private boolean isWanted(Job job, BatchRun work) {
        try {
            return jobs.stageOf(job.attempt()).isPresent();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isBehind(e)) {
                throw e;
            }
            work.missTheDatabase();
            return true;
        }
    }

    /** Changes nothing when a step has already given its own end or reason, or the job was cancelled. */
    private Outcome conclude(Job job) {
        fail(job, Message.of("job.problem.ours"));
        return Outcome.OVER;
    }

    private Outcome giveBack(Job job) {
        boolean given = DatabaseRetry.with(() -> jobs.giveBack(job.attempt()));
        if (!given) {
            return Outcome.OVER;
        }
        return stopping ? Outcome.GIVEN_BACK : Outcome.LATER;
    }

    private void fail(Job job, Message why) {
        DatabaseRetry.with(() -> jobs.fail(job.attempt(), why.toString()));
    }
}
