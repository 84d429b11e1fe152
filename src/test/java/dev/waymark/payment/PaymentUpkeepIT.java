package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.payment.subscription.SubscriptionFixture;
import dev.waymark.stub.StripeEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Money that goes back by itself, after the time that is set by default: beside the shared server works another that looks after it every
 * second, and that sells nothing any more.
 */
@OnPayingWaymark
class PaymentUpkeepIT {

    private static Server busy;

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @BeforeAll
    static void start() throws Exception {
        busy = PayingWaymark.start(
                PayingWaymark.SERVICES, PayingWaymark.STRIPE, Map.of("PAYMENTS", "off", "RECONCILE_SECONDS", "1"));
    }

    @AfterAll
    static void stop() {
        busy.close();
    }

    @Test
    void givesTheMoneyForAFailedJobBackAfterADayAndSaysSo() throws Exception {
        String session = failed("day@example.org");
        age(session, "23 hours 59 minutes");
        Thread.sleep(3_000);
        assertThat(charge(session).get("refunded").asBoolean()).isFalse();
        age(session, "24 hours");
        awaitState(session, "REFUNDED");
        assertThat(charge(session).get("refunded").asBoolean()).isTrue();
        Mailbox.Mail mail = PayingWaymark.MAIL.await("day@example.org", "Your £29 is on its way back");
        assertThat(mail.text())
                .contains("We have refunded the £29")
                .contains("Order ")
                .contains("help@example.org");
    }

    @Test
    void saysItOnceWhenTheOperatorOfTheAccountGivesTheMoneyBackAtStripe() throws Exception {
        String session = failed("stripe@example.org");
        ObjectNode charge = charge(session).put("refunded", true).put("amount_refunded", 2900);
        for (int copy = 0; copy < 2; copy++) {
            StripeEvents.deliver(StripeEvents.event("charge.refunded", charge), PayingWaymark.webhook());
        }
        PayingWaymark.MAIL.await("stripe@example.org", "is on its way back");
        int made = PayingWaymark.STRIPE.made("refunds");
        age(session, "30 hours");
        Thread.sleep(3_000);
        assertThat(PayingWaymark.STRIPE.made("refunds")).isEqualTo(made);
        assertThat(PayingWaymark.MAIL.to("stripe@example.org").stream()
                        .filter(mail -> mail.subject().contains("is on its way back")))
                .hasSize(1);
    }

    @Test
    void neverGivesBackWhatTheBankHasTaken() throws Exception {
        String session = failed("bank@example.org");
        ObjectNode dispute = charge(session).deepCopy().put("object", "dispute").put("id", "dp_" + session);
        StripeEvents.deliver(StripeEvents.event("charge.dispute.created", dispute), PayingWaymark.webhook());
        awaitState(session, "DISPUTED");
        age(session, "30 hours");
        Thread.sleep(3_000);
        assertThat(charge(session).get("refunded").asBoolean()).isFalse();
        assertThat(refundsBegun(session)).isZero();
    }

    @Test
    void givesNothingBackForAnOrderThatHasPaidForAnotherSite() throws Exception {
        JsonNode bought = bought("replaced@example.org");
        assertThat(PaymentFixture.replace(api, bought.get("job_id").asText(), PayingWaymark.SITE.address())
                        .statusCode())
                .isEqualTo(303);
        PayingWaymark.MAIL.await("replaced@example.org", "is ready");
        String session = PaymentFixture.session(bought);
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update jobs set finished_at = now() - interval '30 hours' from payments where jobs.submission_id in"
                        + " (payments.submission_id, payments.replaced_id) and session_id = '" + session + "'");
        Thread.sleep(3_000);
        assertThat(PaymentFixture.state(session)).isEqualTo("paid");
        assertThat(refundsBegun(session)).isZero();
    }

    @Test
    void whoHasSubscribedCanCancelAlsoWhenNothingIsSoldAnyMore() throws Exception {
        SubscriptionFixture site = new SubscriptionFixture();
        site.subscribed();
        SubscriptionFixture other = new SubscriptionFixture(busy.url());
        assertThat(other.subscribe("month").statusCode()).isEqualTo(403);
        site.owner.moveTo(busy.url());
        assertThat(SubscriptionFixture.location(site.owner.post("/my-sites/" + site.job + "/subscription/portal", "")))
                .contains("/p/session/");
    }

    /** The session of what was bought, and whose job has failed. */
    private String failed(String email) throws Exception {
        return PaymentFixture.session(bought(email));
    }

    private JsonNode bought(String email) throws Exception {
        JsonNode bought = PayingWaymark.buy(api, PaymentFixture.NOWHERE, email);
        api.awaitEnd("/api/jobs/" + bought.get("job_id").asText(), Duration.ofMinutes(1));
        return bought;
    }

    private static long refundsBegun(String session) {
        return PayingWaymark.count(
                PayingWaymark.SERVICES,
                "select count(*) from payments where refund_began_at is not null and session_id = '" + session + "'");
    }

    /** Lets its job have failed so long ago. */
    private static void age(String session, String age) {
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update jobs set finished_at = now() - interval '" + age + "' from payments where jobs.submission_id ="
                        + " payments.submission_id and session_id = '" + session + "'");
    }

    private static ObjectNode charge(String session) {
        String intent = PayingWaymark.STRIPE
                .objects()
                .get(session)
                .get("payment_intent")
                .asText();
        return PayingWaymark.STRIPE.objects().chargeOf(intent);
    }

    private static void awaitState(String session, String state) throws InterruptedException {
        await("select count(*) from payments where state = '" + state + "' and session_id = '" + session + "'", 1);
    }

    private static void await(String query, long number) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (PayingWaymark.count(PayingWaymark.SERVICES, query) != number) {
            assertThat(Instant.now()).as(query).isBefore(end);
            Thread.sleep(50);
        }
    }
}
