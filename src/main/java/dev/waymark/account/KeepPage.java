package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.version.Versions;
import dev.waymark.web.PersonalPages;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Where the holder of a result's link has it kept in an account, and signs in before if need be. */
@ApplicationScoped
@NoStore
@Path("/jobs/{id}/keeping")
@Produces(MediaType.TEXT_HTML)
public class KeepPage {

    @Inject
    private Versions versions;

    @Inject
    private KeptSites sites;

    @Inject
    private SignedIn signedIn;

    @Inject
    private PersonalPages pages;

    @GET
    public Response show(@PathParam("id") Token token, @Context HttpServletRequest request) {
        String site = require(token);
        Optional<Account> account = signedIn.of(request);
        Optional<Long> owner = sites.owner(token);
        boolean theirs = owner.isPresent() && account.map(Account::id).equals(owner);
        if (theirs && sites.opens(token)) {
            return mySites();
        }
        View page = View.of("account/keep")
                .with("renewsNothing", true)
                .with("site", site)
                .with("keeps", token.text())
                .with("days", sites.daysKept())
                .with("owned", owner.isPresent() && !theirs)
                .with("account", account.map(Account::email).orElse(null));
        return Response.ok(page).build();
    }

    /** The button. Who is not signed in any more, or was too late, is told so by the page. */
    @POST
    public Response keep(@PathParam("id") Token token, @Context HttpServletRequest request) {
        require(token);
        boolean isTheirs = signedIn.of(request)
                .filter(account -> sites.keep(account, token))
                .isPresent();
        return isTheirs
                ? mySites()
                : Response.seeOther(URI.create("/jobs/" + token.text() + "/keeping"))
                        .build();
    }

    private static Response mySites() {
        return Response.seeOther(URI.create("/my-sites")).build();
    }

    private String require(Token token) {
        return versions.site(token).filter(site -> pages.areOpen()).orElseThrow(Token::unknown);
    }
}
