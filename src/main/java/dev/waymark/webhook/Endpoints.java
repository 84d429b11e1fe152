package dev.waymark.webhook;

import dev.waymark.storage.Sql;
import dev.waymark.throttle.ServerSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** All endpoints. Their secrets are stored encrypted, and shown once. */
@ApplicationScoped
class Endpoints {

    /** Endpoints of one account. */
    static final int MOST = 5;

    private static final String PURPOSE = "webhook secret";

    @Inject
    private Sql sql;

    @Inject
    private ServerSecret secrets;

    /** An endpoint with the secret that is shown once. */
    record Made(Endpoint endpoint, EndpointSecret secret) {}

    /** Makes an endpoint that has to be confirmed; empty when the account has as many as it may. */
    @Transactional
    Optional<Made> make(long account, String url, List<EventType> events) {
        sql.lock("webhook endpoints " + account);
        if (of(account).size() >= MOST) {
            return Optional.empty();
        }
        EndpointSecret secret = EndpointSecret.random();
        Endpoint made = sql.of("""
                        insert into webhook_endpoints (account_id, url, events, secret) values (:account, :url, :events, :secret)
                        returning
                        """ + Endpoint.COLUMNS)
                .with("account", account)
                .with("url", url)
                .with("events", Endpoint.write(events))
                .with("secret", secrets.seal(PURPOSE, secret.text()))
                .one(Endpoint::of);
        return Optional.of(new Made(made, secret));
    }

    @Transactional
    List<Endpoint> of(long account) {
        return sql.of("select " + Endpoint.COLUMNS + " from webhook_endpoints where account_id = :account order by id")
                .with("account", account)
                .list(Endpoint::of);
    }

    @Transactional
    Optional<Endpoint> find(long account, long id) {
        return sql.of("select " + Endpoint.COLUMNS + " from webhook_endpoints where id = :id and account_id = :account")
                .with("id", id)
                .with("account", account)
                .first(Endpoint::of);
    }

    /** Makes another secret; messages are signed with the one before as well for a day. */
    @Transactional
    Optional<EndpointSecret> rotate(long account, long id) {
        EndpointSecret secret = EndpointSecret.random();
        int changed = sql.of("""
                        update webhook_endpoints set former_secret = secret, former_until = now() + interval '24 hours', secret = :secret
                        where id = :id and account_id = :account
                        """)
                .with("secret", secrets.seal(PURPOSE, secret.text()))
                .with("id", id)
                .with("account", account)
                .update();
        return changed == 1 ? Optional.of(secret) : Optional.empty();
    }

    /**
     * What messages to an endpoint are signed with now, the newest first.
     *
     * @throws IllegalStateException if they were stored with another secret of the server
     */
    @Transactional
    List<EndpointSecret> secrets(long id) {
        return sql.of("""
                        select secret as sealed, 1 as place from webhook_endpoints where id = :id
                        union all
                        select former_secret, 2 from webhook_endpoints where id = :id and former_until > now()
                        order by place
                        """).with("id", id).list(row -> row.text("sealed")).stream()
                .map(stored -> new EndpointSecret(secrets.open(PURPOSE, stored)))
                .toList();
    }

    /** Notes what an endpoint will be asked for; an earlier challenge is void. */
    @Transactional(Transactional.TxType.MANDATORY)
    void challenge(long id, String challenge) {
        sql.of("""
                        update webhook_endpoints set challenge_hash = :hash, challenge_ends = now() + interval '1 hour' where id = :id
                        """).with("hash", hash(challenge)).with("id", id).update();
    }

    /** Turns an endpoint on whose owner knows what was sent there; false when that is something else. */
    @Transactional
    boolean confirm(long account, long id, String challenge) {
        return sql.of("""
                        update webhook_endpoints set state = 'ACTIVE', challenge_hash = null, challenge_ends = null, failing_since = null
                        where id = :id and account_id = :account and challenge_hash = :hash and challenge_ends > now()
                        """)
                        .with("id", id)
                        .with("account", account)
                        .with("hash", hash(challenge))
                        .update()
                == 1;
    }

    @Transactional
    boolean pause(long account, long id) {
        return change(account, id, EndpointState.ACTIVE, EndpointState.PAUSED);
    }

    /** Turns one on that is paused; false when it is not. */
    @Transactional
    boolean resume(long account, long id) {
        return change(account, id, EndpointState.PAUSED, EndpointState.ACTIVE);
    }

    private boolean change(long account, long id, EndpointState from, EndpointState to) {
        return sql.of("""
                        update webhook_endpoints set state = :to, failing_since = null
                        where id = :id and account_id = :account and state = :from
                        """)
                        .with("to", to.name())
                        .with("id", id)
                        .with("account", account)
                        .with("from", from.name())
                        .update()
                == 1;
    }

    /** Deletes an endpoint with its log; false when the account has none of this number. */
    @Transactional
    boolean delete(long account, long id) {
        return sql.of("delete from webhook_endpoints where id = :id and account_id = :account")
                        .with("id", id)
                        .with("account", account)
                        .update()
                == 1;
    }

    private static byte[] hash(String challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
