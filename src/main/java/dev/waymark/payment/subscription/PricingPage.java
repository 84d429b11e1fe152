package dev.waymark.payment.subscription;

import dev.waymark.message.Message;
import dev.waymark.submission.Offer;
import dev.waymark.submission.Tiers;
import dev.waymark.web.PersonalPages;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is free and what is not. */
@ApplicationScoped
@Path("/pricing")
@Produces(MediaType.TEXT_HTML)
public class PricingPage {

    @Inject
    private Tiers tiers;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private PersonalPages personal;

    @Inject
    @ConfigProperty(name = "ANTHROPIC_API_KEY")
    Optional<String> modelKey;

    @Inject
    @ConfigProperty(name = "HOSTING_URL")
    Optional<String> hostingUrl;

    @Inject
    @ConfigProperty(name = "ACCOUNT_DAYS_KEPT")
    int accountDays;

    @GET
    public View show() {
        List<SubscriptionOffer> monitoring = personal.areOpen() ? subscriptions.offers() : List.of();
        return View.of("payment/pricing")
                .with("offer", tiers.offer().orElse(null))
                .with("monitoring", monitoring)
                .with("hosting", hostingUrl.isPresent() && !monitoring.isEmpty())
                .with("monitoringPrice", price(monitoring))
                .with("free", Offer.written(0, tiers.currency()))
                .with("full", tiers.isFullForAll())
                .with("pages", tiers.freePages())
                .with("days", tiers.freeDaysKept())
                .with("model", modelKey.filter(key -> !key.isBlank()).isPresent())
                .with("accountDays", personal.areOpen() ? accountDays : 0);
    }

    private static Message price(List<SubscriptionOffer> offers) {
        return Message.of(
                "pricing.table.price.monitoring",
                offers.stream()
                        .map(SubscriptionOffer::price)
                        .reduce((month, year) -> Message.of("pricing.table.price.or", month, year))
                        .orElse(Message.NONE));
    }
}
