package dev.waymark.verification;

import dev.waymark.probe.ProofFinding;
import dev.waymark.probe.ProofMethod;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The hosts that accounts have verified or want to. A server claims the check of one for two minutes; when it dies, another one makes the check.
 * All times are the database's.
 */
@ApplicationScoped
class HostClaims {

    /** Longer than a check takes. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    @Inject
    private Sql sql;

    @Inject
    private VerificationSettings settings;

    /** A claim whose check has just begun. */
    record Due(HostClaim claim, UUID check) {}

    /** The claim of an account; a new one has a token of its own. */
    @Transactional
    HostClaim open(long account, String host) {
        sql.of("""
                        insert into host_claims (account_id, host, token) values (:account, :host, :token)
                        on conflict (account_id, host) do nothing
                        """)
                .with("account", account)
                .with("host", host)
                .with("token", newToken())
                .update();
        return find(account, host).orElseThrow();
    }

    @Transactional
    Optional<HostClaim> find(long account, String host) {
        return sql.of("select " + HostClaim.COLUMNS + " from host_claims where account_id = :account and host = :host")
                .with("account", account)
                .with("host", host)
                .first(HostClaim::of);
    }

    @Transactional
    List<HostClaim> of(long account) {
        return sql.of("select " + HostClaim.COLUMNS + " from host_claims where account_id = :account order by host")
                .with("account", account)
                .list(HostClaim::of);
    }

    /** Begins the check that is due longest. */
    @Transactional
    Optional<Due> claim() {
        return sql.of("""
                        update host_claims set claim = gen_random_uuid(), claimed_until = now() + :seconds * interval '1 second'
                        where id = (
                            select id from host_claims
                            where due_at <= now() and (claimed_until is null or claimed_until < now())
                            order by due_at limit 1 for update skip locked)
                        returning claim,
                        """ + HostClaim.COLUMNS)
                .with("seconds", CLAIM.toSeconds())
                .first(row -> new Due(HostClaim.of(row), row.uuid("claim")));
    }

    /** Whether a server still has the check that it began. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean holds(Due due) {
        return sql.of("select 1 from host_claims where id = :id and claim = :claim for update")
                .with("id", due.claim().id())
                .with("claim", due.check())
                .exists();
    }

    /** Keeps all others from changing who has a host until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(String host) {
        sql.lock("the account of host " + host);
    }

    /** The same claim as it is now, locked; empty when its token is another one by now, so that what was found says nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<HostClaim> lock(HostClaim claim) {
        return sql.of("select " + HostClaim.COLUMNS + " from host_claims where id = :id and token = :token for update")
                .with("id", claim.id())
                .with("token", claim.token())
                .first(HostClaim::of);
    }

    /** The claim of another account that has the host. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<HostClaim> holder(HostClaim claim) {
        return sql.of("select " + HostClaim.COLUMNS + """
                         from host_claims where host = :host and account_id <> :account and state in ('VERIFIED', 'FAILING')
                        for update
                        """)
                .with("host", claim.host())
                .with("account", claim.account())
                .first(HostClaim::of);
    }

    /** The proof was found. */
    @Transactional(Transactional.TxType.MANDATORY)
    void verify(HostClaim claim, ProofMethod method, List<ProofFinding> findings) {
        sql.of("""
                        update host_claims set state = 'VERIFIED', method = :method, findings = cast(:findings as jsonb),
                               verified_at = case when state = 'PENDING' then now() else verified_at end, checked_at = now(),
                               failing_since = null, failures = 0, claim = null, claimed_until = null,
                               due_at = now() + :seconds * interval '1 second'
                        where id = :id
                        """)
                .with("method", method.name())
                .with("findings", json(findings))
                .with("seconds", settings.days(VerificationSettings.DAYS).toSeconds())
                .with("id", claim.id())
                .update();
    }

    /** Somebody asked for a check that found nothing: that changes nothing, and the next check decides. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(HostClaim claim, List<ProofFinding> findings) {
        sql.of("update host_claims set findings = cast(:findings as jsonb), checked_at = now() where id = :id")
                .with("findings", json(findings))
                .with("id", claim.id())
                .update();
    }

    /** A check that was due found no proof; the next one is a day later, or at the end of the grace if that is sooner. */
    @Transactional(Transactional.TxType.MANDATORY)
    HostClaim fail(HostClaim claim, List<ProofFinding> findings) {
        return sql.of("""
                        update host_claims set state = 'FAILING', findings = cast(:findings as jsonb), checked_at = now(),
                               failing_since = coalesce(failing_since, now()), failures = failures + 1,
                               claim = null, claimed_until = null,
                               due_at = case when failures + 1 >= :told
                                             then least(now() + :day * interval '1 second',
                                                 greatest(now(), coalesce(failing_since, now()) + :grace * interval '1 second'))
                                             else now() + :day * interval '1 second' end
                        where id = :id returning
                        """ + HostClaim.COLUMNS)
                .with("findings", json(findings))
                .with("told", VerificationSettings.FAILURES_TOLD)
                .with("day", settings.days(1).toSeconds())
                .with("grace", settings.days(VerificationSettings.GRACE_DAYS).toSeconds())
                .with("id", claim.id())
                .one(HostClaim::of);
    }

    /** Whether its days of grace are over, and its account was told. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isOver(HostClaim failing) {
        return sql.of("""
                        select 1 from host_claims where id = :id and state = 'FAILING' and failures >= :told
                            and failing_since + :grace * interval '1 second' <= now()
                        """)
                .with("id", failing.id())
                .with("told", VerificationSettings.FAILURES_TOLD)
                .with("grace", settings.days(VerificationSettings.GRACE_DAYS).toSeconds())
                .exists();
    }

    /** The host is not the account's any more, and what proved it proves it no more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reset(HostClaim claim) {
        sql.of("""
                        update host_claims set state = 'PENDING', token = :token, method = null, verified_at = null,
                               checked_at = null, failing_since = null, failures = 0, findings = '[]', due_at = null,
                               claim = null, claimed_until = null, created_at = now()
                        where id = :id
                        """).with("token", newToken()).with("id", claim.id()).update();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void delete(HostClaim claim) {
        sql.of("delete from host_claims where id = :id").with("id", claim.id()).update();
    }

    /** Deletes what nobody has gone on with. */
    @Transactional
    void deleteOld() {
        sql.of("""
                        delete from host_claims where state = 'PENDING'
                            and greatest(created_at, coalesce(checked_at, created_at)) < now() - interval '30 days'
                        """).update();
    }

    private static String newToken() {
        return Token.random().text();
    }

    private static String json(List<ProofFinding> findings) {
        return StoredJson.write(findings);
    }
}
