package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.complaint.ComplaintKind;
import dev.waymark.complaint.Complaints;
import dev.waymark.hosting.HostingChanges;
import dev.waymark.hosting.HostingState;
import dev.waymark.hosting.HostingStatistics;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which files are served, what is reported of them, and where they are taken down. */
@ApplicationScoped
@Path("/admin/hosting")
@Produces(MediaType.TEXT_HTML)
public class HostingPages {

    private static final String TARGET = "hosting";

    @Inject
    private HostingStatistics statistics;

    @Inject
    private HostingChanges changes;

    @Inject
    private Complaints complaints;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    /** How many hosts are in a state. */
    public record Count(String id, long count) {}

    /** A host. */
    public record Host(
            String host, String address, String state, boolean served, boolean down, String reason, UtcTime changed) {

        static Host of(HostingStatistics.Line line) {
            HostingState state = line.hosting().state();
            return new Host(
                    line.hosting().host(),
                    line.address(),
                    Ids.of(state),
                    state == HostingState.ACTIVE || state == HostingState.FROZEN,
                    state == HostingState.TAKEN_DOWN,
                    line.hosting().reason(),
                    UtcTime.of(line.hosting().changed()));
        }
    }

    /**
     * The page.
     *
     * @param typed part of the names of the hosts that are listed
     * @param done the number of what the operator has just done
     */
    @GET
    public View show(@QueryParam("host") @DefaultValue("") String typed, @QueryParam("done") @Nullable Long done) {
        String part = typed.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        Map<HostingState, Long> counts = statistics.count();
        return pages.page("admin/hosting")
                .with(
                        "counts",
                        Arrays.stream(HostingState.values())
                                .map(state -> new Count(Ids.of(state), counts.getOrDefault(state, 0L)))
                                .toList())
                .with("hosts", statistics.find(part).stream().map(Host::of).toList())
                .with("reports", ComplaintLine.of(complaints, ComplaintKind.HOSTED_FILE))
                .with("part", part)
                .with("actions", audit.of(TARGET))
                .with("done", done);
    }

    @POST
    @Path("/take-down")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeDown(
            @FormParam("host") @DefaultValue("") String host,
            @FormParam("reason") @DefaultValue("") String typed,
            @Context HttpServletRequest request) {
        String reason = OperatorPages.reason(typed);
        if (!changes.takeDown(host, reason)) {
            throw new NotFoundException();
        }
        return pages.noted(TARGET, "take-down", Message.of("admin.hosting.taken-down", host, reason), request);
    }

    @POST
    @Path("/restoration")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(@FormParam("host") @DefaultValue("") String host, @Context HttpServletRequest request) {
        if (!changes.restore(host)) {
            throw new NotFoundException();
        }
        return pages.noted(TARGET, "restore-host", Message.of("admin.hosting.restored", host), request);
    }

    /** Ends a report that the operator has dealt with. */
    @POST
    @Path("/reports/{id: [0-9]{1,18}}/decision")
    public Response decide(@PathParam("id") long id, @Context HttpServletRequest request) {
        String host = complaints.decide(ComplaintKind.HOSTED_FILE, id).orElseThrow(NotFoundException::new);
        return pages.noted(TARGET, "answer-report", Message.of("admin.hosting.decided", host), request);
    }
}
