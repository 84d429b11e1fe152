package dev.waymark.payment;

import dev.waymark.submission.Order;
import dev.waymark.web.NoStore;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Payments for programs. */
@ApplicationScoped
@NoStore
@Path("/api/payment")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentResource {

    @Inject
    private CheckoutService sales;

    /** What to pay for: a new site, or the full service for a job that was done for free. Fields left out are null. */
    public record Wanted(
            @Nullable String url,
            @Nullable String template,
            @Nullable String sector,
            @Nullable String goal,
            @Nullable Boolean includeNoindex,
            @Nullable String jobId) {

        Order.Draft draft() {
            return new Order.Draft(url, template, sector, goal, includeNoindex);
        }
    }

    /** Stripe's page, and where the job will be once it is paid. */
    public record Opened(String checkoutUrl, @Nullable String sessionId, String jobId, int amount, String currency) {}

    /** Opens a page to pay on. With an Idempotency-Key, sending the same again gives the same page. */
    @POST
    @Path("/checkout")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response checkout(
            @Nullable Wanted wanted,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpServletRequest request) {
        if (wanted == null) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.send", "{\"url\": \"https://example.org/\"}")
                    .asException();
        }
        Checkouts.Way way = wanted.jobId() == null
                ? sales.order(wanted.draft(), key, request)
                : sales.unlock(Token.valueOf(wanted.jobId()), request);
        if (!way.leadsToPayment()) {
            throw ProblemDetails.of(
                            ProblemType.ALREADY_PAID,
                            "error.already-paid",
                            way.next().toString())
                    .asException();
        }
        return Response.ok(new Opened(
                        way.next().toString(),
                        way.payment().sessionId().orElse(null),
                        way.token().text(),
                        way.payment().amount(),
                        way.payment().currency()))
                .build();
    }

    /** The same for the button on a page. */
    @POST
    @Path("/checkout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response checkout(
            @FormParam("url") @Nullable String url,
            @FormParam("visit") @Nullable String visit,
            @Context HttpServletRequest request) {
        return Response.seeOther(sales.checkout(new Order.Draft(url, null, null, null, null), visit, request))
                .build();
    }

    /** Begins a payment that the program's own page completes. */
    @POST
    @Path("/create-intent")
    public Response createIntent(@Context HttpServletRequest request) {
        return Response.ok(sales.createIntent(request)).build();
    }
}
