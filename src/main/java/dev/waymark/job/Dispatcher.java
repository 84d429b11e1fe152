package dev.waymark.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.waymark.submission.Accepted;
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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands each waiting job to one server. Owning a job is a lease in the database with a heartbeat; the job of a server that died
 * is handed out again, and goes on from what is stored.
 */
@ApplicationScoped
class Dispatcher {

    private static final int MISSED_HEARTBEATS = 5;

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Inject
    private Runner runner;

    @Inject
    @ConfigProperty(name = "JOBS_PARALLEL")
    int parallel;

    @Inject
    @ConfigProperty(name = "JOB_HEARTBEAT_SECONDS")
    int heartbeat;

    private OneTimeTask<Void> generate;
    private Scheduler scheduler;

    @PostConstruct
    void create() {
        generate = Tasks.oneTime("generate", Void.class)
                .onDeadExecutionRevive()
                .execute((task, context) -> runner.run(Long.parseLong(task.getId())));
        scheduler = Scheduler.create(dataSource, generate)
                .threads(parallel)
                .executorService(Executors.newFixedThreadPool(parallel, threads))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(Duration.ofSeconds(heartbeat))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
    }

    void start(@Observes @Priority(100) Startup event) {
        scheduler.start();
    }

    void stop(@Observes Shutdown event) {
        scheduler.stop();
    }

    /** Enqueues a job in the caller's transaction; false when it is enqueued already. */
    boolean schedule(long jobId) {
        return scheduler.scheduleIfNotExists(generate.instance(String.valueOf(jobId)), Instant.now());
    }

    void lookAtOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) Accepted accepted) {
        scheduler.triggerCheckForDueExecutions();
    }
}
