package dev.waymark.job;

import dev.waymark.submission.FreeTier;
import dev.waymark.submission.Order;
import dev.waymark.submission.PaidTier;
import dev.waymark.submission.SubmittedForAccount;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Idempotent;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Takes submissions from programs. */
@ApplicationScoped
@NoStore
@Path("/api/generate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GenerateResource {

    @Inject
    private FreeTier freeTier;

    @Inject
    private PaidTier paidTier;

    @Inject
    private Jobs jobs;

    @Inject
    private Event<SubmittedForAccount> submittedForAccount;

    /** Accepts a free submission and answers at once; the work goes on behind the address in Location. */
    @POST
    @Scoped(ApiScope.GENERATE)
    @Idempotent
    @Path("/free")
    public Response free(Order.@Nullable Draft draft, @Context HttpServletRequest request) {
        if (draft == null) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.send", "{\"url\": \"https://example.org/\"}")
                    .asException();
        }
        FreeTier.Receipt receipt = freeTier.submit(draft, request);
        Response.ResponseBuilder response = accepted(receipt.token(), JobStatus.of(receipt));
        receipt.headers().forEach(response::header);
        return response.build();
    }

    /** Accepts a submission that is paid for: the payment is presented with it, and buys one job however often it is presented. */
    @POST
    @Scoped(ApiScope.GENERATE)
    @Idempotent
    @Path("/paid")
    public Response paid(PaidTier.@Nullable Presented presented, @Context HttpServletRequest request) {
        if (presented == null) {
            throw ProblemDetails.of(
                            ProblemType.MALFORMED_REQUEST,
                            "error.send",
                            "{\"payment_intent_id\": \"pi_…\", \"url\": \"https://example.org/\"}")
                    .asException();
        }
        Token token = paidTier.redeem(presented, request);
        KeyHolder.of(request)
                .flatMap(KeyHolder::account)
                .ifPresent(account -> submittedForAccount.fire(new SubmittedForAccount(token, account)));
        return accepted(token, jobs.status(token).orElseThrow(Token::unknown)).build();
    }

    private static Response.ResponseBuilder accepted(Token token, JobStatus status) {
        JobView job = JobView.of(token, status);
        return Response.accepted(job).location(URI.create(job.links().self()));
    }
}
