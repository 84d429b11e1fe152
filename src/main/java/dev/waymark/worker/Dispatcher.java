package dev.waymark.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.waymark.job.ClaimQuery;
import dev.waymark.job.DatabaseClock;
import dev.waymark.job.Job;
import dev.waymark.job.JobQueued;
import dev.waymark.job.Jobs;
import dev.waymark.job.Lease;
import dev.waymark.job.Queue;
import dev.waymark.mail.Mailer;
import dev.waymark.mail.Outbox;
import dev.waymark.telemetry.Telemetry;
import dev.waymark.web.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Assigns each waiting job to one server. Ownership is a lease in the database with a heartbeat; the job of a server that died is
 * assigned again and goes on from what is stored. {@link ClaimQuery} decides the order.
 */
@ApplicationScoped
class Dispatcher {

    /** The fewest that the library allows. Dead servers are looked for every two heartbeats. */
    private static final int MISSED_HEARTBEATS = 4;

    /** Threads beside those of the jobs: housekeeping and mail never wait for the end of a long one, nor for each other. */
    private static final int OTHERS = 2;

    /** When the database was away before or after a mail was sent. */
    private static final Duration MAIL_PAUSE = Duration.ofSeconds(10);

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Inject
    private Runner runner;

    @Inject
    private Mailer mailer;

    @Inject
    private Housekeeping housekeeping;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Telemetry telemetry;

    @Inject
    @ConfigProperty(name = "JOBS_PARALLEL")
    int parallel;

    @Inject
    @ConfigProperty(name = "JOB_HEARTBEAT_SECONDS")
    int heartbeat;

    private Scheduler scheduler;
    private Pulse pulse;

    @PostConstruct
    void create() {
        CustomTask<Void> generate = Tasks.custom(Queue.TASK, Void.class)
                .onFailure((failed, row) -> row.reschedule(failed, clock.now().plus(Runner.Outcome.LATER.pause())))
                .onDeadExecution((dead, row) -> row.reschedule(dead, clock.now()))
                .execute(this::generate);
        CustomTask<Void> mail = Tasks.custom(Outbox.TASK, Void.class)
                .onFailure((failed, row) -> row.reschedule(failed, clock.now().plus(MAIL_PAUSE)))
                .onDeadExecution((dead, row) -> row.reschedule(dead, clock.now()))
                .execute(this::send);
        RecurringTask<Void> tidying = Tasks.recurring(
                        "housekeeping", Schedules.fixedDelay(Duration.ofSeconds(housekeeping.everySeconds())))
                .execute((task, context) -> housekeeping.tidy());
        pulse = new Pulse(Clock.systemUTC(), Duration.ofSeconds(heartbeat));
        scheduler = Scheduler.create(dataSource, generate, mail)
                .startTasks(tidying)
                .schedulerName(new SchedulerName.Fixed(nameOfThisServer()))
                .clock(clock)
                .jdbcCustomization(new ClaimQuery(parallel))
                .threads(parallel + OTHERS)
                .executorService(Executors.newFixedThreadPool(parallel + OTHERS, threads))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(heartbeat))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .addSchedulerListener(pulse)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    /** Never the same twice: a server that starts again is another one, and must not take its dead self for alive. */
    private static String nameOfThisServer() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    private CompletionHandler<Void> generate(TaskInstance<Void> task, ExecutionContext context) {
        Runner.Outcome outcome = runner.run(new Lease(task.getId(), context.getExecution().version));
        return (done, row) -> {
            switch (outcome) {
                case OVER -> row.remove();
                case LATER, GIVEN_BACK -> row.reschedule(done, clock.now().plus(outcome.pause()));
                case LEASE_LOST -> {
                    // the row is another server's
                }
            }
            scheduler.triggerCheckForDueExecutions();
        };
    }

    private CompletionHandler<Void> send(TaskInstance<Void> task, ExecutionContext context) {
        Optional<Duration> later = mailer.deliver(Long.parseLong(task.getId()));
        return (done, row) -> {
            later.ifPresentOrElse(pause -> row.reschedule(done, clock.now().plus(pause)), row::remove);
            scheduler.triggerCheckForDueExecutions();
        };
    }

    void start(@Observes @Priority(100) Startup event) {
        scheduler.start();
    }

    /** Takes no more work, and gives back what is under way for another server to go on with. */
    void stop(@Observes @Priority(100) Shutdown event) {
        scheduler.pause();
        runner.giveBack();
        scheduler.stop();
    }

    /** Whether the threads live that hand out jobs. */
    boolean isAlive() {
        return scheduler.getSchedulerState().isShuttingDown()
                || pulse.beats(scheduler.getCurrentlyExecuting().size() >= parallel + OTHERS);
    }

    /** A server that is busy looks when one of its jobs ends: to choose among a thousand that wait takes the database 8 ms. */
    void lookAtOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued queued) {
        telemetry.queued(queued.jobId());
        if (scheduler.getCurrentlyExecuting().size() < parallel) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** The trace of any other job is ended by the server that worked on it. */
    void endTrace(@Observes(during = TransactionPhase.AFTER_SUCCESS) Jobs.WaitingCancelled job) {
        telemetry.ended(job.jobId(), job.createdAt(), Ids.of(Job.State.CANCELLED), job.attempts());
    }
}
