package dev.waymark.verification;

import dev.waymark.account.KeptSite;
import dev.waymark.account.OwnSites;
import dev.waymark.message.Message;
import dev.waymark.probe.OwnershipCheck;
import dev.waymark.probe.ProofMethod;
import dev.waymark.submission.UrlPolicy;
import dev.waymark.url.Url;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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

/** Where an account shows that the host of a kept site is its own: what to put where, and what was found. */
@ApplicationScoped
@NoStore
@Path("/my-sites/{id}/verification")
@Produces(MediaType.TEXT_HTML)
public class VerificationPage {

    private static final Set<String> DONE = Set.of("verified", "ended");
    private static final String MISSING = "missing";

    @Inject
    private OwnSites own;

    @Inject
    private HostClaims claims;

    @Inject
    private Verification verification;

    @Inject
    private VerificationNotices notices;

    @Inject
    private VerificationLimit limit;

    @Inject
    private OwnershipCheck ownership;

    @Inject
    private UrlPolicy policy;

    /** Its address, from the root of the server. */
    static String of(Token token) {
        return "/my-sites/" + token.text() + "/verification";
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
        Url url = Url.parse(site.url());
        String host = VerifiedHosts.name(url);
        Optional<Message> refusal = ProvableHost.refusal(url, policy.policy());
        View page = View.of("verification/verification")
                .with("renewsNothing", true)
                .with("token", token.text())
                .with("host", host)
                .with("refusal", refusal.orElse(null));
        return refusal.isPresent() ? page : shown(page, url, claims.open(site.account(), host), String.valueOf(done));
    }

    private View shown(View page, Url url, HostClaim claim, String done) {
        return page.with("claim", HostClaimView.of(claim))
                .with("lost", claim.state() == ClaimState.PENDING ? lost(claim) : null)
                .with("place", OwnershipCheck.recordName(url))
                .with("text", OwnershipCheck.text(claim.token()))
                .with("file", url.at(OwnershipCheck.PATH).toString())
                .with("root", url.at("/").toString())
                .with("meta", "<meta name=\"%s\" content=\"%s\">".formatted(OwnershipCheck.LABEL, claim.token()))
                .with("days", VerificationSettings.DAYS)
                .with("grace", VerificationSettings.GRACE_DAYS)
                .with("done", DONE.contains(done) ? Message.of("verification.done." + done, claim.host()) : null)
                .with("missing", done.equals(MISSING) && claim.state() != ClaimState.VERIFIED);
    }

    /** Why the account does not have the host any more, if that is so. */
    private @Nullable Message lost(HostClaim claim) {
        return notices.last(claim.account(), claim.host())
                .map(VerificationNotices.Notice::kind)
                .map(kind -> switch (kind) {
                    case VERIFICATION_LOST ->
                        Message.of("verification.lost", claim.host(), VerificationSettings.GRACE_DAYS);
                    case HOST_TAKEN_OVER -> Message.of("verification.taken", claim.host());
                    default -> null;
                })
                .orElse(null);
    }

    /** Looks for the proofs now. */
    @POST
    @OwnerOnly
    @Path("/check")
    public Response check(@PathParam("id") Token token, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        Url url = Url.parse(site.url());
        if (ProvableHost.refusal(url, policy.policy()).isPresent()) {
            return back(token, "");
        }
        limit.require(site.account(), request);
        HostClaim claim = claims.open(site.account(), VerifiedHosts.name(url));
        boolean verified = verification.save(claim, ownership.check(url, claim.token(), List.of(ProofMethod.values())));
        return back(token, verified ? "?done=verified" : "?done=" + MISSING);
    }

    /** Gives the host up. */
    @POST
    @OwnerOnly
    @Path("/end")
    public Response end(@PathParam("id") Token token, @Context HttpServletRequest request) {
        KeptSite site = own.toChange(token, request);
        verification.end(site.account(), VerifiedHosts.name(Url.parse(site.url())));
        return back(token, "?done=ended");
    }

    private static Response back(Token token, String done) {
        return Response.seeOther(URI.create(of(token) + done)).build();
    }
}
