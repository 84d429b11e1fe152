package dev.waymark.verification;

import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Which hosts are whose. A name with {@code www.} and the name without it are two hosts; the path never matters. */
@ApplicationScoped
public class VerifiedHosts {

    @Inject
    private Sql sql;

    @Inject
    private VerificationSettings settings;

    @Inject
    private HostClaims claims;

    /** How the host of an address is named here: with its port, unless that is the standard one. */
    public static String name(Url url) {
        return url.authority();
    }

    /** Whether an account has verified a host, and its proof is there or was within the days of grace. */
    @Transactional
    public boolean covers(long account, String host) {
        return sql.of("""
                        select 1 from host_claims where account_id = :account and host = :host
                            and (state = 'VERIFIED' or state = 'FAILING'
                                 and (failures < :told or failing_since + :grace * interval '1 second' > now()))
                        """)
                .with("account", account)
                .with("host", host)
                .with("told", VerificationSettings.FAILURES_TOLD)
                .with("grace", settings.days(VerificationSettings.GRACE_DAYS).toSeconds())
                .exists();
    }

    /** The same, and nobody can take the host away until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean holds(long account, String host) {
        claims.lock(host);
        return covers(account, host);
    }

    /** Since when the proof of an account has not been found any more. */
    @Transactional
    public Optional<Instant> failingSince(long account, String host) {
        return sql.of("""
                        select failing_since from host_claims
                        where account_id = :account and host = :host and state = 'FAILING'
                        """).with("account", account).with("host", host).first(row -> row.instant("failing_since"));
    }
}
