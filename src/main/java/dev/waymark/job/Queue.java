package dev.waymark.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.submission.FreeQueue;
import dev.waymark.submission.Order;
import dev.waymark.submission.Tier;
import dev.waymark.url.Site;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The jobs that wait, and how many may before free ones are refused: in all, those that were paid for included, and of one client. What
 * was paid for is never refused here, since its money is taken already.
 */
@ApplicationScoped
public class Queue implements FreeQueue {

    /** The name that db-scheduler knows the work on a job by. */
    public static final String TASK = "generate";

    private static final int TRY_AGAIN_SECONDS = 30;
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    /**
     * The waiting jobs when they were last counted, and the submissions here since then. To count them all costs as much as to store one,
     * so it is done once a second, and before anybody is refused because of it.
     */
    private final AtomicLong waiting = new AtomicLong();

    private volatile long counted = System.nanoTime() - GOOD_FOR;

    @Inject
    private Sql sql;

    @Inject
    private DatabaseClock clock;

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Inject
    private Event<JobQueued> queued;

    private SchedulerClient tasks;

    @Inject
    @ConfigProperty(name = "JOBS_WAITING")
    int mostWaiting;

    @Inject
    @ConfigProperty(name = "JOBS_WAITING_PER_CLIENT")
    int mostOfOneClient;

    @PostConstruct
    void create() {
        tasks = SchedulerClient.Builder.create(dataSource).enablePriority().build();
    }

    /**
     * In one statement: the database counts, and stores what is not refused. Many submissions of one client at once cannot slip past the
     * bound together, since each waits for the end of the transaction before it.
     */
    @Override
    public Instant add(Token token, Order order, String client) {
        long asked = System.nanoTime();
        boolean countsAll = waiting.incrementAndGet() > mostWaiting || asked - counted >= GOOD_FOR;
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        Taken taken = sql.of("""
                        select * from accept_free_submission(:token, :url, :host, :template, :sector, :goal, :noindex, :client, :now,
                            :ofClient, :ofAll, :countsAll, :shared)
                        """)
                .with("token", token.hash())
                .with("shared", token.shared().hash())
                .with("url", order.url().toString())
                .with("host", Site.hostOf(order.url()))
                .with("template", order.template())
                .with("sector", order.sector())
                .with("goal", order.goal())
                .with("noindex", order.includeNoindex())
                .with("client", client)
                .with("now", now)
                .with("ofClient", (long) mostOfOneClient)
                .with("ofAll", (long) mostWaiting)
                .with("countsAll", countsAll)
                .one(Taken::of);
        taken.waiting().ifPresent(number -> {
            waiting.set(number + 1);
            counted = asked;
        });
        queued.fire(new JobQueued(taken.job().orElseThrow(() -> refusal(taken))));
        return now;
    }

    /**
     * What became of a submission.
     *
     * @param waiting how many jobs waited before it; empty when they were not counted
     * @param job its job; empty when it is refused
     */
    private record Taken(long ofClient, Optional<Long> waiting, Optional<Long> job) {
        static Taken of(Row row) {
            return new Taken(
                    row.longValue("waiting_of_client"),
                    row.optionalLong("waiting_of_all"),
                    row.optionalLong("new_job"));
        }
    }

    private WebApplicationException refusal(Taken taken) {
        return taken.ofClient() >= mostOfOneClient
                ? refusal(ProblemType.TOO_MANY_WAITING, Message.of("error.client-queue", mostOfOneClient))
                : refusal(ProblemType.BUSY, Message.of("error.queue"));
    }

    private static WebApplicationException refusal(ProblemType type, Message detail) {
        return ProblemDetails.of(type, detail)
                .asException(Response.noContent().header("Retry-After", String.valueOf(TRY_AGAIN_SECONDS)));
    }

    /** Whether the lease still holds; it stays so until the caller's transaction ends. */
    boolean holds(Lease lease) {
        return sql.of("""
                        select 1 from scheduled_tasks
                        where task_name = 'generate' and task_instance = :task and picked and version = :version
                        for update
                        """)
                .with("task", lease.task())
                .with("version", lease.version())
                .exists();
    }

    /** Whether another job reads the host; nobody begins to before the caller's transaction ends. */
    boolean isBusy(String host, long jobId) {
        sql.lock("host " + host);
        return sql.of("select 1 from jobs where state = 'RUNNING' and host = :host and id <> :job")
                .with("host", host)
                .with("job", jobId)
                .exists();
    }

    /** Adds a new job in the caller's transaction. */
    void add(long jobId, Tier tier) {
        tasks.scheduleBatch(List.of(task(jobId, tier)), clock.now());
        queued.fire(new JobQueued(jobId));
    }

    /** Adds a job in the caller's transaction; false when it is in the queue already. */
    boolean addAgain(long jobId, Tier tier) {
        return tasks.scheduleIfNotExists(task(jobId, tier), clock.now());
    }

    private static TaskInstance<Void> task(long jobId, Tier tier) {
        return new TaskInstance.Builder<Void>(TASK, String.valueOf(jobId))
                .priority(tier == Tier.PAID ? 1 : 0)
                .build();
    }

    /** Removes a job that no server works on from the queue; a server that works on one finds out and stops. */
    void leave(long jobId) {
        sql.of("delete from scheduled_tasks where task_name = 'generate' and task_instance = :task and not picked")
                .with("task", String.valueOf(jobId))
                .update();
    }
}
