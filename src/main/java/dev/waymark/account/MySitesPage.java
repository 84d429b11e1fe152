package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.AskPage;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.web.NoStore;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The page of an account. */
@ApplicationScoped
@NoStore
@Path("/my-sites")
@Produces(MediaType.TEXT_HTML)
public class MySitesPage {

    @Inject
    private SignedIn signedIn;

    @Inject
    private AskPage askPage;

    /** For who has not signed in, the form that signs in. */
    @GET
    public View show(@Context HttpServletRequest request) {
        return signedIn.of(request).map(MySitesPage::page).orElseGet(askPage::show);
    }

    private static View page(Account account) {
        return View.of("account/my-sites").with("renewsNothing", true).with("email", account.email());
    }
}
