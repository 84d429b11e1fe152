package dev.waymark.payment.subscription;

import static dev.waymark.payment.subscription.SubscriptionFixture.await;
import static dev.waymark.payment.subscription.SubscriptionFixture.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.stub.StripeStandIn;
import dev.waymark.stub.StripeSubscriptions;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a server does by itself about subscriptions: beside the shared one works another that looks after them every second, and whose
 * price for a year is one that Stripe does not know.
 */
@OnPayingWaymark
class SubscriptionUpkeepIT {

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;
    private static final StripeSubscriptions AT_STRIPE = STRIPE.subscriptions();

    private static Server busy;

    private final SubscriptionFixture site;

    SubscriptionUpkeepIT() throws Exception {
        site = new SubscriptionFixture();
    }

    @BeforeAll
    static void start() throws Exception {
        busy = PayingWaymark.start(
                PayingWaymark.SERVICES,
                STRIPE,
                Map.of(
                        "RECONCILE_SECONDS", "1",
                        "RECONCILE_AFTER_SECONDS", "0",
                        "MONITOR_YEAR_PRICE_ID", "price_that_is_gone"));
    }

    @AfterAll
    static void stop() {
        busy.close();
    }

    @Test
    void lostEventsAreMadeUpForByReconciliation() throws Exception {
        STRIPE.pay(site.session(), site.email);
        SubscriptionFixture other = new SubscriptionFixture();
        String id = other.subscribed();
        AT_STRIPE.failCard(id);
        other.change("asked_at = now() - interval '25 hours'");
        SubscriptionFixture recent = new SubscriptionFixture();
        AT_STRIPE.failCard(recent.subscribed());
        await(() -> site.state().equals("ACTIVE true"), "the open checkout");
        await(() -> other.state().equals("PAST_DUE true"), "the daily question");
        assertThat(recent.state()).as("asked once a day").isEqualTo("ACTIVE true");
    }

    @Test
    void aCardThatFailsIsForgivenForFourteenDaysAndCoverComesBackWithThePayment() throws Exception {
        String id = site.subscribed();
        deliver(AT_STRIPE.failCard(id));
        assertThat(site.state()).isEqualTo("PAST_DUE true");
        assertThat(site.text("extract(day from grace_until - past_due_since)")).isEqualTo("14");
        String since = site.text("past_due_since");
        deliver(AT_STRIPE.failCard(id));
        assertThat(site.text("past_due_since")).as("the first failure counts").isEqualTo(since);
        assertThat(site.changed(
                        "past_due_since = now() - interval '15 days', covered_until = now() - interval '1 day'"))
                .isEqualTo("PAST_DUE false");
        await(() -> site.state().equals("UNPAID false"), "the end of the grace");
        deliver(AT_STRIPE.giveUp(id));
        assertThat(site.state()).isEqualTo("UNPAID false");
        deliver(AT_STRIPE.payAgain(id));
        assertThat(site.state()).isEqualTo("ACTIVE true");
        assertThat(site.text("past_due_since is null")).isEqualTo("t");
    }

    @Test
    void whatCouldNotBeCancelledWhileStripeWasAwayIsCancelledLater() throws Exception {
        String id = site.subscribed();
        STRIPE.fail(1_000, 500, "api_error", "");
        try {
            site.owner.post("/my-sites/" + site.job + "/deletion", "");
            Thread.sleep(4_000);
            assertThat(site.atStripe(id).get("status").asText()).isEqualTo("active");
        } finally {
            STRIPE.repair();
        }
        await(() -> site.atStripe(id).get("status").asText().equals("canceled"), "the cancellation");
        await(() -> row(id).equals("ENDED closed"), "what is stored");
    }

    @Test
    void deletingTheAccountCancelsEverythingAndDeletesTheCustomer() throws Exception {
        String id = site.subscribed();
        String customer = site.atStripe(id).get("customer").asText();
        assertThat(site.owner.post("/my-sites/data/deletion", "sure=yes").statusCode())
                .isEqualTo(200);
        await(() -> site.atStripe(id).get("status").asText().equals("canceled"), "the cancellation");
        await(() -> site.atStripe(customer).path("deleted").asBoolean(), "the customer");
        await(() -> row(id).isEmpty(), "the record");
        assertThat(PayingWaymark.SERVICES.text(
                        "select stripe_id from stripe_customers where stripe_id = '" + customer + "'"))
                .isEmpty();
    }

    @Test
    void aResultDoesNotExpireWhileItIsPaidFor() throws Exception {
        site.subscribed();
        String job = "submission_id = (select id from submissions where token_hash = sha256(cast('" + site.job
                + "' as bytea)))";
        PayingWaymark.execute(
                PayingWaymark.SERVICES, "update jobs set expires_at = now() + interval '1 hour' where " + job);
        site.change("asked_at = now() - interval '25 hours'");
        await(
                () -> PayingWaymark.SERVICES.number(
                                "select extract(day from expires_at - now()) from jobs where " + job)
                        > 300,
                "another year");
    }

    @Test
    void aPriceThatStripeDoesNotKnowIsNotOffered() throws Exception {
        assertThat(SubscriptionFixture.pricing(busy.url())).contains("£9 a month, for one website");
        HttpResponse<String> answer = new SubscriptionFixture(busy.url()).subscribe("year");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("You have not been charged.");
    }

    private static String row(String id) {
        return PayingWaymark.SERVICES.text(
                "select state || ' ' || case when closed_at is null then 'live' else 'closed' end"
                        + " from subscriptions where stripe_id = '" + id + "'");
    }
}
