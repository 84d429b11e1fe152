package dev.waymark.payment;

import dev.waymark.message.Message;
import dev.waymark.probe.ProbedSite;
import dev.waymark.submission.Order;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Idempotent;
import dev.waymark.web.Ids;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
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
            @Nullable String jobId,
            @Nullable String buyer,
            @Nullable Boolean agreesToStart,
            @Nullable Boolean confirm) {

        Order.Draft draft() {
            return new Order.Draft(url, template, sector, goal, includeNoindex);
        }

        BuyerAnswer answer() {
            return BuyerAnswer.ofProgram(buyer, agreesToStart);
        }
    }

    /** Stripe's page, and where the job will be once it is paid. */
    public record Opened(
            String checkoutUrl,
            @Nullable String sessionId,
            String jobId,
            int amount,
            String currency,
            @Nullable Site site) {}

    /** What is at the address of the order: how it was found, where it leads, and what its page calls itself. */
    public record Site(String state, String url, @Nullable String title) {

        static Site of(ProbedSite site) {
            return new Site(
                    Ids.of(site.state()), site.end().toString(), site.title().isEmpty() ? null : site.title());
        }
    }

    /** Opens a page to pay on. With an Idempotency-Key, sending the same again gives the same page. */
    @POST
    @Scoped(ApiScope.PAYMENT)
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
        if (wanted.jobId() != null) {
            return opened(sales.unlock(Token.valueOf(wanted.jobId()), wanted.answer(), request), null);
        }
        ProbedSite site = probed(wanted, request);
        return opened(sales.order(wanted.draft(), key, wanted.answer(), request), Site.of(site));
    }

    /** The same for a form on somebody's page: it leads to Stripe's. */
    @POST
    @Path("/checkout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response checkout(
            @FormParam("url") @Nullable String url,
            @FormParam("visit") @Nullable String visit,
            @FormParam("buyer") @Nullable String buyer,
            @FormParam("agrees_to_start") @Nullable Boolean agreesToStart,
            @FormParam("confirm") @Nullable Boolean confirm,
            @Context HttpServletRequest request) {
        Wanted wanted = new Wanted(url, null, null, null, null, null, buyer, agreesToStart, confirm);
        probed(wanted, request);
        return Response.seeOther(sales.order(wanted.draft(), visit, wanted.answer(), request)
                        .next())
                .build();
    }

    private ProbedSite probed(Wanted wanted, HttpServletRequest request) {
        ProbedSite site = sales.probe(wanted.draft(), wanted.answer(), request);
        if (site.state() != ProbedSite.State.READABLE && !Boolean.TRUE.equals(wanted.confirm())) {
            throw ProblemDetails.of(ProblemType.UNCONFIRMED_SITE, question(site))
                    .asException();
        }
        return site;
    }

    private static Message question(ProbedSite site) {
        return site.problem()
                .orElseGet(() -> site.state() == ProbedSite.State.SLOW
                        ? Message.of("confirm.slow", site.asked().toString())
                        : Message.of(
                                "confirm.elsewhere",
                                site.asked().toString(),
                                site.end().toString()));
    }

    private static Response opened(Checkouts.Way way, @Nullable Site site) {
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
                        way.payment().currency(),
                        site))
                .build();
    }

    /** Begins a payment that the program's own page completes. A body, as JSON, says who buys. */
    @POST
    @Scoped(ApiScope.PAYMENT)
    @Idempotent
    @Path("/create-intent")
    public Response createIntent(@Nullable BuyerAnswer answer, @Context HttpServletRequest request) {
        BuyerAnswer said = answer == null ? BuyerAnswer.NONE : answer;
        return Response.ok(sales.createIntent(BuyerAnswer.ofProgram(said.buyer(), said.agreesToStart()), request))
                .build();
    }
}
