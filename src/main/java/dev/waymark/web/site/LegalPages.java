package dev.waymark.web.site;

import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The pages that only say something. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class LegalPages {

    @Inject
    @ConfigProperty(name = "FREE_DAYS_KEPT")
    int freeDays;

    @Inject
    @ConfigProperty(name = "PAID_DAYS_KEPT")
    int paidDays;

    @Inject
    @ConfigProperty(name = "LEGAL_TEXTS_REVIEWED")
    boolean reviewed;

    @Inject
    @ConfigProperty(name = "REFUND_FAILED_JOBS")
    boolean refundsFailedJobs;

    @Inject
    @ConfigProperty(name = "MONITOR_GRACE_DAYS")
    int graceDays;

    @Inject
    private Shop shop;

    /** What is kept of whom, and for how long. */
    @GET
    @Path("/privacy")
    public View privacy() {
        return legal("web/privacy").with("freeDays", freeDays).with("paidDays", paidDays);
    }

    /** What we promise and what we ask. */
    @GET
    @Path("/terms")
    public View terms() {
        return legal("web/terms").with("refundsFailedJobs", refundsFailedJobs).with("graceDays", graceDays);
    }

    /** How far everybody can use the pages, and what to do where not. */
    @GET
    @Path("/accessibility")
    public View accessibility() {
        return legal("web/accessibility");
    }

    private View legal(String template) {
        return View.of(template).with("draft", !reviewed).with("selling", shop.isSetUp());
    }
}
