package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;

/** The kept site that a page of an account is about. */
@ApplicationScoped
public class OwnSites {

    @Inject
    private SignedIn signedIn;

    @Inject
    private KeptSites sites;

    /**
     * The site, for who looks at its page.
     *
     * @throws WebApplicationException 404 when no account or another one keeps it; leads to the page that signs in who has not
     */
    public KeptSite toShow(Token token, HttpServletRequest request) {
        if (sites.owner(token).isEmpty()) {
            throw Token.unknown();
        }
        return require(token, signedIn.require(request));
    }

    /**
     * The site, for who changes something.
     *
     * @throws WebApplicationException 404 when nobody has signed in, or no account or another one keeps it
     */
    public KeptSite toChange(Token token, HttpServletRequest request) {
        return require(token, signedIn.of(request).orElseThrow(Token::unknown));
    }

    private KeptSite require(Token token, Account account) {
        return sites.find(token).filter(site -> site.account() == account.id()).orElseThrow(Token::unknown);
    }
}
