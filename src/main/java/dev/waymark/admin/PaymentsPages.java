package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.job.Job;
import dev.waymark.job.Jobs;
import dev.waymark.payment.Payment;
import dev.waymark.payment.Payments;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments, for the operator. */
@ApplicationScoped
@Path("/admin/payments")
@Produces(MediaType.TEXT_HTML)
public class PaymentsPages {

    private static final String ONE = "/{order: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    @Inject
    private Payments payments;

    @Inject
    private Jobs jobs;

    @Inject
    private PaymentSearch takings;

    @Inject
    private OperatorActions operations;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    @Inject
    private ClientIds clients;

    /** The list, with those first that may have to be given back. */
    @GET
    public View list(
            @DefaultValue("") @QueryParam("state") String state, @DefaultValue("0") @QueryParam("before") long before) {
        return pages.page("admin/payments").with("list", takings.list(state.replace("\0", ""), before));
    }

    /** One payment, and the button that gives it back. */
    @GET
    @Path(ONE)
    public View show(@PathParam("order") UUID order, @QueryParam("done") @Nullable Long done) {
        Payment payment = known(order);
        Optional<Job> job = jobOf(payment);
        return pages.page("admin/payment")
                .with("payment", PaymentView.of(payment))
                .with(
                        "job",
                        job.map(found -> JobDetail.of(found, PaymentView.of(payment)))
                                .orElse(null))
                .with("actions", audit.of(job.map(OperatorActions::target).orElse(OperatorActions.target(order))))
                .with("done", done);
    }

    /** The page that asks once more before money moves. */
    @GET
    @Path(ONE + "/refund")
    public View confirm(@PathParam("order") UUID order) {
        Payment payment = known(order);
        return pages.page("admin/refund")
                .with("payment", PaymentView.of(payment))
                .with(
                        "job",
                        jobOf(payment)
                                .map(found -> JobDetail.of(found, PaymentView.of(payment)))
                                .orElse(null));
    }

    @POST
    @Path(ONE + "/refund")
    public Response refund(@PathParam("order") UUID order, @Context HttpServletRequest request) {
        Optional<Job> job = jobOf(known(order));
        long action = operations.refund(order, job, clients.of(request).name());
        return job.map(found -> JobsPages.to(found.id(), action))
                .orElseGet(() -> Response.seeOther(URI.create("/admin/payments/" + order + "?done=" + action))
                        .build());
    }

    private Payment known(UUID order) {
        return payments.ofOrder(order).orElseThrow(NotFoundException::new);
    }

    private Optional<Job> jobOf(Payment payment) {
        return payment.submissionId().flatMap(jobs::ofSubmission);
    }
}
