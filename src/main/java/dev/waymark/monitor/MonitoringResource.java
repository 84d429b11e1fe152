package dev.waymark.monitor;

import dev.waymark.account.KeptSite;
import dev.waymark.account.OwnSites;
import dev.waymark.change.Change;
import dev.waymark.message.Message;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Ids;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks of a kept site, for programs that send a key of its account. */
@ApplicationScoped
@NoStore
@Path("/api/sites/{id}/monitoring")
@Produces(MediaType.APPLICATION_JSON)
public class MonitoringResource {

    @Inject
    private OwnSites own;

    @Inject
    private Monitors monitors;

    @Inject
    private Proposals proposals;

    @Inject
    private CheckHistory history;

    @Inject
    private Coverage coverage;

    @Inject
    private MonitorSettings settings;

    /** A change that waits to be decided. */
    public record Proposed(
            long id,
            String kind,
            String about,
            String before,
            String after,
            String section,
            boolean ours,
            boolean important,
            Instant seen) {

        static Proposed of(Proposals.Open open) {
            Change change = open.change();
            return new Proposed(
                    open.id(),
                    Ids.of(change.kind()),
                    change.label(),
                    change.before(),
                    change.after(),
                    change.section(),
                    change.ours(),
                    change.weight() == Change.Weight.IMPORTANT,
                    open.seen());
        }
    }

    /** How a site is checked; {@code state} is {@code none} when it is not. */
    public record Monitoring(String state, @Nullable Instant nextCheck, List<Proposed> changes) {}

    @GET
    public Monitoring show(@PathParam("id") Token token, @Context HttpServletRequest request) {
        return shown(own.toChange(token, request));
    }

    private Monitoring shown(KeptSite site) {
        Optional<Monitor> monitor = monitors.find(site.number());
        return new Monitoring(
                monitor.map(one -> MonitorView.of(one, coverage.covers(site.number())))
                        .map(MonitorView::state)
                        .orElse("none"),
                monitor.filter(one -> one.state() == MonitorState.ACTIVE)
                        .flatMap(one -> history.next(one.watch()))
                        .orElse(null),
                proposals.open(site.number()).stream().map(Proposed::of).toList());
    }

    /** Begins to have the site checked, or begins again. */
    @POST
    @OwnerOnly
    @Scoped(ApiScope.MONITOR)
    @Transactional
    public Monitoring start(@PathParam("id") Token token, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        MonitorStart.Outcome outcome = coverage.begin(site);
        if (outcome != MonitorStart.Outcome.STARTED) {
            throw ProblemDetails.of(
                            outcome == MonitorStart.Outcome.UNPAID ? ProblemType.NOT_PAID : ProblemType.REFUSED,
                            Message.of("monitor.refused." + Ids.of(outcome), settings.perAccount()))
                    .asException();
        }
        return shown(site);
    }

    @POST
    @OwnerOnly
    @Scoped(ApiScope.MONITOR)
    @Path("/pause")
    @Transactional
    public Monitoring pause(@PathParam("id") Token token, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        monitors.find(site.number())
                .filter(monitor -> monitor.state() == MonitorState.ACTIVE)
                .ifPresent(monitor -> monitors.change(monitor.number(), MonitorState.PAUSED));
        return shown(site);
    }

    /** Makes the change in the file, as a new version. */
    @POST
    @OwnerOnly
    @Scoped(ApiScope.MONITOR)
    @Path("/changes/{change: [0-9]{1,18}}/acceptance")
    public Monitoring accept(
            @PathParam("id") Token token, @PathParam("change") long change, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        return decided(site, proposals.accept(site.number(), change));
    }

    @POST
    @OwnerOnly
    @Scoped(ApiScope.MONITOR)
    @Path("/changes/{change: [0-9]{1,18}}/rejection")
    public Monitoring reject(
            @PathParam("id") Token token, @PathParam("change") long change, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        return decided(site, proposals.reject(site.number(), change));
    }

    private Monitoring decided(KeptSite site, boolean done) {
        if (!done) {
            throw ProblemDetails.of(ProblemType.NOT_FOUND, Message.of("monitor.refused.outdated"))
                    .asException();
        }
        return shown(site);
    }
}
