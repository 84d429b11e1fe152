package dev.waymark.render;

import dev.waymark.crawl.PageRenderer;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.Fetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.robots.RobotsCache;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders pages in Chromium, so many at once as there may be browsers. A browser is started when a page needs it, ended when none has
 * for a minute, and killed when it hangs or grows too large; the next page gets a new one. Where it cannot be isolated nothing is
 * rendered.
 */
public final class ChromiumRenderer implements PageRenderer, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ChromiumRenderer.class.getName());

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int MAX_FAILED_STARTS = 3;

    /** Debian's program itself rather than its wrapper, which adds flags of the machine. */
    private static final List<Path> INSTALLED = Stream.of(
                    "/usr/lib/chromium/chromium",
                    "/usr/lib/chromium-browser/chromium-browser",
                    "/opt/google/chrome/chrome",
                    "/usr/bin/chromium")
            .map(Path::of)
            .toList();

    private final Path program;
    private final Isolation isolation;
    private final RenderLimits limits;
    private final Semaphore places;
    private final Deque<Browser> idle = new ArrayDeque<>();
    private final ScheduledExecutorService watch;
    private @Nullable Future<?> ending;
    private int failedStarts;
    private volatile boolean off;

    private ChromiumRenderer(Path program, Isolation isolation, int parallel, RenderLimits limits) {
        this.program = program;
        this.isolation = isolation;
        this.limits = limits;
        this.places = new Semaphore(Math.max(1, parallel), true);
        this.watch = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "renderer-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The renderer of this machine, or one that renders nothing, with the reason in the log.
     *
     * @param browser the program; empty for the one that is installed
     * @param parallel how many pages are rendered at once
     */
    public static Optional<ChromiumRenderer> find(Optional<Path> browser, int parallel) {
        return find(browser, parallel, RenderLimits.USUAL);
    }

    static Optional<ChromiumRenderer> find(Optional<Path> browser, int parallel, RenderLimits limits) {
        Optional<Path> program = browser.isPresent() ? browser : installed();
        if (program.filter(Files::isExecutable).isEmpty()) {
            LOG.log(Level.INFO, "Pages that need a browser are not read: no Chromium is installed");
            return Optional.empty();
        }
        return isolation().map(found -> new ChromiumRenderer(program.get(), found, parallel, limits));
    }

    private static Optional<Path> installed() {
        return INSTALLED.stream().filter(Files::isExecutable).findFirst();
    }

    /** The strictest way to keep a program apart that works here. */
    private static Optional<Isolation> isolation() {
        String problem = "";
        for (Isolation isolation : List.of(new Isolation(true), new Isolation(false))) {
            try {
                BrowserProcess.probe(isolation);
                return Optional.of(isolation);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        LOG.log(
                Level.WARNING,
                "Pages that need a browser are not read: it cannot be kept from the network here, since user and network namespaces "
                        + "cannot be made (see docs/deployment.md): " + problem);
        return Optional.empty();
    }

    @Override
    public boolean isAvailable() {
        return !off;
    }

    @Override
    public Session open(Fetcher fetcher, HostLimiter limiter, RobotsCache robots) {
        ResourceFetcher resources = new ResourceFetcher(fetcher, limiter, robots);
        return (shell, wanted) -> render(shell, resources, wanted);
    }

    private Outcome render(FetchResponse shell, ResourceFetcher resources, BooleanSupplier wanted)
            throws InterruptedException {
        places.acquire();
        try {
            if (!wanted.getAsBoolean()) {
                return new Outcome.GivenUp(Message.NONE);
            }
            return off ? new Outcome.GivenUp(Message.of("render.unavailable")) : renderNow(shell, resources);
        } finally {
            places.release();
        }
    }

    private Outcome renderNow(FetchResponse shell, ResourceFetcher resources) throws InterruptedException {
        Browser browser;
        try {
            browser = take();
        } catch (IOException e) {
            failedToStart(e);
            return new Outcome.GivenUp(Message.of("render.unavailable"));
        }
        Future<?> kill =
                watch.schedule(browser::close, limits.time().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        boolean fine = false;
        try {
            Outcome outcome = new PageVisit(browser, resources, shell, limits).run();
            fine = !(outcome instanceof Outcome.GivenUp) && browser.process().isAlive();
            return outcome;
        } catch (BrowserException e) {
            LOG.log(Level.DEBUG, () -> "The browser failed at " + shell.url() + ": " + e.getMessage());
            return new Outcome.GivenUp(Message.of("render.crashed"));
        } finally {
            kill.cancel(false);
            giveBack(browser, fine);
        }
    }

    private Browser take() throws IOException, InterruptedException {
        synchronized (idle) {
            Browser browser = idle.poll();
            while (browser != null && !browser.process().isAlive()) {
                browser.close();
                browser = idle.poll();
            }
            if (browser != null) {
                return browser;
            }
        }
        Browser started = Browser.start(isolation, program);
        synchronized (idle) {
            failedStarts = 0;
        }
        LOG.log(Level.INFO, "A browser was started for pages that need one");
        return started;
    }

    private void failedToStart(IOException e) {
        synchronized (idle) {
            failedStarts++;
            off = failedStarts >= MAX_FAILED_STARTS;
        }
        LOG.log(
                Level.WARNING,
                off ? "The browser does not start; it is not tried again" : "The browser did not start",
                e);
    }

    private void giveBack(Browser browser, boolean fine) {
        synchronized (idle) {
            if (!fine || off) {
                browser.close();
                return;
            }
            idle.add(browser);
            if (ending != null) {
                ending.cancel(false);
            }
            ending = watch.schedule(this::endIdle, IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void endIdle() {
        synchronized (idle) {
            idle.forEach(Browser::close);
            idle.clear();
        }
    }

    /** Ends the browsers; nothing is rendered any more. */
    @Override
    public void close() {
        off = true;
        endIdle();
        watch.shutdownNow();
    }
}
