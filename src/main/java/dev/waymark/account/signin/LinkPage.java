package dev.waymark.account.signin;

import dev.waymark.message.Message;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Where the link in the mail leads. A script hands its token over, which is in no address that is sent; the answer names whom it would
 * sign in, and only the button on it does: a program that looks at links in mails burns nothing.
 */
@ApplicationScoped
@NoStore
@Path("/sign-in/link")
@Produces(MediaType.TEXT_HTML)
public class LinkPage {

    @Inject
    private SignIns signIns;

    @Inject
    private SignedIn signedIn;

    @GET
    public View open() {
        return View.of("account/link").with("renewsNothing", true);
    }

    /** Asks whether it is meant. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@FormParam("token") @DefaultValue("") String link, @Context HttpServletRequest request) {
        return pending(link, request)
                .map(pending -> Response.ok(question(link, pending)).build())
                .orElseGet(LinkPage::gone);
    }

    /**
     * Signs in.
     *
     * @param other set by who confirms that they have asked for the link in another browser
     */
    @POST
    @Path("/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(
            @FormParam("token") @DefaultValue("") String link,
            @FormParam("other") @DefaultValue("") String other,
            @Context HttpServletRequest request) {
        Optional<SignIns.Pending> pending = pending(link, request);
        if (pending.filter(found -> !found.sameBrowser() && !other.equals("yes"))
                .isPresent()) {
            View question = question(link, pending.get()).with("problem", Message.of("account.other.confirm"));
            return Response.status(422).entity(question).build();
        }
        return pending.flatMap(found -> signIns.use(new Token(link)))
                .map(begun -> signedIn.begun(begun, request))
                .orElseGet(LinkPage::gone);
    }

    private Optional<SignIns.Pending> pending(String link, HttpServletRequest request) {
        return Token.isShaped(link)
                ? signIns.pending(
                        new Token(link), AccountCookies.browser(request).orElse(null))
                : Optional.empty();
    }

    private static View question(String link, SignIns.Pending pending) {
        return View.of("account/confirm")
                .with("renewsNothing", true)
                .with("link", link)
                .with("email", pending.email())
                .with("other", !pending.sameBrowser());
    }

    private static Response gone() {
        return Response.status(422)
                .entity(AskPage.form().with("problem", Message.of("account.link.gone")))
                .build();
    }
}
