package dev.waymark.hosting.reads;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.url.Url;
import dev.waymark.web.NoStore;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Who reads the files of a kept site that we host. */
@ApplicationScoped
@NoStore
@Path("/my-sites/{id}/hosting/reads")
@Produces(MediaType.TEXT_HTML)
public class ReadsPage {

    @Inject
    private SignedIn signedIn;

    @Inject
    private KeptSites sites;

    @Inject
    private Reads reads;

    @GET
    public View show(@PathParam("id") Token token, @Context HttpServletRequest request) {
        if (sites.owner(token).isEmpty()) {
            throw Token.unknown();
        }
        Account account = signedIn.require(request);
        KeptSite site = sites.owner(token)
                .filter(owner -> owner == account.id())
                .flatMap(owner -> sites.find(token))
                .orElseThrow(Token::unknown);
        return View.of("hosting/reads")
                .with("token", token.text())
                .with("label", site.name().isEmpty() ? site.url() : site.name())
                .with("reads", reads.view(token, Url.parse(site.url()).host()));
    }
}
