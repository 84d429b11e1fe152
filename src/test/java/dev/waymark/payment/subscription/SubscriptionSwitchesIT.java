package dev.waymark.payment.subscription;

import static dev.waymark.payment.subscription.SubscriptionFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What the operator can set about subscriptions. */
@OnPayingWaymark
class SubscriptionSwitchesIT {

    private static Server server(Map<String, String> settings) throws IOException {
        return PayingWaymark.start(PayingWaymark.SERVICES, PayingWaymark.STRIPE, settings);
    }

    private static String pricing(Server server) {
        return Jsoup.parse(new Api(server.url())
                        .get("/pricing", "Accept", "text/html")
                        .body())
                .select("main")
                .text();
    }

    @Test
    void thePricingPageSaysWhatMonitoringCostsAndHowToEndIt() {
        assertThat(pricing(PayingWaymark.SERVER))
                .contains(
                        "£9 a month or £90 a year, for one website",
                        "How to end monitoring",
                        "You can cancel at any time")
                .contains(
                        "£29 once, for one website",
                        "7 days, or 365 days in My sites",
                        "Once: a quality report with fixes");
    }

    @Test
    void aPriceAtStripeWinsAndIsTaxedAsPaymentsAre() throws Exception {
        PayingWaymark.STRIPE.subscriptions().price("price_of_month", 1_250, "gbp", "month");
        try (Server server = server(Map.of(
                "MONITOR_PRICE_ID", "price_of_month",
                "MONITOR_YEAR_PRICE_PENCE", "12000",
                "CHECKOUT_TAX", "true",
                "OPERATOR_VAT_NUMBER", "GB123456789",
                "CHECKOUT_TERMS_CONSENT", "true"))) {
            assertThat(pricing(server)).contains("£12.50 a month or £120 a year");
            SubscriptionFixture site = new SubscriptionFixture(server.url());
            JsonNode monthly = PayingWaymark.STRIPE.objects().get(site.session("month"));
            assertThat(monthly.get("amount_total").asInt()).isEqualTo(1_250);
            assertThat(monthly.at("/_price/id").asText()).isEqualTo("price_of_month");
            JsonNode yearly = PayingWaymark.STRIPE.objects().get(site.session("year"));
            assertThat(yearly.get("amount_total").asInt()).isEqualTo(12_000);
            assertThat(yearly.at("/_price/tax_behavior").asText()).isEqualTo("inclusive");
        }
    }

    @Test
    void aPriceThatStripeDoesNotKnowIsNotOffered() throws Exception {
        try (Server server = server(Map.of("MONITOR_YEAR_PRICE_ID", "price_that_is_gone"))) {
            assertThat(pricing(server)).contains("£9 a month, for one website");
            HttpResponse<String> answer = new SubscriptionFixture(server.url()).subscribe("year");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("You have not been charged.");
        }
    }

    @Test
    void nothingIsSoldWhereMonitoringIsForAll() throws Exception {
        try (Server server = server(Map.of("MONITORING_FOR_ALL", "true"))) {
            assertThat(pricing(server)).contains("£29").doesNotContain("Monitoring", "£9 a month");
            HttpResponse<String> answer = new SubscriptionFixture(server.url()).subscribe("month");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("This server sells no subscriptions.");
        }
    }

    @Test
    void whoHasSubscribedCanCancelAlsoWhenNothingIsSoldAnyMore() throws Exception {
        SubscriptionFixture site = new SubscriptionFixture();
        site.subscribed();
        try (Server server = server(Map.of("PAYMENTS", "off"))) {
            SubscriptionFixture other = new SubscriptionFixture(server.url());
            assertThat(other.subscribe("month").statusCode()).isEqualTo(403);
            site.owner.moveTo(server.url());
            assertThat(location(site.owner.post("/my-sites/" + site.job + "/subscription/portal", "")))
                    .contains("/p/session/");
        }
    }
}
