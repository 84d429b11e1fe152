package dev.waymark.payment;

import dev.waymark.submission.Offer;
import dev.waymark.submission.Tiers;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is free and what is not. */
@ApplicationScoped
@Path("/pricing")
@Produces(MediaType.TEXT_HTML)
public class PricingPage {

    @Inject
    private Tiers tiers;

    @GET
    public View show() {
        return View.of("payment/pricing")
                .with("offer", tiers.offer().orElse(null))
                .with("free", Offer.written(0, tiers.currency()))
                .with("full", tiers.isFullForAll())
                .with("pages", tiers.freePages())
                .with("days", tiers.freeDaysKept());
    }
}
