package dev.waymark.monitor;

import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * The websites that are checked, each once for however many accounts. A server claims the check of one for a minute and renews that while
 * it works; when it dies, another one begins the check again. All times are the database's.
 */
@ApplicationScoped
public class Watches {

    /** As long as a claim holds that is not renewed. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    @Inject
    private Sql sql;

    /**
     * The number of the website with this address. Unless it is checked for somebody already it is due at once, or when the pause after its
     * last reading is over.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    long add(Url url, Duration pause) {
        return sql.of("""
                        insert into watches (url, host) values (:url, :host)
                        on conflict (url) do update set due_at = case
                            when exists (select 1 from monitors where watch_id = watches.id and state = 'ACTIVE') then watches.due_at
                            else greatest(now(), (select max(started_at) + :seconds * interval '1 second' from checks
                                where watch_id = watches.id and outcome <> 'UNREADABLE')) end
                        returning id
                        """)
                .with("seconds", pause.toSeconds())
                .with("url", url.toString())
                .with("host", BlockedHosts.name(url))
                .one(row -> row.longValue("id"));
    }

    /** Has a website checked as soon as possible, unless that has happened within this time. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean hasten(long id, Duration atMostEvery) {
        return sql.of("""
                        update watches set due_at = least(due_at, now())
                        where id = :id and not exists (select 1 from checks where watch_id = :id
                            and started_at > now() - :seconds * interval '1 second')
                        """)
                        .with("id", id)
                        .with("seconds", atMostEvery.toSeconds())
                        .update()
                == 1;
    }

    /** Has the websites of a host checked within this time that are checked for an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    void hasten(long account, String host, Duration within) {
        sql.of("""
                        update watches set due_at = least(due_at, now() + :seconds * interval '1 second')
                        where host = :host and exists (
                            select 1 from monitors where watch_id = watches.id and account_id = :account and state = 'ACTIVE')
                        """)
                .with("seconds", within.toSeconds())
                .with("host", host)
                .with("account", account)
                .update();
    }

    /** Begins the check that is due longest; never two of one host at once. */
    @Transactional
    public Optional<Watch> claim() {
        sql.lock("checks that are due"); // else two servers could each begin one of the same host
        return sql.of("""
                        update watches set claim = gen_random_uuid(), claimed_until = now() + :seconds * interval '1 second'
                        where id = (
                            select id from watches
                            where due_at <= now() and (claimed_until is null or claimed_until < now())
                                  and exists (select 1 from monitors where watch_id = watches.id and state = 'ACTIVE')
                                  and not exists (select 1 from watches as other
                                      where other.host = watches.host and other.id <> watches.id and other.claimed_until > now())
                            order by due_at limit 1 for update skip locked)
                        returning id, url, host, claim, checks, failures, confirming, validators, dates, extraction
                        """).with("seconds", CLAIM.toSeconds()).first(Watch::of);
    }

    /** Goes on holding these checks. */
    @Transactional
    public void renew(Collection<UUID> claims) {
        if (!claims.isEmpty()) {
            sql.of("""
                            update watches set claimed_until = now() + :seconds * interval '1 second'
                            where claim = any(cast(:claims as uuid[]))
                            """)
                    .with("seconds", CLAIM.toSeconds())
                    .with("claims", claims.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    /** Leaves a check that was not finished to whoever comes next. */
    @Transactional
    public void release(Watch watch) {
        sql.of("update watches set claim = null, claimed_until = null where claim = :claim")
                .with("claim", watch.claim())
                .update();
    }

    /** Locks a website whose check ends now; false when another server has it by now, so that nothing may be stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lock(Watch watch) {
        return sql.of("select 1 from watches where claim = :claim for update")
                .with("claim", watch.claim())
                .exists();
    }

    /**
     * Ends a check.
     *
     * @param pause from the moment at which it was due to the next one; from now on, if that has passed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Watch next, Duration pause) {
        sql.of("""
                        update watches set claim = null, claimed_until = null, checks = :checks, failures = :failures,
                               confirming = :confirming, validators = :validators, dates = :dates, extraction = :extraction,
                               due_at = case when due_at + :seconds * interval '1 second' > now()
                                             then due_at else now() end + :seconds * interval '1 second'
                        where claim = :claim
                        """)
                .with("checks", next.checks())
                .with("failures", next.failures())
                .with("confirming", next.confirming())
                .with("validators", next.trust().validators())
                .with("dates", next.trust().dates())
                .with("extraction", next.extraction())
                .with("seconds", pause.toSeconds())
                .with("claim", next.claim())
                .update();
    }

    /** Deletes what nobody wants to be checked any more, and old records. */
    @Transactional
    void deleteOld() {
        sql.of("delete from watches where not exists (select 1 from monitors where watch_id = watches.id)")
                .update();
        sql.of("delete from checks where ended_at < now() - interval '400 days'")
                .update();
        sql.of("delete from host_requests where month < date_trunc('month', now()) - interval '3 months'")
                .update();
    }
}
