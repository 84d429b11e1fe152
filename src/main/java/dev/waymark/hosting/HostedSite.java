package dev.waymark.hosting;

import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a server has in memory of one host: its state at one revision, and the files that were asked for. Safe for use by many threads.
 */
final class HostedSite {

    /** What is read of a host: a result that was deleted or has expired is not served. */
    static final String STATES = """
            select host, revision, nested, frozen_version, hostings.changed_at, visible.job_id, visible.url,
                   case when hostings.state in ('ACTIVE', 'FROZEN') and visible.state is distinct from 'FINISHED' then 'ENDED'
                        else hostings.state end as state
            from hostings left join visible_submissions visible on visible.id = submission_id
            """;

    private final State state;
    private final Map<String, HostedFile> files = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final ReentrantLock deriving = new ReentrantLock();
    private volatile boolean derived;
    private volatile @Nullable Map<String, Integer> versions;
    private volatile long used = System.nanoTime();

    /**
     * A row of the table.
     *
     * @param job empty when the result is gone
     * @param url of the website; empty likewise
     * @param frozen the version that is served in place of the newest
     * @param changed when anything of it last changed
     */
    record State(
            String host,
            long revision,
            HostingState state,
            boolean nested,
            Optional<Long> job,
            String url,
            Optional<Integer> frozen,
            Instant changed) {

        static State of(Row row) {
            return new State(
                    row.text("host"),
                    row.longValue("revision"),
                    HostingState.valueOf(row.text("state")),
                    row.booleanValue("nested"),
                    row.optionalLong("job_id"),
                    row.optionalText("url").orElse(""),
                    row.optionalInt("frozen_version"),
                    row.instant("changed_at"));
        }
    }

    HostedSite(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }

    /** The file at a path, if it is here. */
    Optional<HostedFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    void keep(String path, HostedFile file) {
        HostedFile before = files.put(path, file);
        bytes.addAndGet(file.size() - (before == null ? 0 : before.size()));
    }

    /** Whether all that is made from the pages is here. */
    boolean hasDerived() {
        return derived;
    }

    void keepDerived(Map<String, HostedFile> made) {
        made.forEach(this::keep);
        derived = true;
    }

    /** Held by who makes what is derived, so that it is made once. */
    ReentrantLock deriving() {
        return deriving;
    }

    /** The numbers of the versions by the names of their texts; null until they were read. */
    @Nullable
    Map<String, Integer> versions() {
        return versions;
    }

    void keepVersions(Map<String, Integer> read) {
        versions = Map.copyOf(read);
    }

    long bytes() {
        return bytes.get();
    }

    void touch(long now) {
        used = now;
    }

    long used() {
        return used;
    }
}
