package dev.waymark.hosting;

import dev.waymark.account.signin.Account;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Which hosts files are served for, and what state that is in. Every change gets a new revision, which all servers ask for. */
@ApplicationScoped
class Hostings {

    /** How long a copy is served that nobody pays for any more, in days. */
    static final int FROZEN_DAYS = 90;

    /** How long it is remembered that a file was served, in days. */
    private static final int REMEMBERED_DAYS = 400;

    private static final String CHANGED = "revision = hostings.revision + 1, changed_at = now()";
    private static final String NOT_FROZEN =
            "frozen_version = null, frozen_txt = null, frozen_full = null, ends_at = null, told = 0";

    @Inject
    private Sql sql;

    @Inject
    private Results results;

    @Inject
    private HostingSettings settings;

    @Transactional
    Optional<Hosting> find(String host) {
        return sql.of("select " + Hosting.COLUMNS + " from hostings where host = :host")
                .with("host", host)
                .first(Hosting::of);
    }

    /** All of an account. */
    @Transactional
    List<Hosting> of(Account account) {
        return sql.of("select " + Hosting.COLUMNS + " from hostings where account_id = :account order by host")
                .with("account", account.id())
                .list(Hosting::of);
    }

    /**
     * Begins to serve a result for a host, in place of what the same account has had served for it.
     *
     * @return false when the operator has taken the host down, or it is another account's
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean start(String host, long account, long submission) {
        return sql.of("""
                        insert into hostings (host, account_id, submission_id) values (:host, :account, :submission)
                        on conflict (host) do update set account_id = excluded.account_id, submission_id = excluded.submission_id,
                            state = 'ACTIVE', reason = '', %s, %s
                        where hostings.state = 'ENDED'
                            or hostings.state <> 'TAKEN_DOWN' and coalesce(hostings.account_id = excluded.account_id, true)
                        """.formatted(NOT_FROZEN, CHANGED))
                        .with("host", host)
                        .with("account", account)
                        .with("submission", submission)
                        .update()
                == 1;
    }

    /** Whether sections and languages get files of their own. */
    @Transactional
    void nest(Hosting hosting, boolean nested) {
        sql.of("update hostings set nested = :nested, " + CHANGED + " where id = :id")
                .with("nested", nested)
                .with("id", hosting.id())
                .update();
    }

    /** A document has a newer version. */
    @Transactional(Transactional.TxType.MANDATORY)
    void renew(long job) {
        sql.of(
                        "update hostings set " + CHANGED
                                + " where state = 'ACTIVE' and submission_id in (select submission_id from submission_jobs where job_id = :job)")
                .with("job", job)
                .update();
    }

    /** Those of a submission, locked; more than one when a site was made for another host. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Hosting> lock(long submission) {
        return sql.of("select " + Hosting.COLUMNS
                        + " from hostings where submission_id = :submission order by id for update")
                .with("submission", submission)
                .list(Hosting::of);
    }

    /** The one of a host, locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Hosting> lock(String host) {
        return sql.of("select " + Hosting.COLUMNS + " from hostings where host = :host for update")
                .with("host", host)
                .first(Hosting::of);
    }

    /** Goes on serving what is the newest version now, for some time. False when there is no result any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean freeze(Hosting hosting) {
        Optional<Result> result = hosting.submission().flatMap(this::job).flatMap(results::find);
        result.ifPresent(now -> sql.of("""
                        update hostings set state = 'FROZEN', frozen_version = :version, frozen_txt = :text, frozen_full = :full, told = 1,
                            ends_at = now() + make_interval(secs => :seconds), %s
                        where id = :id
                        """.formatted(CHANGED))
                .with("version", now.version())
                .with("text", now.llmsTxt())
                .with("full", now.llmsFull())
                .with("seconds", FROZEN_DAYS * (double) settings.daySeconds())
                .with("id", hosting.id())
                .update());
        return result.isPresent();
    }

    /** The finished job of a submission; empty when it has expired. */
    private Optional<Long> job(long submission) {
        return sql.of("select job_id from visible_submissions where id = :id and state = 'FINISHED'")
                .with("id", submission)
                .first(row -> row.longValue("job_id"));
    }

    /** Serves the newest version again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void thaw(Hosting hosting) {
        sql.of("update hostings set state = 'ACTIVE', " + NOT_FROZEN + ", " + CHANGED + " where id = :id")
                .with("id", hosting.id())
                .update();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(Hosting hosting) {
        sql.of("update hostings set state = 'ENDED', reason = '', " + NOT_FROZEN + ", " + CHANGED + " where id = :id")
                .with("id", hosting.id())
                .update();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void takeDown(Hosting hosting, String reason) {
        sql.of("update hostings set state = 'TAKEN_DOWN', reason = :reason, " + NOT_FROZEN + ", " + CHANGED
                        + " where id = :id")
                .with("reason", reason)
                .with("id", hosting.id())
                .update();
    }

    /** Those that are served. */
    @Transactional
    List<Hosting> served() {
        return sql.of("select " + Hosting.COLUMNS + " from hostings where state in ('ACTIVE', 'FROZEN') order by id")
                .list(Hosting::of);
    }

    /** Those that are served and whose results would expire before a copy of them could end. */
    @Transactional
    List<Hosting> expiring() {
        return sql.of("select " + Hosting.COLUMNS + """
                         from hostings where state in ('ACTIVE', 'FROZEN') and submission_id in (
                            select submission_id from visible_jobs join submission_jobs on job_id = id
                            where expires_at < now() + make_interval(days => :days)) order by id
                        """)
                .with("days", FROZEN_DAYS + 10)
                .list(Hosting::of);
    }

    /** Those whose frozen copy is over. */
    @Transactional
    List<Hosting> over() {
        return sql.of("select " + Hosting.COLUMNS
                        + " from hostings where state = 'FROZEN' and ends_at < now() order by id")
                .list(Hosting::of);
    }

    /** Those whose account has had fewer mails than this about the end, of which so many days are left. */
    @Transactional
    List<Hosting> toTell(int mails, int days) {
        return sql.of("select " + Hosting.COLUMNS + """
                         from hostings where state = 'FROZEN' and told < :mails
                            and ends_at < now() + make_interval(secs => :seconds) order by id
                        """)
                .with("mails", mails)
                .with("seconds", days * (double) settings.daySeconds())
                .list(Hosting::of);
    }

    /** Notes how many mails there have been; false when another server has just done so. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean told(Hosting hosting, int mails) {
        return sql.of("update hostings set told = :mails where id = :id and told < :mails and state = 'FROZEN'")
                        .with("mails", mails)
                        .with("id", hosting.id())
                        .update()
                == 1;
    }

    @Transactional
    void deleteOld() {
        sql.of(
                        "delete from hostings where state in ('ENDED', 'TAKEN_DOWN') and changed_at < now() - make_interval(days => :days)")
                .with("days", REMEMBERED_DAYS)
                .update();
    }
}
