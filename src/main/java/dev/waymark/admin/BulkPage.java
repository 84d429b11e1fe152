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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Retries or refunds many jobs: asks once more before anything is done, and then says of each what came of it. */
@ApplicationScoped
@Path("/admin/bulk")
@Produces(MediaType.TEXT_HTML)
public class BulkPage {

    /** A refund waits for Stripe, so there are not more than a request can wait for. */
    static final int MAX_JOBS = 25;

    private static final List<String> ACTIONS = List.of("retry", "refund");

    @Inject
    private Jobs jobs;

    @Inject
    private Payments payments;

    @Inject
    private OperatorActions operations;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    @Inject
    private ClientIds clients;

    /**
     * The page that asks once more, or the one that says what came of it.
     *
     * @param done the numbers of what the operator has just done
     */
    @GET
    public View show(
            @DefaultValue("") @QueryParam("action") String action,
            @QueryParam("job") List<Long> ticked,
            @QueryParam("done") List<Long> done) {
        if (!done.isEmpty()) {
            return pages.page("admin/bulk")
                    .with("results", audit.of(done.stream().limit(MAX_JOBS).toList()));
        }
        return pages.page("admin/bulk")
                .with("action", known(action))
                .with("jobs", chosen(ticked).stream().map(this::detail).toList())
                .with("most", MAX_JOBS)
                .with("more", ticked.stream().distinct().count() > MAX_JOBS);
    }

    private JobDetail detail(Job job) {
        return JobDetail.of(
                job, payments.of(job.submission().id()).map(PaymentView::of).orElse(null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @DefaultValue("") @FormParam("action") String action,
            @FormParam("job") List<Long> ticked,
            @Context HttpServletRequest request) {
        String wanted = known(action);
        String client = clients.of(request).name();
        List<Long> done = new ArrayList<>();
        for (Job job : chosen(ticked)) {
            done.add(wanted.equals("refund") ? refund(job, client) : operations.retry(job, client));
        }
        String query = done.stream().map(number -> "done=" + number).collect(Collectors.joining("&"));
        return Response.seeOther(URI.create(done.isEmpty() ? "/admin/jobs" : "/admin/bulk?" + query))
                .build();
    }

    private long refund(Job job, String client) {
        Optional<Payment> payment = payments.of(job.submission().id());
        return payment.map(paid -> operations.refund(paid.orderId(), Optional.of(job), client))
                .orElseGet(() -> operations.hasNoPayment(job, client));
    }

    private List<Job> chosen(List<Long> ticked) {
        return ticked.stream()
                .distinct()
                .limit(MAX_JOBS)
                .flatMap(id -> jobs.find(id).stream())
                .toList();
    }

    private static String known(String action) {
        if (!ACTIONS.contains(action)) {
            throw new NotFoundException();
        }
        return action;
    }
}
