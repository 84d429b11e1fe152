package dev.waymark.hosting;

import dev.waymark.timer.RepeatedTask;
import dev.waymark.web.DatabaseOutage;
import jakarta.annotation.Priority;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern HOST = Pattern.compile("[a-z0-9._:\\[\\]-]{1,300}");
    private static final int MAX_READING = 8;
    private static final int MAX_READING_OF_A_CLIENT = 4;
    private static final long WAIT_MILLIS = 500;
    private static final int LOOK_EVERY_SECONDS = 2;
    private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(LOOK_EVERY_SECONDS);
    private static final long UNCONFIRMED_NANOS = Duration.ofMinutes(15).toNanos();

    @Inject
    private RepeatedTask task;

    @Inject
    private HostedContent content;

    @Inject
    private HostingSettings settings;

    private final ConcurrentMap<String, HostedSite> sites = new ConcurrentHashMap<>();

    /** Hosts for which nothing is served, and when that was read; a flood of invented ones costs no more than so many readings. */
    private final ConcurrentMap<String, Long> unknown = new ConcurrentHashMap<>();

    private final Semaphore reading = new Semaphore(MAX_READING);
    private final ConcurrentMap<String, Integer> clients = new ConcurrentHashMap<>();
    private volatile long confirmed = System.nanoTime();

    /** The server, or this client, has more to read than it can or may. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void start(@Observes @Priority(200) Startup event) {
        if (settings.origin().isPresent()) {
            task.start(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS);
        }
    }

    void stop(@Observes Shutdown event) {
        task.stop();
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
        }
    }

    /** Whether this can be the name of a host, so that it is worth asking. */
    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /**
     * What is served for a host.
     *
     * @param client who asks
     * @throws Busy when too much else is being read
     */
    Optional<HostedSite> site(String host, Supplier<String> client) {
        if (System.nanoTime() - confirmed > UNCONFIRMED_NANOS) {
            sites.clear();
        }
        HostedSite site = sites.get(host);
        if (site == null) {
            return read(host, client);
        }
        site.touch(System.nanoTime());
        return Optional.of(site);
    }

    private Optional<HostedSite> read(String host, Supplier<String> client) {
        Long missed = unknown.get(host);
        if (!isHost(host) || (missed != null && System.nanoTime() - missed < UNKNOWN_NANOS)) {
            return Optional.empty();
        }
        Optional<HostedSite> site =
                reading(client, () -> content.states(host)).stream().findFirst().map(HostedSite::new);
        if (site.isPresent()) {
            makeRoom();
            sites.merge(host, site.get(), HostedFiles::newer);
            unknown.remove(host);
        } else {
            if (unknown.size() >= MAX_UNKNOWN) {
                unknown.clear();
            }
            unknown.put(host, System.nanoTime());
        }
        return site;
    }

    private static HostedSite newer(HostedSite one, HostedSite other) {
        return one.state().revision() > other.state().revision() ? one : other;
    }

    /**
     * A file of a site whose files are served.
     *
     * @param client who asks
     * @throws Busy when too much else is being read
     */
    Optional<HostedFile> file(HostedSite site, String path, Supplier<String> client) {
        Optional<HostedFile> file = site.file(path);
        if (file.isPresent()) {
            return file;
        }
        Optional<String> name = HostedContent.versionName(path);
        if (name.isPresent()) {
            return version(site, path, name.get(), client);
        }
        if (HostedContent.isStored(site.state(), path)) {
            return keep(site, path, reading(client, () -> content.stored(site.state(), path)));
        }
        if (HostedContent.isDerived(path) && !site.hasDerived()) {
            derive(site, client);
        }
        return site.file(path);
    }

    private Optional<HostedFile> keep(HostedSite site, String path, Optional<HostedFile> file) {
        file.ifPresent(found -> site.keep(path, found));
        makeRoom();
        return file;
    }

    /** The names are read once, so that guessing them costs nothing. */
    private Optional<HostedFile> version(HostedSite site, String path, String name, Supplier<String> client) {
        Map<String, Integer> versions = site.versions();
        if (versions == null) {
            versions = reading(client, () -> content.versions(site.state()));
            site.keepVersions(versions);
        }
        Integer number = versions.get(name);
        return number == null
                ? Optional.empty()
                : keep(site, path, reading(client, () -> content.version(site.state(), number)));
    }

    private void derive(HostedSite site, Supplier<String> client) {
        try {
            if (!site.deriving().tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            if (!site.hasDerived()) {
                site.keepDerived(reading(client, () -> content.derived(site.state())));
                makeRoom();
            }
        } finally {
            site.deriving().unlock();
        }
    }

    /** Reads while few others do; a client alone does not keep them all from it. */
    private <T> T reading(Supplier<String> client, Supplier<T> work) {
        String name = client.get();
        try {
            if (clients.merge(name, 1, Integer::sum) > MAX_READING_OF_A_CLIENT
                    || !reading.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
            try {
                return work.get();
            } finally {
                reading.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        } finally {
            clients.computeIfPresent(name, (any, count) -> count > 1 ? count - 1 : null);
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
