package dev.waymark.webhook;

import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The queue of what is sent, and its log. A server claims a delivery for half a minute; when it dies, another one makes it. All times are
 * the database's.
 */
@ApplicationScoped
class Deliveries {

    /** Those that are shown. */
    static final int SHOWN = 50;

    /** Longer than an attempt takes. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private static final int AT_ONCE_TO_AN_ENDPOINT = 2;
    private static final int AT_ONCE_OF_AN_ACCOUNT = 4;
    private static final int GONE = 410;

    @Inject
    private Sql sql;

    @Inject
    private WebhookSettings settings;

    @Inject
    private WebhookMails mails;

    /** Begins the delivery that is due longest, unless enough of its endpoint or account are under way. */
    @Transactional
    Optional<ClaimedDelivery> claim() {
        sql.lock("webhook claims"); // so that what is under way is counted once
        return sql.of("""
                        update webhook_deliveries set claim = gen_random_uuid(), attempts = attempts + 1,
                               claimed_until = now() + :seconds * interval '1 second'
                        from webhook_messages, webhook_endpoints
                        where webhook_messages.id = message_id and webhook_endpoints.id = endpoint_id
                          and webhook_deliveries.id = (
                            select deliveries.id from webhook_deliveries deliveries
                            join webhook_messages messages on messages.id = message_id
                            join webhook_endpoints endpoints on endpoints.id = endpoint_id
                            where deliveries.state = 'WAITING' and due_at <= now() and coalesce(claimed_until < now(), true)
                              and (endpoints.state = 'ACTIVE' or type = 'endpoint.challenge')
                              and (select count(*) from webhook_deliveries busy
                                   where busy.endpoint_id = deliveries.endpoint_id and busy.claimed_until >= now()) < :here
                              and (select count(*) from webhook_deliveries busy join webhook_endpoints own on own.id = busy.endpoint_id
                                   where own.account_id = endpoints.account_id and busy.claimed_until >= now()) < :all
                            order by due_at limit 1)
                        returning webhook_deliveries.id, claim, endpoint_id, url, webhook_messages.key, type, payload, attempts, now() as now
                        """)
                .with("seconds", CLAIM.toSeconds())
                .with("here", AT_ONCE_TO_AN_ENDPOINT)
                .with("all", AT_ONCE_OF_AN_ACCOUNT)
                .first(ClaimedDelivery::of);
    }

    /** Stores what came of an attempt, unless another server has it by now. */
    @Transactional
    void end(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        boolean known = sql.of("select 1 from webhook_endpoints where id = :id for no key update")
                .with("id", delivery.endpoint())
                .exists();
        Optional<Duration> pause = pause(delivery, outcome);
        if (!known || !store(delivery, outcome, pause)) {
            return;
        }
        if (outcome.isAccepted()) {
            sql.of("update webhook_endpoints set failing_since = null where id = :id")
                    .with("id", delivery.endpoint())
                    .update();
        } else if (!delivery.isChallenge()) {
            fail(delivery, outcome);
        }
    }

    private Optional<Duration> pause(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        return outcome.isAccepted() || outcome.isFinal() || delivery.isChallenge()
                ? Optional.empty()
                : Backoff.after(delivery.attempt(), ThreadLocalRandom.current().nextDouble())
                        .map(settings::scaled);
    }

    private boolean store(ClaimedDelivery delivery, DeliveryOutcome outcome, Optional<Duration> pause) {
        DeliveryState state = outcome.isAccepted()
                ? DeliveryState.DELIVERED
                : pause.isPresent() ? DeliveryState.WAITING : DeliveryState.FAILED;
        return sql.of("""
                        update webhook_deliveries
                        set state = :state, status = :status, problem = :problem, claim = null, claimed_until = null,
                            due_at = now() + :millis * interval '1 millisecond',
                            ended_at = case when :state = 'WAITING' then null else now() end
                        where id = :id and claim = :claim and state = 'WAITING'
                        """)
                        .with("state", state.name())
                        .with("status", outcome.status() == 0 ? null : outcome.status())
                        .with("problem", outcome.problem().orElse(null))
                        .with("millis", pause.map(Duration::toMillis).orElse(0L))
                        .with("id", delivery.id())
                        .with("claim", delivery.claim())
                        .update()
                == 1;
    }

    private void fail(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        boolean over = sql.of("""
                        update webhook_endpoints set failing_since = coalesce(failing_since, now()) where id = :id
                        returning failing_since + :seconds * interval '1 second' <= now() as over
                        """)
                .with("id", delivery.endpoint())
                .with("seconds", settings.failing().toSeconds())
                .one(row -> row.booleanValue("over"));
        if (outcome.status() == GONE) {
            turnOff(delivery, EndpointState.GONE);
        } else if (over) {
            turnOff(delivery, EndpointState.FAILED);
        }
    }

    /** What waits is not sent any more. */
    private void turnOff(ClaimedDelivery delivery, EndpointState why) {
        boolean wasOn = sql.of("""
                        update webhook_endpoints set state = :why where id = :id and state in ('ACTIVE', 'PAUSED')
                        """)
                        .with("why", why.name())
                        .with("id", delivery.endpoint())
                        .update()
                == 1;
        sql.of("""
                        update webhook_deliveries set state = 'FAILED', ended_at = now(), claim = null, claimed_until = null
                        where endpoint_id = :endpoint and state = 'WAITING'
                        """).with("endpoint", delivery.endpoint()).update();
        if (wasOn) {
            mails.off(delivery.id());
        }
    }

    /** The latest of an account. */
    @Transactional
    List<Delivery> latest(long account, int most) {
        return sql.of(Delivery.SELECT + "where endpoints.account_id = :account order by deliveries.id desc limit :most")
                .with("account", account)
                .with("most", most)
                .list(Delivery::of);
    }

    /** Sends a message once more, under the same key; false when its endpoint takes none, or has not ended it yet. */
    @Transactional
    boolean repeat(long account, long id) {
        return sql.of("""
                        insert into webhook_deliveries (message_id, endpoint_id)
                        select message_id, endpoint_id from webhook_deliveries deliveries
                        join webhook_messages messages on messages.id = message_id
                        join webhook_endpoints endpoints on endpoints.id = endpoint_id
                        where deliveries.id = :id and endpoints.account_id = :account and endpoints.state = 'ACTIVE'
                          and deliveries.state <> 'WAITING' and type <> 'endpoint.challenge'
                        """).with("id", id).with("account", account).update() == 1;
    }

    /** Deletes what is older than a month, with what was told. */
    @Transactional
    void deleteOld() {
        sql.of("delete from webhook_messages where created_at < now() - interval '30 days'")
                .update();
    }
}
