package dev.waymark.web;

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

    /** What is kept of whom, and for how long. */
    @GET
    @Path("/privacy")
    public View privacy() {
        return View.of("web/privacy").with("freeDays", freeDays).with("paidDays", paidDays);
    }

    /** What we promise and what we ask. */
    @GET
    @Path("/terms")
    public View terms() {
        return View.of("web/terms");
    }
}
