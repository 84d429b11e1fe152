package dev.waymark.payment;

import dev.waymark.submission.Order;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.web.Ids;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where people leave for Stripe's page, and where they come back to. */
@ApplicationScoped
@NoStore
@Path("/payment")
@Produces(MediaType.TEXT_HTML)
public class PaymentPages {

    private static final Logger LOG = Logger.getLogger(PaymentPages.class.getName());
    private static final String ORDER = "[0-9a-f-]{36}";

    @Inject
    private CheckoutService sales;

    @Inject
    private Payments payments;

    @Inject
    private Submissions submissions;

    @Inject
    private Checkouts checkouts;

    @Inject
    private OrderTokens tokens;

    @Inject
    private ConfirmPage confirmation;

    /** The form that is shown before a payment; again while something is missing. */
    @POST
    @Path("/checkout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response checkout(@BeanParam ConfirmForm form, @Context HttpServletRequest request) {
        boolean probed = sales.isProbed(form);
        if (!probed || !form.answer().problems().isEmpty()) {
            return ConfirmPage.again(sales.confirm(form.draft(), form.visit(), request), form.answer(), probed);
        }
        return to(sales.order(form.draft(), form.visit(), form.answer(), request));
    }

    /** The button on a finished free result, and the form that asks who buys. */
    @POST
    @Path("/jobs/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unlock(
            @PathParam("id") Token token, @BeanParam ConfirmForm form, @Context HttpServletRequest request) {
        Optional<Order> free = sales.free(token);
        if (free.isPresent() && !form.answer().problems().isEmpty()) {
            return ConfirmPage.again(confirmation.of(token, free.get()), form.answer(), form.shown != null);
        }
        return to(sales.unlock(token, form.answer(), request));
    }

    /** The form for another site on the page of a job that was paid for and failed; an error is shown at its field. */
    @POST
    @Path("/jobs/{id}/replacement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response replace(
            @PathParam("id") Token token, @FormParam("url") @Nullable String url, @Context HttpServletRequest request) {
        try {
            return Response.seeOther(URI.create(
                            "/jobs/" + sales.replace(token, url, request).text()))
                    .build();
        } catch (WebApplicationException refused) {
            ProblemDetails problem = ProblemDetails.in(refused)
                    .filter(found -> !found.errors().isEmpty())
                    .orElseThrow(() -> refused);
            View page = View.of("payment/another")
                    .with("page", "/jobs/" + token.text())
                    .with("url", url)
                    .with("wrong", problem.errors().get(0).message());
            return Response.fromResponse(refused.getResponse())
                    .entity(page)
                    .type(MediaType.TEXT_HTML_TYPE)
                    .build();
        }
    }

    /** The button for returning to Stripe's page after leaving it without paying. */
    @POST
    @Path("/orders/{order: " + ORDER + "}")
    public Response resume(@PathParam("order") UUID order, @Context HttpServletRequest request) {
        return to(sales.resume(submissionOf(known(payments.ofOrder(order))), request));
    }

    private static Response to(Checkouts.Way way) {
        return Response.seeOther(way.next()).build();
    }

    /** Coming here proves nothing: what was paid is asked of Stripe, and what was paid for is shown at once. */
    @GET
    @Path("/success")
    public Response success(
            @QueryParam("session_id") @Nullable String session,
            @HeaderParam("HX-Request") @Nullable String htmx,
            @Context HttpServletRequest request) {
        sales.requireLimit(request);
        Payment payment = upToDate(known(session == null ? Optional.empty() : payments.ofSession(session)));
        Response response = payment.state().wasPaid() ? job(payment) : page("payment/waiting", payment);
        return htmx == null || response.getLocation() == null
                ? response
                : Response.noContent()
                        .header("HX-Redirect", response.getLocation())
                        .build();
    }

    /** When Stripe does not answer, the page says that we wait, and asks again by itself. */
    private Payment upToDate(Payment payment) {
        try {
            return checkouts.upToDate(payment);
        } catch (StripeUnavailable e) {
            LOG.warning(() -> "Order " + payment.orderId() + " could not be looked up: " + e.getMessage());
            return payment;
        }
    }

    /** Nothing was paid; the order stays and can be paid still. */
    @GET
    @Path("/cancelled/{order: " + ORDER + "}")
    public Response cancelled(@PathParam("order") UUID order) {
        Payment payment = known(payments.ofOrder(order));
        return payment.state().wasPaid() ? job(payment) : page("payment/cancelled", payment);
    }

    private Response job(Payment payment) {
        Submission submission = submissionOf(payment);
        return submission.isAccepted()
                ? Response.seeOther(URI.create("/jobs/" + tokens.of(submission).text()))
                        .build()
                : page("payment/waiting", payment);
    }

    private Response page(String template, Payment payment) {
        View view = View.of(template)
                .with("state", Ids.of(payment.state()))
                .with("order", payment.orderId())
                .with("checkout", payment.sessionId().orElse(null))
                .with("site", submissionOf(payment).url());
        return Response.ok(view).build();
    }

    private Submission submissionOf(Payment payment) {
        return payment.submissionId().flatMap(submissions::find).orElseThrow(PaymentPages::unknown);
    }

    private static Payment known(Optional<Payment> payment) {
        return payment.orElseThrow(PaymentPages::unknown);
    }

    private static RuntimeException unknown() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.order-unknown").asException();
    }
}
