package dev.waymark.hosting;

import dev.waymark.storage.Row;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a server has in memory of one host: its state at one revision, and the files that were asked for. Safe for use by many threads.
 */
final class HostedSite {

    /** What is read of a host: a result that was deleted or has expired is not served. */
    static final String STATES = """
            select host, revision, nested, frozen_version, visible.job_id, visible.url,
                   case when hostings.state in ('ACTIVE', 'FROZEN') and visible.state is distinct from 'FINISHED' then 'ENDED'
                        else hostings.state end as state
            from hostings left join visible_submissions visible on visible.id = submission_id
            """;

    private final State state;
    private final Map<String, HostedFile> files = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean derived;
    private volatile long used = System.nanoTime();

    /**
     * A row of the table.
     *
     * @param job empty when the result is gone
     * @param url of the website; empty likewise
     * @param frozen the version that is served in place of the newest
     */
    record State(
            String host,
            long revision,
            HostingState state,
            boolean nested,
            Optional<Long> job,
            String url,
            Optional<Integer> frozen) {

        static State of(Row row) {
            return new State(
                    row.text("host"),
                    row.longValue("revision"),
                    HostingState.valueOf(row.text("state")),
                    row.booleanValue("nested"),
                    row.optionalLong("job_id"),
                    row.optionalText("url").orElse(""),
                    row.optionalInt("frozen_version"));
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
