package dev.waymark.crawl;

import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.deadline.DeadlinePassed;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Worker threads that fetch pages. Results are queued and applied by the crawl's own thread, which alone changes the state of the
 * crawl.
 */
final class FetchWorkers implements AutoCloseable {

    private static final int THREADS = 4;

    private final PageFetcher visitor;
    private final ThreadPoolExecutor threads;
    private final LinkedBlockingQueue<Runnable> news = new LinkedBlockingQueue<>();

    FetchWorkers(PageFetcher visitor) {
        this.visitor = visitor;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FetchWorkers::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "crawl");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Sends somebody to ask for the candidate.
     *
     * @param starts told when the request is about to start
     * @param returns told what came of it
     */
    void send(Candidate candidate, Runnable starts, Consumer<FetchOutcome> returns) {
        threads.execute(() -> {
            try {
                FetchOutcome visited = visitor.visit(candidate, () -> news.add(starts));
                news.add(() -> returns.accept(visited));
            } catch (InterruptedException | DeadlinePassed e) {
                Thread.currentThread().interrupt(); // the crawl is over
            } catch (Throwable e) {
                news.add(() -> {
                    throw new IllegalStateException("reading " + candidate.url(), e);
                });
            }
        });
    }

    /** Drops the requests that have not started. */
    void clear() {
        threads.getQueue().clear();
    }

    /** What to do next, or null when nobody has anything to tell within that time. */
    @Nullable
    Runnable next(Duration patience) throws InterruptedException {
        return news.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends everybody home, without waiting for answers still under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
