package dev.waymark.hosting;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.account.OwnSites;
import dev.waymark.hosting.reads.Reads;
import dev.waymark.job.Jobs;
import dev.waymark.job.PublishingView;
import dev.waymark.message.Message;
import dev.waymark.payment.subscription.Subscriptions;
import dev.waymark.url.Url;
import dev.waymark.verification.VerifiedHosts;
import dev.waymark.web.OperatorSettings;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.RequestLanguage;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an account has the file of a kept site served, and sees what to do on the website itself. */
@ApplicationScoped
@NoStore
@Path("/my-sites/{id}/hosting")
@Produces(MediaType.TEXT_HTML)
public class HostingPage {

    private static final Set<String> DONE = Set.of("started", "ended", "saved");
    private static final Set<String> REFUSED = Set.of("unpaid", "unverified", "refused");

    @Inject
    private OwnSites own;

    @Inject
    private KeptSites sites;

    @Inject
    private Hostings hostings;

    @Inject
    private HostingSettings settings;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private VerifiedHosts verified;

    @Inject
    private Jobs jobs;

    @Inject
    private Reads reads;

    @Inject
    private RequestLanguage language;

    @Inject
    private OperatorSettings operator;

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
        String host = host(site);
        Optional<Hosting> any = hostings.find(host);
        Optional<Hosting> hosting = any.filter(one -> is(one, site));
        boolean here = hosting.flatMap(Hosting::submission)
                .filter(number -> number == site.number())
                .isPresent();
        Optional<Url> address = settings.address(host, "/llms.txt");
        boolean served = hosting.filter(one -> one.state().isServed()).isPresent();
        return View.of("hosting/hosting")
                .with("renewsNothing", true)
                .with("token", token.text())
                .with("label", site.name().isEmpty() ? site.url() : site.name())
                .with("host", host)
                .with("email", operator.identity().email())
                .with("offered", settings.origin().isPresent())
                .with("free", subscriptions.areForAll())
                .with("covered", subscriptions.covers(site.number()))
                .with("verified", verified.covers(site.account(), host))
                .with("failing", verified.failingSince(site.account(), host).orElse(null))
                .with("state", hosting.map(one -> shown(one, here)).orElse(""))
                .with("hosting", hosting.orElse(null))
                .with("address", address.map(Url::toString).orElse(""))
                .with(
                        "full",
                        settings.address(host, "/llms-full.txt")
                                .map(Url::toString)
                                .orElse(""))
                .with(
                        "publishing",
                        address.filter(at -> served)
                                .flatMap(at -> jobs.status(token)
                                        .map(job -> PublishingView.ofHosted(job, at, language.of(request))))
                                .orElse(null))
                .with("reads", hosting.isPresent() ? reads.view(token, host) : null)
                .with("days", Hostings.FROZEN_DAYS)
                .with("done", DONE.contains(String.valueOf(done)) ? Message.of("hosting.done." + done) : null)
                .with("refused", REFUSED.contains(String.valueOf(done)) ? Message.of("hosting.refused." + done) : null);
    }

    /** What is shown of the state: another result of the same account may be the one that is served. */
    private static String shown(Hosting hosting, boolean here) {
        return switch (hosting.state()) {
            case ACTIVE -> here ? "active" : "other";
            case FROZEN -> "frozen";
            case ENDED -> "ended";
            case TAKEN_DOWN -> "down";
        };
    }

    private static boolean is(Hosting hosting, KeptSite site) {
        return hosting.account().filter(owner -> owner == site.account()).isPresent();
    }

    private static String host(KeptSite site) {
        return VerifiedHosts.name(Url.parse(site.url()));
    }

    /** Who has read the files, for spreadsheets. */
    @GET
    @Path("/reads.csv")
    public Response reads(@PathParam("id") Token token, @Context HttpServletRequest request) {
        return reads.table(theirs(token, request).host());
    }

    /** Begins to serve the file, in place of another result of this account for the same host. */
    @POST
    @OwnerOnly
    @Transactional
    public Response start(@PathParam("id") Token token, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        String host = host(site);
        if (settings.origin().isEmpty()) {
            return back(token, "");
        }
        if (!subscriptions.covers(site.number())) {
            return back(token, "unpaid");
        }
        long account = site.account();
        sites.prolong(site); // locks the job, which comes first wherever a site is erased
        if (!verified.holds(account, host)) {
            return back(token, "unverified");
        }
        boolean others = hostings.lock(host)
                .filter(before -> !before.account().equals(Optional.of(account)))
                .isPresent();
        boolean started = hostings.start(host, account, site.number());
        if (started && others) {
            reads.delete(host); // who read it is nobody's business but the account's that had it then
        }
        return back(token, started ? "started" : "refused");
    }

    /** Serves nothing any more. */
    @POST
    @OwnerOnly
    @Path("/end")
    @Transactional
    public Response end(@PathParam("id") Token token, @Context HttpServletRequest request) {
        Hosting theirs = theirs(token, request);
        hostings.lock(theirs.host())
                .filter(hosting ->
                        hosting.state().isServed() && hosting.account().equals(theirs.account()))
                .ifPresent(hostings::end);
        return back(token, "ended");
    }

    /**
     * Saves what the account wants.
     *
     * @param nested set when sections and languages are to have files of their own
     */
    @POST
    @OwnerOnly
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response settings(
            @PathParam("id") Token token,
            @FormParam("nested") @DefaultValue("") String nested,
            @Context HttpServletRequest request) {
        hostings.nest(theirs(token, request), nested.equals("yes"));
        return back(token, "saved");
    }

    private Hosting theirs(Token token, HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        return hostings.find(host(site)).filter(hosting -> is(hosting, site)).orElseThrow(Token::unknown);
    }

    private static Response back(Token token, String done) {
        return Response.seeOther(URI.create("/my-sites/" + token.text() + "/hosting?done=" + done))
                .build();
    }
}
