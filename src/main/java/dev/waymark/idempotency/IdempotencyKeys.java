package dev.waymark.idempotency;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.throttle.ServerSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** All keys that were sent within a day, with what was answered. What is stored tells neither clients, nor keys, nor answers. */
@ApplicationScoped
public class IdempotencyKeys {

    private static final String PURPOSE = "idempotency";

    @Inject
    private Sql sql;

    @Inject
    private ServerSecret secret;

    /** A request with a key. */
    record Asked(String name, String fingerprint) {}

    /** What is to be done about a request. */
    sealed interface Claim {

        /** It is the first, or the first has not ended within two minutes; {@code run} names this attempt. */
        record First(String name, UUID run) implements Claim {}

        /** It was answered before. */
        record Answered(StoredAnswer answer) implements Claim {}

        /** The first is under way. */
        record Running() implements Claim {}

        /** The key belongs to another request. */
        record Reused() implements Claim {}
    }

    Asked asked(String client, IdempotencyKey key, byte[] request) {
        return new Asked(
                secret.hash("idempotency key", (client + "\n" + key.text()).getBytes(StandardCharsets.US_ASCII)),
                secret.hash("idempotency request", request));
    }

    /** Of requests that come at once, one is the first: the statement of the others waits for its end. */
    @Transactional
    Claim claim(Asked asked) {
        UUID run = UUID.randomUUID();
        boolean first = sql.of("""
                        insert into idempotency_keys (name, fingerprint, run) values (:name, :fingerprint, :run)
                        on conflict (name) do update
                        set fingerprint = excluded.fingerprint, run = excluded.run, state = 'RUNNING', answer = null, created_at = now()
                        where idempotency_keys.created_at < now() - interval '24 hours'
                           or (idempotency_keys.state = 'RUNNING' and idempotency_keys.fingerprint = excluded.fingerprint
                               and idempotency_keys.created_at < now() - interval '2 minutes')
                        """)
                        .with("name", asked.name())
                        .with("fingerprint", asked.fingerprint())
                        .with("run", run)
                        .update()
                == 1;
        return first
                ? new Claim.First(asked.name(), run)
                : sql.of("select fingerprint, answer from idempotency_keys where name = :name")
                        .with("name", asked.name())
                        .first(row -> known(row, asked))
                        .orElseGet(Claim.Running::new); // the first has just been refused: sent again, it is the first
    }

    private Claim known(Row row, Asked asked) {
        if (!row.text("fingerprint").equals(asked.fingerprint())) {
            return new Claim.Reused();
        }
        return row.optionalText("answer").<Claim>map(this::open).orElseGet(Claim.Running::new);
    }

    /** One that was sealed with an earlier secret has other names, so nobody finds it. */
    private Claim open(String sealed) {
        return new Claim.Answered(StoredJson.read(secret.open(PURPOSE, sealed), StoredAnswer.class));
    }

    /** Keeps the answer, unless another has begun the request again meanwhile. */
    @Transactional
    void answered(Claim.First first, StoredAnswer answer) {
        sql.of("update idempotency_keys set state = 'DONE', answer = :answer where name = :name and run = :run")
                .with("answer", secret.seal(PURPOSE, StoredJson.write(answer)))
                .with("name", first.name())
                .with("run", first.run())
                .update();
    }

    /** Forgets a request that made nothing, so that it can be sent again. */
    @Transactional
    void forget(Claim.First first) {
        sql.of("delete from idempotency_keys where name = :name and run = :run")
                .with("name", first.name())
                .with("run", first.run())
                .update();
    }

    /** Deletes what is older than a day. */
    @Transactional
    public void deleteOld() {
        sql.of("delete from idempotency_keys where created_at < now() - interval '24 hours'")
                .update();
    }
}
