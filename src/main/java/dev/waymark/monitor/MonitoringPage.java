package dev.waymark.monitor;

import dev.waymark.account.KeptSite;
import dev.waymark.account.OwnSites;
import dev.waymark.message.Message;
import dev.waymark.payment.subscription.Subscription;
import dev.waymark.payment.subscription.SubscriptionState;
import dev.waymark.url.Url;
import dev.waymark.web.Ids;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of one kept site: what has changed, what was checked when, and how its account wants it. */
@ApplicationScoped
@NoStore
@Path("/my-sites/{id}/monitoring")
@Produces(MediaType.TEXT_HTML)
public class MonitoringPage {

    private static final Set<String> DONE =
            Set.of("started", "saved", "paused", "ended", "asked", "accepted", "rejected");

    private static final Set<String> REFUSED = Set.of("outdated", "recent", "unpaid", "blocked", "many", "sealed");

    @Inject
    private OwnSites own;

    @Inject
    private Monitors monitors;

    @Inject
    private Watches watches;

    @Inject
    private Proposals proposals;

    @Inject
    private CheckHistory history;

    @Inject
    private Coverage coverage;

    @Inject
    private MonitorLimit limit;

    @Inject
    private BlockedHosts blocked;

    @Inject
    private CheckIntervals intervals;

    @Inject
    private MonitorSettings settings;

    /** Its address, from the root of the server. */
    public static String of(Token token) {
        return "/my-sites/" + token.text() + "/monitoring";
    }

    /**
     * The page.
     *
     * @param done what has just been done
     */
    @GET
    public View show(
            @PathParam("id") Token token,
            @QueryParam("done") @Nullable String done,
            @Context HttpServletRequest request) {
        KeptSite site = own.toShow(token, request);
        Optional<Monitor> monitor = monitors.find(site.number());
        boolean covered = coverage.covers(site.number());
        Optional<Subscription> subscription = coverage.subscription(site.number());
        List<ProposedChange> open =
                proposals.open(site.number()).stream().map(ProposedChange::of).toList();
        return View.of("monitor/monitoring")
                .with("renewsNothing", true)
                .with("token", token.text())
                .with("label", site.name().isEmpty() ? site.url() : site.name())
                .with("url", site.url())
                .with(
                        "monitor",
                        monitor.map(one -> MonitorView.of(one, covered)).orElse(null))
                .with("covered", covered)
                .with("offers", coverage.offers())
                .with("many", limit.hasRoom(site.account(), site.number()) ? null : full())
                .with("subscription", subscription.orElse(null))
                .with("pastDue", is(subscription, SubscriptionState.PAST_DUE))
                .with("unpaid", is(subscription, SubscriptionState.UNPAID))
                .with(
                        "charged",
                        is(subscription, SubscriptionState.ACTIVE) || is(subscription, SubscriptionState.PAST_DUE))
                .with("blocked", blocked.holds(BlockedHosts.name(Url.parse(site.url()))))
                .with("days", settings.days())
                .with("verified", intervals.isVerified(site.account(), Url.parse(site.url())))
                .with("pages", settings.pages())
                .with("changes", open)
                .with("acceptable", open.stream().filter(ProposedChange::ours).count())
                .with("checks", monitor.map(one -> history.lines(one.watch())).orElse(List.of()))
                .with("next", monitor.flatMap(one -> history.next(one.watch())).orElse(null))
                .with(
                        "running",
                        monitor.filter(one -> history.isRunning(one.watch())).isPresent())
                .with("chart", ScoreChart.of(history.scores(site.number())).orElse(null))
                .with("done", DONE.contains(String.valueOf(done)) ? Message.of("monitor.done." + done) : null)
                .with(
                        "refused",
                        REFUSED.contains(String.valueOf(done))
                                ? Message.of("monitor.refused." + done, settings.perAccount())
                                : null);
    }

    private Message full() {
        return Message.of("monitor.refused.many", settings.perAccount());
    }

    private static boolean is(Optional<Subscription> subscription, SubscriptionState state) {
        return subscription.filter(one -> one.state() == state).isPresent();
    }

    /** Begins to have the site checked, or begins again. */
    @POST
    @OwnerOnly
    @Transactional
    public Response start(@PathParam("id") Token token, @Context HttpServletRequest request) {
        return back(token, Ids.of(coverage.begin(own.toChange(token, request))));
    }

    /**
     * Saves what the account wants.
     *
     * @param notices which changes it gets mails about
     * @param accepts set when changes of what we wrote are to be accepted without asking
     */
    @POST
    @OwnerOnly
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response settings(
            @PathParam("id") Token token,
            @FormParam("notices") @DefaultValue("") String notices,
            @FormParam("accepts") @DefaultValue("") String accepts,
            @Context HttpServletRequest request) {
        Monitor monitor = monitor(token, request);
        NoticeLevel level = level(notices)
                .orElseThrow(() -> ProblemDetails.invalid("notices", Message.of("monitor.notices.choose"))
                        .asException());
        monitors.change(monitor.number(), level, accepts.equals("yes"));
        return back(token, "saved");
    }

    private static Optional<NoticeLevel> level(String text) {
        return List.of(NoticeLevel.values()).stream()
                .filter(level -> level.name().equalsIgnoreCase(text))
                .findFirst();
    }

    @POST
    @OwnerOnly
    @Path("/pause")
    @Transactional
    public Response pause(@PathParam("id") Token token, @Context HttpServletRequest request) {
        Monitor monitor = monitor(token, request);
        if (monitor.state() != MonitorState.ACTIVE) {
            return back(token);
        }
        monitors.change(monitor.number(), MonitorState.PAUSED);
        return back(token, "paused");
    }

    /** Ends the checks, and forgets what they have brought. */
    @POST
    @OwnerOnly
    @Path("/end")
    public Response end(@PathParam("id") Token token, @Context HttpServletRequest request) {
        monitors.end(monitor(token, request).number());
        return back(token, "ended");
    }

    /** Has the site checked soon, at most once a day. */
    @POST
    @OwnerOnly
    @Path("/check")
    @Transactional
    public Response check(@PathParam("id") Token token, @Context HttpServletRequest request) {
        Monitor monitor = monitor(token, request);
        if (monitor.state() != MonitorState.ACTIVE) {
            return back(token);
        }
        return back(token, watches.hasten(monitor.watch(), settings.days(1)) ? "asked" : "recent");
    }

    @POST
    @OwnerOnly
    @Path("/changes/acceptance")
    public Response acceptAll(@PathParam("id") Token token, @Context HttpServletRequest request) {
        return back(token, proposals.acceptAll(monitor(token, request).number()) > 0 ? "accepted" : "outdated");
    }

    @POST
    @OwnerOnly
    @Path("/changes/{change: [0-9]{1,18}}/acceptance")
    public Response accept(
            @PathParam("id") Token token, @PathParam("change") long change, @Context HttpServletRequest request) {
        return back(token, proposals.accept(monitor(token, request).number(), change) ? "accepted" : "outdated");
    }

    @POST
    @OwnerOnly
    @Path("/changes/{change: [0-9]{1,18}}/rejection")
    public Response reject(
            @PathParam("id") Token token, @PathParam("change") long change, @Context HttpServletRequest request) {
        return back(token, proposals.reject(monitor(token, request).number(), change) ? "rejected" : "outdated");
    }

    private Monitor monitor(Token token, HttpServletRequest request) {
        return monitors.find(own.toChange(token, request).number()).orElseThrow(Token::unknown);
    }

    /** To the page, which says why nothing could be done. */
    private static Response back(Token token) {
        return Response.seeOther(URI.create(of(token))).build();
    }

    private static Response back(Token token, String done) {
        return Response.seeOther(URI.create(of(token) + "?done=" + done)).build();
    }
}
