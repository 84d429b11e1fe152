package dev.waymark.webhook;

import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is told to endpoints. A message and its deliveries are stored in the transaction of what they tell, and sent after that has been
 * committed.
 */
@ApplicationScoped
class WebhookMessages {

    /** The type of the message that asks an endpoint whether it wants events. */
    static final String CHALLENGE = "endpoint.challenge";

    private static final String PURPOSE = "webhook payload";

    @Inject
    private Sql sql;

    @Inject
    private ServerSecret secret;

    /** Whether an account has an endpoint that wants events of some type. */
    @Transactional
    boolean hasEndpoints(long account) {
        return sql.of("select 1 from webhook_endpoints where account_id = :account")
                .with("account", account)
                .exists();
    }

    /** Tells all endpoints of an account that want it; nothing is stored when there are none. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(long account, EventType type, Map<String, ?> data) {
        boolean wanted =
                sql.of("""
                        select 1 from webhook_endpoints
                        where account_id = :account and state = 'ACTIVE' and :type = any(string_to_array(events, ' '))
                        """).with("account", account).with("type", type.id()).exists();
        if (wanted) {
            long message = store(account, type.id(), data);
            sql.of("""
                            insert into webhook_deliveries (message_id, endpoint_id)
                            select :message, id from webhook_endpoints
                            where account_id = :account and state = 'ACTIVE' and :type = any(string_to_array(events, ' '))
                            """)
                    .with("message", message)
                    .with("account", account)
                    .with("type", type.id())
                    .update();
        }
    }

    /** Sends one endpoint what it has to know to be confirmed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void challenge(Endpoint endpoint, String challenge) {
        long message = store(endpoint.account(), CHALLENGE, Map.of("challenge", challenge));
        sql.of("insert into webhook_deliveries (message_id, endpoint_id) values (:message, :endpoint)")
                .with("message", message)
                .with("endpoint", endpoint.id())
                .update();
    }

    private long store(long account, String type, Map<String, ?> data) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", type);
        payload.put(
                "timestamp",
                sql.of("select now() as now")
                        .one(row -> row.instant("now").truncatedTo(ChronoUnit.MILLIS))
                        .toString());
        payload.put("data", data);
        return sql.of("""
                        insert into webhook_messages (account_id, key, type, payload) values (:account, :key, :type, :payload)
                        returning id
                        """)
                .with("account", account)
                .with("key", "msg_" + Token.random().text())
                .with("type", type)
                .with("payload", secret.seal(PURPOSE, StoredJson.write(payload)))
                .one(row -> row.longValue("id"));
    }

    /**
     * What is posted.
     *
     * @throws IllegalStateException if it was stored with another secret of the server
     */
    String open(String sealed) {
        return secret.open(PURPOSE, sealed);
    }
}
