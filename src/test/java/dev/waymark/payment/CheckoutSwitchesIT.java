package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.payment.subscription.SubscriptionFixture;
import dev.waymark.stub.StripeEvents;
import dev.waymark.stub.StripeStandIn;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Stripe's page can do about terms, tax and invoices, and prices that are kept there: off unless the operator switches it on. */
@OnPayingWaymark
class CheckoutSwitchesIT {

    private static final List<String> SWITCHES = List.of("automatic_tax", "tax_id_collection", "invoice_creation");

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;

    private static Server server;

    private final Api api = new Api(server.url());

    @BeforeAll
    static void start() throws Exception {
        STRIPE.subscriptions().price("price_of_month", 1_250, "gbp", "month");
        server = PayingWaymark.start(
                PayingWaymark.SERVICES,
                STRIPE,
                Map.of(
                        "MONITOR_PRICE_ID", "price_of_month",
                        "MONITOR_YEAR_PRICE_PENCE", "12000",
                        "CHECKOUT_TERMS_CONSENT", "true",
                        "CHECKOUT_TAX", "true",
                        "CHECKOUT_INVOICE", "true",
                        "REFUND_FAILED_JOBS", "false",
                        "OPERATOR_NAME", "Milestones Ltd",
                        "OPERATOR_VAT_NUMBER", "GB 123 4567 89"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void asksStripeForTaxInThePriceAnInvoiceAndConsentAndDeliversWhatWasPaid() throws Exception {
        JsonNode opened = PaymentFixture.order(api, PayingWaymark.SITE.address());
        JsonNode session = STRIPE.objects().get(PaymentFixture.session(opened));
        assertThat(SWITCHES).allSatisfy(name -> assertThat(
                        session.at("/" + name + "/enabled").asBoolean())
                .as(name)
                .isTrue());
        assertThat(session.at("/consent_collection/terms_of_service").asText()).isEqualTo("required");
        assertThat(session.at("/total_details/amount_tax").asInt()).isEqualTo(483);
        assertThat(session.get("amount_total").asInt())
                .as("the price on our pages")
                .isEqualTo(2900);

        for (JsonNode event : STRIPE.pay(PaymentFixture.session(opened), "payer@example.org")) {
            StripeEvents.deliver(event, server.url().resolve("/api/payment/webhook"));
        }
        assertThat(session.at("/consent/terms_of_service").asText()).isEqualTo("accepted");
        assertThat(session.get("invoice").asText()).startsWith("in_");
        assertThat(api.get("/api/jobs/" + opened.get("job_id").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPriceOfSubscriptionsAtStripeWinsAndIsTaxedAsPaymentsAre() throws Exception {
        assertThat(SubscriptionFixture.pricing(server.url())).contains("£12.50 a month or £120 a year");
        SubscriptionFixture site = new SubscriptionFixture(server.url());
        JsonNode monthly = STRIPE.objects().get(site.session("month"));
        assertThat(monthly.get("amount_total").asInt()).isEqualTo(1_250);
        assertThat(monthly.at("/_price/id").asText()).isEqualTo("price_of_month");
        JsonNode yearly = STRIPE.objects().get(site.session("year"));
        assertThat(yearly.get("amount_total").asInt()).isEqualTo(12_000);
        assertThat(yearly.at("/_price/tax_behavior").asText()).isEqualTo("inclusive");
    }

    @Test
    void saysThatPricesIncludeVatWhereverTheyAreShown() {
        HttpResponse<String> confirm = PaymentFixture.form(api, "/", "tier=paid&url=" + PayingWaymark.SITE.address());
        for (HttpResponse<String> page : List.of(
                api.get("/", "Accept", "text/html"),
                api.get("/pricing", "Accept", "text/html"),
                api.get("/terms", "Accept", "text/html"),
                confirm)) {
            assertThat(page.body()).contains("The price includes VAT.").doesNotContain("not registered for VAT");
        }
    }

    @Test
    void promisesNoRefundByItselfWhereTheOperatorDecides() {
        assertThat(api.get("/terms", "Accept", "text/html").body())
                .contains("write to us and you get a full refund")
                .doesNotContain("If you do not, you get a full refund");
        assertThat(new Api(PayingWaymark.SERVER.url())
                        .get("/terms", "Accept", "text/html")
                        .body())
                .contains("If you do not, you get a full refund");
    }

    @Test
    void sellsNothingWhileStripeMissesTheAddressOfTheTerms() {
        STRIPE.objects().termsUrlSet(false);
        try {
            HttpResponse<String> answer =
                    PaymentFixture.checkout(api, PayingWaymark.order(PayingWaymark.SITE.address()));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Api.json(answer).get("detail").asText()).contains("You have not been charged.");
        } finally {
            STRIPE.objects().termsUrlSet(true);
        }
    }

    @Test
    void switchesNothingOnByItself() {
        Api other = new Api(PayingWaymark.SERVER.url());
        JsonNode session =
                STRIPE.objects().get(PaymentFixture.session(PaymentFixture.order(other, PayingWaymark.SITE.address())));
        assertThat(SWITCHES)
                .noneMatch(name -> session.at("/" + name + "/enabled").asBoolean());
        assertThat(session.at("/consent_collection/terms_of_service").isNull()).isTrue();
        assertThat(session.at("/total_details/amount_tax").asInt()).isZero();
        assertThat(other.get("/pricing", "Accept", "text/html").body()).contains("We are not registered for VAT");
    }
}
