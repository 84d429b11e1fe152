package dev.waymark.timer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One piece of work that a server does every few seconds, never twice at once. What it does must not throw: it would not be done again. */
@Dependent
public class RepeatedTask {

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService timer;

    /** Null until it is started. */
    private @Nullable Future<?> running;

    /**
     * Begins.
     *
     * @param first seconds until it is done for the first time
     * @param pause seconds between the end of one time and the next
     */
    public void start(Runnable work, int first, int pause) {
        running = timer.scheduleWithFixedDelay(work, first, pause, TimeUnit.SECONDS);
    }

    /** Does something else once, soon and on another thread. */
    public void once(Runnable work) {
        timer.execute(work);
    }

    /** Begins no more; what is under way is not interrupted. */
    public void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }
}
