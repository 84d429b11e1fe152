package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.DatabaseCrash;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.stub.StripeEvents;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is left when the webhook is broken off between two of its statements. Triggers in the database hold it there; then its
 * connection is cut, or (for every point with {@code KILL=1}) the server killed, and the event delivered again.
 */
@OnPayingWaymark
class FaultIT {

    private static final long LOCK = 424_242;
    private static final int SESSIONS = Integer.parseInt(System.getenv().getOrDefault("SESSIONS", "20"));
    private static final String DONE = "1 fulfilled, 1 job";

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @AfterEach
    void letGo() {
        PayingWaymark.execute(PayingWaymark.SERVICES, "drop function if exists halt() cascade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before insert on payment_events",
                "after insert on payment_events",
                "before update on payments",
                "after update on payments",
                "before update on submissions",
                "after update on submissions",
                "before insert on jobs",
                "after insert on jobs",
                "before insert on scheduled_tasks",
                "after insert on scheduled_tasks",
                "before insert on users",
                "after insert on users",
                "before update on payment_events",
                "after update on payment_events",
                "commit",
            })
    void fulfilsOnceAfterBeingBrokenOff(String point) throws Exception {
        boolean kill = System.getenv("KILL") != null;
        Server victim = kill ? PayingWaymark.start(PayingWaymark.SERVICES, PayingWaymark.STRIPE, Map.of()) : null;
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        JsonNode event = completed(session, point.hashCode() + "@example.org");
        URI webhook = kill ? victim.url().resolve("/api/payment/webhook") : PayingWaymark.webhook();
        breakOff(point, event, webhook, kill ? victim::process : null);
        // Who dies after asking for the commit may have been heard.
        if (!(kill && point.equals("commit"))) {
            assertThat(PaymentFixture.fulfilled(session)).isEqualTo("0 fulfilled, 0 job");
            assertThat(taken(event)).isZero();
        }
        assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                .isEqualTo(200);
        assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                .isEqualTo(200);
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo(DONE);
    }

    /** 20 sessions here; SESSIONS=100, on a machine that does nothing else. */
    @Test
    void asksForWhatItCouldNotStoreWhenTheDatabaseDiesAndFulfilsItAfterwards() throws Exception {
        Map<String, JsonNode> news = new LinkedHashMap<>();
        for (int i = 0; i < SESSIONS; i++) {
            String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
            news.put(session, completed(session, "payer@example.org"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Map<String, Future<Integer>> answers = new LinkedHashMap<>();
        Future<DatabaseCrash> cutting = null;
        for (Map.Entry<String, JsonNode> one : news.entrySet()) {
            answers.put(one.getKey(), threads.submit(() -> status(one.getValue(), PayingWaymark.webhook())));
            if (answers.size() == SESSIONS / 4) {
                await(List.copyOf(answers.values()).get(0)::isDone, "a first delivery");
                cutting = threads.submit(() -> DatabaseCrash.of(PayingWaymark.SERVICES));
            }
            TimeUnit.MILLISECONDS.sleep(300 / SESSIONS);
        }
        DatabaseCrash cut = cutting.get(60, TimeUnit.SECONDS);
        Map<String, Integer> heard = new LinkedHashMap<>();
        for (Map.Entry<String, Future<Integer>> answer : answers.entrySet()) {
            heard.put(answer.getKey(), answer.getValue().get(60, TimeUnit.SECONDS));
        }
        threads.shutdown();
        cut.end();
        System.out.println("Database stopped: " + heard.values());
        assertThat(heard.values()).contains(200).contains(503).isSubsetOf(200, 500, 503);
        for (Map.Entry<String, JsonNode> one : news.entrySet()) {
            String session = one.getKey();
            assertThat(PaymentFixture.fulfilled(session))
                    .isIn(heard.get(session) == 200 ? Set.of(DONE) : Set.of(DONE, "0 fulfilled, 0 job"));
            await(() -> status(one.getValue(), PayingWaymark.webhook()) == 200, "the delivery to be taken");
            assertThat(PaymentFixture.fulfilled(session)).isEqualTo(DONE);
        }
    }

    @Test
    void makesUpForLostEventsRefundsWhatFailedAndSurvivesItsOwnDeath() throws Exception {
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
            PayingWaymark.STRIPE.pay(session, "payer@example.org");
            sessions.add(session);
        }
        String withoutCharge = paidWithoutCharge();
        int before = PayingWaymark.STRIPE.asked(withoutCharge);
        String unpaid = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        Map<String, String> busy =
                Map.of("RECONCILE_SECONDS", "1", "RECONCILE_AFTER_SECONDS", "10", "REFUND_AFTER_HOURS", "0");
        try (Server server = PayingWaymark.start(PayingWaymark.SERVICES, PayingWaymark.STRIPE, busy)) {
            for (String session : sessions) {
                await(() -> PaymentFixture.fulfilled(session).equals(DONE), session);
                await(() -> refunded(session), session);
            }
            assertThat(PaymentFixture.fulfilled(unpaid)).isEqualTo("0 fulfilled, 0 job");
            assertThat(PayingWaymark.STRIPE.asked(withoutCharge) - before)
                    .as("asked once for a charge that is not there, and not in every run")
                    .isEqualTo(1);
            String last = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
            JsonNode event = completed(last, "last@example.org");
            breakOff("after insert on jobs", event, server.url().resolve("/api/payment/webhook"), server::process);
            assertThat(taken(event)).isZero();
            assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                    .isEqualTo(200);
            assertThat(PaymentFixture.fulfilled(last)).isEqualTo(DONE);
        }
    }

    /** Paid twelve days ago, its job failed, and Stripe names no charge: nothing can be given back. */
    private String paidWithoutCharge() throws Exception {
        JsonNode opened = PaymentFixture.order(api, PaymentFixture.NOWHERE);
        String session = PaymentFixture.session(opened);
        ObjectNode event = (ObjectNode) completed(session, "payer@example.org");
        ((ObjectNode) event.get("data").get("object")).putNull("payment_intent");
        PayingWaymark.STRIPE.objects().get(session).putNull("payment_intent");
        assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                .isEqualTo(200);
        api.awaitEnd("/api/jobs/" + opened.get("job_id").asText(), Duration.ofMinutes(1));
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update payments set paid_at = now() - interval '12 days' where session_id = '" + session + "'");
        return session;
    }

    /** The stand-in has the charge given back, once, and we know. */
    private static boolean refunded(String session) {
        String intent = PayingWaymark.STRIPE
                .objects()
                .get(session)
                .get("payment_intent")
                .asText();
        return PayingWaymark.STRIPE.objects().chargeOf(intent).get("refunded").asBoolean()
                && PayingWaymark.count(
                                PayingWaymark.SERVICES,
                                "select count(*) from payments where state = 'REFUNDED' and refund_id is not null and session_id = '"
                                        + session + "'")
                        == 1;
    }

    /** What ends a delivery that is held up: the process to kill; null to cut the connection to the database. */
    private interface Victim {
        Process process();
    }

    private static void breakOff(String point, JsonNode event, URI webhook, Victim victim) throws Exception {
        try (Connection holder =
                        PayingWaymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            haltAt(point, statement);
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> status(event, webhook));
            await(() -> halted() > 0, "the delivery to arrive at: " + point);
            if (victim == null) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted");
            } else {
                victim.process().destroyForcibly().waitFor();
            }
            assertThat(answer.get(30, TimeUnit.SECONDS)).isIn(victim == null ? List.of(500, 503) : List.of(0));
            // A database that waits for a lock does not see that its client is dead; it sees when it goes on.
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            await(() -> halted() == 0, "the broken off transaction to be gone");
            statement.execute("drop function halt() cascade");
        }
    }

    private static void haltAt(String point, Statement statement) throws SQLException {
        statement.execute("""
                create or replace function halt() returns trigger language plpgsql as
                'begin perform pg_advisory_xact_lock(%d); return new; end'""".formatted(LOCK));
        statement.execute(
                point.equals("commit")
                        ? "create constraint trigger halt after insert on payment_events deferrable initially deferred"
                                + " for each row execute function halt()"
                        : "create trigger halt " + point + " for each row execute function halt()");
    }

    private static long halted() {
        return PayingWaymark.count(
                PayingWaymark.SERVICES,
                "select count(*) from pg_locks where locktype = 'advisory' and objid = " + LOCK + " and not granted");
    }

    private static int status(JsonNode event, URI webhook) {
        try {
            return StripeEvents.deliver(event, webhook).statusCode();
        } catch (IOException died) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static long taken(JsonNode event) {
        return PayingWaymark.count(
                PayingWaymark.SERVICES,
                "select count(*) from payment_events where id = '"
                        + event.get("id").asText() + "'");
    }

    private static JsonNode completed(String session, String email) {
        return PayingWaymark.STRIPE.pay(session, email).stream()
                .filter(event -> event.get("type").asText().startsWith("checkout"))
                .findFirst()
                .orElseThrow();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String what) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.holds()) {
            assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
