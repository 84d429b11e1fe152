package dev.waymark.payment.subscription;

import static dev.waymark.payment.subscription.SubscriptionFixture.await;
import static dev.waymark.payment.subscription.SubscriptionFixture.deliver;
import static dev.waymark.payment.subscription.SubscriptionFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.stub.StripeStandIn;
import dev.waymark.stub.StripeSubscriptions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What reconciliation with Stripe makes up for. All sites are made ready, and looked at, before the one server starts that reconciles:
 * what a test waits for can only be its work.
 */
@OnPayingWaymark
class SubscriptionReconciliationIT {

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;
    private static final StripeSubscriptions AT_STRIPE = STRIPE.subscriptions();

    private static SubscriptionFixture paid;
    private static SubscriptionFixture failing;
    private static SubscriptionFixture recent;
    private static SubscriptionFixture forgiven;
    private static SubscriptionFixture expiring;

    /** What Stripe calls subscriptions whose sites are not there any more. */
    private static String forgivenAtStripe;

    private static String deletedWhileAway;
    private static String deletedWithAccount;
    private static String customer;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        deleteASiteWhileStripeIsAway();
        loseEvents();
        letACardFailForFifteenDays();
        deleteAnAccount();
        letAResultExpireInAnHour();
        // reconciles every second, and checkouts at once
        server = PayingWaymark.start(
                PayingWaymark.SERVICES, STRIPE, Map.of("RECONCILE_SECONDS", "1", "RECONCILE_AFTER_SECONDS", "0"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void loseEvents() throws Exception {
        paid = new SubscriptionFixture();
        STRIPE.pay(paid.session(), paid.email);
        assertThat(paid.state()).isEqualTo("OPEN false");
        failing = new SubscriptionFixture();
        AT_STRIPE.failCard(failing.subscribed());
        failing.change("asked_at = now() - interval '25 hours'");
        recent = new SubscriptionFixture();
        AT_STRIPE.failCard(recent.subscribed());
    }

    @Test
    void lostEventsAreMadeUpForByReconciliation() throws Exception {
        await(() -> paid.state().equals("ACTIVE true"), "the open checkout");
        await(() -> failing.state().equals("PAST_DUE true"), "the daily question");
        assertThat(recent.state()).as("asked once a day").isEqualTo("ACTIVE true");
    }

    private static void letACardFailForFifteenDays() throws Exception {
        forgiven = new SubscriptionFixture();
        forgivenAtStripe = forgiven.subscribed();
        deliver(AT_STRIPE.failCard(forgivenAtStripe));
        assertThat(forgiven.state()).isEqualTo("PAST_DUE true");
        assertThat(forgiven.text("extract(day from grace_until - past_due_since)"))
                .isEqualTo("14");
        String since = forgiven.text("past_due_since");
        deliver(AT_STRIPE.failCard(forgivenAtStripe));
        assertThat(forgiven.text("past_due_since"))
                .as("the first failure counts")
                .isEqualTo(since);
        forgiven.change("past_due_since = now() - interval '15 days', covered_until = now() - interval '1 day'");
        assertThat(forgiven.state()).isEqualTo("PAST_DUE false");
    }

    @Test
    void aCardThatFailsIsForgivenForFourteenDaysAndCoverComesBackWithThePayment() throws Exception {
        await(() -> forgiven.state().equals("UNPAID false"), "the end of the grace");
        deliver(AT_STRIPE.giveUp(forgivenAtStripe));
        assertThat(forgiven.state()).isEqualTo("UNPAID false");
        deliver(AT_STRIPE.payAgain(forgivenAtStripe));
        assertThat(forgiven.state()).isEqualTo("ACTIVE true");
        assertThat(forgiven.text("past_due_since is null")).isEqualTo("t");
    }

    private static void deleteASiteWhileStripeIsAway() throws Exception {
        SubscriptionFixture site = new SubscriptionFixture();
        deletedWhileAway = site.subscribed();
        STRIPE.fail(20, 500, "api_error", "");
        try {
            site.owner.post("/my-sites/" + site.job + "/deletion", "");
            Thread.sleep(4_000);
        } finally {
            STRIPE.repair();
        }
        assertThat(site.atStripe(deletedWhileAway).get("status").asText()).isEqualTo("active");
    }

    @Test
    void whatCouldNotBeCancelledWhileStripeWasAwayIsCancelledLater() throws Exception {
        await(
                () -> STRIPE.objects()
                        .get(deletedWhileAway)
                        .get("status")
                        .asText()
                        .equals("canceled"),
                "the cancellation");
        await(() -> row(deletedWhileAway).equals("ENDED closed"), "what is stored");
    }

    private static void deleteAnAccount() throws Exception {
        SubscriptionFixture site = new SubscriptionFixture();
        deletedWithAccount = site.subscribed();
        customer = site.atStripe(deletedWithAccount).get("customer").asText();
        assertThat(site.owner.post("/my-sites/data/deletion", "sure=yes").statusCode())
                .isEqualTo(200);
        await(() -> site.atStripe(deletedWithAccount).get("status").asText().equals("canceled"), "the cancellation");
    }

    @Test
    void deletingTheAccountCancelsEverythingAndDeletesTheCustomer() throws Exception {
        await(() -> STRIPE.objects().get(customer).path("deleted").asBoolean(), "the customer");
        await(() -> row(deletedWithAccount).isEmpty(), "the record");
        assertThat(PayingWaymark.SERVICES.text(
                        "select stripe_id from stripe_customers where stripe_id = '" + customer + "'"))
                .isEmpty();
    }

    private static void letAResultExpireInAnHour() throws Exception {
        expiring = new SubscriptionFixture();
        expiring.subscribed();
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update jobs set expires_at = now() + interval '1 hour' where " + job(expiring));
        expiring.change("asked_at = now() - interval '25 hours'");
    }

    @Test
    void aResultDoesNotExpireWhileItIsPaidFor() throws Exception {
        await(
                () -> PayingWaymark.SERVICES.number(
                                "select extract(day from expires_at - now()) from jobs where " + job(expiring))
                        > 300,
                "another year");
    }

    private static String job(SubscriptionFixture site) {
        return "submission_id = (select id from submissions where token_hash = sha256(cast('" + site.job
                + "' as bytea)))";
    }
}
