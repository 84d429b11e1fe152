package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.job.Job;
import dev.waymark.job.Jobs;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.payment.Payments;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.CsvTable;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The jobs, for the operator: the list, one of them, and what can be done about it. */
@ApplicationScoped
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
public class JobsPages {

    private static final String ONE = "/jobs/{id: [0-9]{1,18}}";

    @Inject
    private JobSearch searches;

    @Inject
    private Jobs jobs;

    @Inject
    private Ledger ledger;

    @Inject
    private Results results;

    @Inject
    private Payments payments;

    @Inject
    private Attempts attempts;

    @Inject
    private OperatorActions operations;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    @Inject
    private ClientIds clients;

    @GET
    public Response start() {
        return Response.seeOther(URI.create("/admin/jobs")).build();
    }

    /** The list, or for htmx only its lines. */
    @GET
    @Path("/jobs")
    public Response list(@Context UriInfo asked, @HeaderParam("HX-Request") @Nullable String htmx) {
        View view = View.of("admin/jobs").with("list", searches.list(JobQuery.of(asked.getQueryParameters())));
        return pages.page(view, htmx);
    }

    /** All that the list would show page by page, as a table. */
    @GET
    @Path("/jobs.csv")
    @Produces(MediaType.WILDCARD)
    public Response table(@Context UriInfo asked) {
        CsvTable table = JobLine.table();
        searches.all(JobQuery.of(asked.getQueryParameters())).forEach(line -> line.addTo(table));
        return table.asFile("jobs.csv");
    }

    /**
     * One job, or for htmx only what changes of it.
     *
     * @param done the number of what the operator has just done
     */
    @GET
    @Path(ONE)
    public Response show(
            @PathParam("id") long id,
            @QueryParam("done") @Nullable Long done,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        Job job = known(id);
        View view = View.of("admin/job")
                .with("job", detail(job))
                .with("attempts", attempts.of(id))
                .with("actions", audit.of(OperatorActions.target(job)))
                .with("done", done);
        return pages.page(view, htmx);
    }

    private JobDetail detail(Job job) {
        return JobDetail.of(
                job, payments.of(job.submission().id()).map(PaymentView::of).orElse(null));
    }

    /** Every address that the job found, and its result. */
    @GET
    @Path(ONE + "/pages")
    public View pages(@PathParam("id") long id, @QueryParam("show") @Nullable String show) {
        return pages.page("admin/ledger").with("job", detail(known(id))).with("ledger", ledger.view(id, show, true));
    }

    /** The file that it wrote. */
    @GET
    @Path(ONE + "/llms.txt")
    @Produces(MediaType.WILDCARD)
    public Response document(@PathParam("id") long id) {
        String text = results.find(id).map(Result::llmsTxt).orElseThrow(NotFoundException::new);
        return Response.ok(text, "text/plain;charset=UTF-8").build();
    }

    @POST
    @Path(ONE + "/retries")
    public Response retry(@PathParam("id") long id, @Context HttpServletRequest request) {
        return to(id, operations.retry(known(id), clients.of(request).name()));
    }

    @POST
    @Path(ONE + "/cancellation")
    public Response cancel(@PathParam("id") long id, @Context HttpServletRequest request) {
        return to(id, operations.cancel(known(id), clients.of(request).name()));
    }

    private Job known(long id) {
        return jobs.find(id).orElseThrow(NotFoundException::new);
    }

    static Response to(long job, long action) {
        return Response.seeOther(URI.create("/admin/jobs/" + job + "?done=" + action))
                .build();
    }
}
