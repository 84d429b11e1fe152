package dev.waymark.monitor;

import dev.waymark.change.Change;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which kept sites are checked, and how their accounts want it. */
@ApplicationScoped
public class Monitors {

    @Inject
    private Sql sql;

    @Inject
    private Watches watches;

    @Transactional
    Optional<Monitor> find(long number) {
        return sql.of("select " + Monitor.COLUMNS + " from monitors where submission_id = :number")
                .with("number", number)
                .first(Monitor::of);
    }

    /** The same, locked until the transaction ends. What locks a result too locks that first, as what erases one does. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Monitor> lock(long number) {
        return sql.of("select " + Monitor.COLUMNS + " from monitors where submission_id = :number for update")
                .with("number", number)
                .first(Monitor::of);
    }

    /** Those that are checked at one website. */
    @Transactional
    public List<Monitor> of(Watch watch) {
        return sql.of("select " + Monitor.COLUMNS
                        + " from monitors where watch_id = :watch and state = 'ACTIVE' order by submission_id")
                .with("watch", watch.id())
                .list(Monitor::of);
    }

    /** How many sites of an account are checked, other than this one. */
    @Transactional
    int othersOf(long account, long number) {
        return sql.of("""
                        select count(*) as others from monitors
                        where account_id = :account and submission_id <> :number and state in ('ACTIVE', 'FAILING', 'NOT_PAID')
                        """).with("account", account).with("number", number).one(row -> row.intValue("others"));
    }

    /**
     * Begins to have a site checked, or begins again.
     *
     * @param pause the least time between two readings that succeed, however often checks are ended and begun
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void start(long number, long account, Url url, Written written, Duration pause) {
        long watch = watches.add(url, pause);
        sql.of("""
                        insert into monitors (submission_id, account_id, watch_id, written, written_version)
                        values (:number, :account, :watch, :written, :version)
                        on conflict (submission_id) do update set state = 'ACTIVE'
                        """)
                .with("number", number)
                .with("account", account)
                .with("watch", watch)
                .with("written", written.text())
                .with("version", written.version())
                .update();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void change(long number, MonitorState state) {
        sql.of("update monitors set state = :state where submission_id = :number")
                .with("state", state.name())
                .with("number", number)
                .update();
    }

    /** Whether changes are accepted by themselves, and which are told by mail. */
    @Transactional
    public void change(long number, NoticeLevel notices, boolean accepts) {
        sql.of("update monitors set notices = :notices, accepts = :accepts where submission_id = :number")
                .with("notices", notices.name())
                .with("accepts", accepts)
                .with("number", number)
                .update();
    }

    /** Sends no mails any more; false when there is no such site. */
    @Transactional
    boolean silence(long number) {
        return sql.of("update monitors set notices = 'NONE' where submission_id = :number")
                        .with("number", number)
                        .update()
                == 1;
    }

    /** Pauses all of a host; how many there were. */
    @Transactional(Transactional.TxType.MANDATORY)
    int block(String host) {
        return sql.of("""
                        update monitors set state = 'BLOCKED' where state <> 'BLOCKED'
                            and watch_id in (select id from watches where host = :host)
                        """).with("host", host).update();
    }

    /** What one reading has shown and another one has to confirm. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(long number, List<Change> unconfirmed) {
        sql.of("update monitors set unconfirmed = cast(:unconfirmed as jsonb) where submission_id = :number")
                .with("unconfirmed", StoredJson.write(unconfirmed))
                .with("number", number)
                .update();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(long number, Written written) {
        sql.of("update monitors set written = :text, written_version = :version where submission_id = :number")
                .with("text", written.text())
                .with("version", written.version())
                .with("number", number)
                .update();
    }

    /** Ends the checks of a site, with all that they have brought. */
    @Transactional
    void end(long number) {
        sql.of("delete from monitors where submission_id = :number")
                .with("number", number)
                .update();
    }
}
