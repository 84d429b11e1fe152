package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.complaint.ComplaintKind;
import dev.waymark.complaint.Complaints;
import dev.waymark.message.Message;
import dev.waymark.monitor.BlockedHosts;
import dev.waymark.monitor.CheckOutcome;
import dev.waymark.monitor.MonitorCounts;
import dev.waymark.monitor.MonitorState;
import dev.waymark.monitor.MonitorStatistics;
import dev.waymark.payment.subscription.SubscriptionStatistics;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.Ids;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.UtcTime;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the checks of kept sites are doing, and which hosts are checked for nobody. */
@ApplicationScoped
@Path("/admin/monitoring")
@Produces(MediaType.TEXT_HTML)
public class MonitoringPages {

    private static final String TARGET = "monitoring";

    @Inject
    private MonitorStatistics statistics;

    @Inject
    private BlockedHosts blocked;

    @Inject
    private Complaints complaints;

    @Inject
    private SubscriptionStatistics subscriptions;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    /** How many there are of a state or an outcome. */
    public record Count(String id, long count) {}

    /** A host that is blocked. */
    public record Blocked(String host, String reason, UtcTime since) {}

    /** A website that could not be read. */
    public record Failing(String url, long accounts, int failures, UtcTime next, Message problem) {}

    /**
     * The page.
     *
     * @param done the number of what the operator has just done
     */
    @GET
    public View show(@QueryParam("done") @Nullable Long done) {
        MonitorCounts counts = statistics.count();
        return pages.page("admin/monitoring")
                .with("counts", counts)
                .with("subscriptions", subscriptions.count())
                .with(
                        "states",
                        Arrays.stream(MonitorState.values())
                                .map(state -> new Count(Ids.of(state), counts.in(state)))
                                .toList())
                .with(
                        "outcomes",
                        Arrays.stream(CheckOutcome.values())
                                .map(outcome -> new Count(Ids.of(outcome), counts.ended(outcome)))
                                .toList())
                .with("objections", ComplaintLine.of(complaints, ComplaintKind.CHECKS))
                .with(
                        "blocked",
                        blocked.list().stream()
                                .map(line -> new Blocked(line.host(), line.reason(), UtcTime.of(line.since())))
                                .toList())
                .with(
                        "failing",
                        statistics.failing().stream()
                                .map(line -> new Failing(
                                        line.url(),
                                        line.accounts(),
                                        line.failures(),
                                        UtcTime.of(line.next()),
                                        line.problem().orElse(Message.NONE)))
                                .toList())
                .with("actions", audit.of(TARGET))
                .with("done", done);
    }

    @POST
    @Path("/blocks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response block(
            @FormParam("host") @DefaultValue("") String typed,
            @FormParam("reason") @DefaultValue("") String typedReason,
            @Context HttpServletRequest request) {
        String host = host(typed);
        String reason = OperatorPages.reason(typedReason);
        return pages.noted(
                TARGET,
                "block-host",
                Message.of("monitoring.blocked.outcome", host, blocked.block(host, reason)),
                request);
    }

    private static String host(String typed) {
        try {
            return BlockedHosts.name(Url.parse(typed));
        } catch (BadUrl e) {
            throw ProblemDetails.invalid("host", e.reason()).asException();
        }
    }

    @POST
    @Path("/blocks/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unblock(@FormParam("host") @DefaultValue("") String typed, @Context HttpServletRequest request) {
        String host = host(typed);
        if (!blocked.unblock(host)) {
            throw new NotFoundException();
        }
        return pages.noted(TARGET, "unblock-host", Message.of("monitoring.unblocked", host), request);
    }

    /** Ends an objection that the operator has answered. */
    @POST
    @Path("/objections/{id: [0-9]{1,18}}/decision")
    public Response decide(@PathParam("id") long id, @Context HttpServletRequest request) {
        String host = complaints.decide(ComplaintKind.CHECKS, id).orElseThrow(NotFoundException::new);
        return pages.noted(TARGET, "answer-objection", Message.of("monitoring.decided", host), request);
    }
}
