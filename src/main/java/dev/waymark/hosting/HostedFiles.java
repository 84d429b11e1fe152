package dev.waymark.hosting;

import dev.waymark.web.DatabaseOutage;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files that are served, from memory. One statement every two seconds asks whether the hosts in memory have changed, however many
 * requests there are; a request for what is in memory asks nothing. While the database is away, what is in memory is served for a
 * quarter of an hour.
 */
@ApplicationScoped
class HostedFiles {

    private static final Logger LOG = Logger.getLogger(HostedFiles.class.getName());

    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final int MAX_SITES = 5_000;
    private static final int MAX_UNKNOWN = 10_000;
    private static final int MAX_HOST = 300;
    private static final int MAX_READING = 4;
    private static final long WAIT_MILLIS = 2_000;
    private static final int LOOK_EVERY_SECONDS = 2;
    private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(LOOK_EVERY_SECONDS);
    private static final long UNCONFIRMED_NANOS = Duration.ofMinutes(15).toNanos();

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService timer;

    @Inject
    private HostedContent content;

    @Inject
    private HostingSettings settings;

    private final ConcurrentMap<String, HostedSite> sites = new ConcurrentHashMap<>();

    /** Hosts for which nothing is served, and when that was read; a flood of invented ones costs no more than so many readings. */
    private final ConcurrentMap<String, Long> unknown = new ConcurrentHashMap<>();

    private final Semaphore reading = new Semaphore(MAX_READING);
    private volatile long confirmed = System.nanoTime();
    private @Nullable Future<?> looking;

    /** The server has more to read than it can. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void start(@Observes @Priority(200) Startup event) {
        if (settings.origin().isPresent()) {
            looking =
                    timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes Shutdown event) {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** Forgets what has changed. A fault ends one look; the next starts over. */
    void look() {
        try {
            long now = System.nanoTime();
            List<HostedSite> known = List.copyOf(sites.values());
            Map<String, HostedSite.State> states = known.isEmpty()
                    ? Map.of()
                    : content
                            .states(known.stream()
                                    .map(site -> site.state().host())
                                    .toArray(String[]::new))
                            .stream()
                            .collect(Collectors.toMap(HostedSite.State::host, Function.identity()));
            known.stream()
                    .filter(site -> !site.state().equals(states.get(site.state().host())))
                    .forEach(site -> sites.remove(site.state().host(), site));
            confirmed = now;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isBehind(e)) {
                LOG.log(Level.WARNING, "Changes of hosted files were not looked for; they are in two seconds", e);
            }
            if (System.nanoTime() - confirmed > UNCONFIRMED_NANOS) {
                sites.clear();
            }
        }
    }

    /**
     * What is served for a host.
     *
     * @throws Busy when too much else is being read
     */
    Optional<HostedSite> site(String host) {
        HostedSite site = sites.get(host);
        if (site == null) {
            return read(host);
        }
        site.touch(System.nanoTime());
        return Optional.of(site);
    }

    private Optional<HostedSite> read(String host) {
        Long missed = unknown.get(host);
        if (host.length() > MAX_HOST || (missed != null && System.nanoTime() - missed < UNKNOWN_NANOS)) {
            return Optional.empty();
        }
        Optional<HostedSite> site = reading(() -> content.state(host)).map(HostedSite::new);
        if (site.isPresent()) {
            makeRoom();
            sites.put(host, site.get());
            unknown.remove(host);
        } else {
            if (unknown.size() >= MAX_UNKNOWN) {
                unknown.clear();
            }
            unknown.put(host, System.nanoTime());
        }
        return site;
    }

    /**
     * A file of a site whose files are served.
     *
     * @throws Busy when too much else is being read
     */
    Optional<HostedFile> file(HostedSite site, String path) {
        Optional<HostedFile> file = site.file(path);
        if (file.isPresent()) {
            return file;
        }
        if (HostedContent.isSingle(site.state(), path)) {
            Optional<HostedFile> single = reading(() -> content.single(site.state(), path));
            single.ifPresent(found -> site.keep(path, found));
            makeRoom();
            return single;
        }
        if (HostedContent.isDerived(path) && !site.hasDerived()) {
            site.keepDerived(reading(() -> content.derived(site.state())));
            makeRoom();
        }
        return site.file(path);
    }

    private <T> T reading(Supplier<T> work) {
        try {
            if (!reading.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            reading.release();
        }
    }

    /** Forgets the sites that were not asked for for the longest time. */
    private synchronized void makeRoom() {
        long bytes = sites.values().stream().mapToLong(HostedSite::bytes).sum();
        if (bytes <= MAX_BYTES && sites.size() < MAX_SITES) {
            return;
        }
        List<HostedSite> oldest = sites.values().stream()
                .sorted(Comparator.comparingLong(HostedSite::used))
                .toList();
        for (HostedSite site : oldest) {
            if (bytes <= MAX_BYTES / 2 && sites.size() < MAX_SITES / 2) {
                return;
            }
            if (sites.remove(site.state().host(), site)) {
                bytes -= site.bytes();
            }
        }
    }
}
