package dev.waymark.account.signin;

import dev.waymark.mail.MailAddress;
import dev.waymark.message.Message;
import dev.waymark.web.PersonalPages;
import dev.waymark.web.ProblemDetails;
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
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where people ask for the link by which they sign in, or type the code that came with it. */
@ApplicationScoped
@NoStore
@Path("/sign-in")
@Produces(MediaType.TEXT_HTML)
public class AskPage {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s-]");

    @Inject
    private PersonalPages pages;

    @Inject
    private SignIns signIns;

    @Inject
    private SignInLimits limits;

    @Inject
    private SignedIn signedIn;

    @GET
    public View show() {
        requireOpen();
        return form();
    }

    static View form() {
        return View.of("account/ask").with("renewsNothing", true);
    }

    /**
     * Says the same whether the address has an account or not, after the same work.
     *
     * @param keeps opens the job that the person wants to keep; empty when there is none
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("keeps") @DefaultValue("") String keeps,
            @Context HttpServletRequest request) {
        requireOpen();
        Token browser = AccountCookies.browser(request).orElseGet(Token::random);
        try {
            MailAddress address = MailAddress.parse(email)
                    .orElseThrow(() -> ProblemDetails.invalid("email", Message.of("link.address.wrong"))
                            .asException());
            limits.require(address, request);
            signIns.ask(address, browser, Token.isShaped(keeps) ? new Token(keeps) : null);
        } catch (WebApplicationException refused) {
            return again(email, keeps, refused);
        }
        return Response.seeOther(URI.create("/sign-in/sent"))
                .header("Set-Cookie", AccountCookies.knowing(browser))
                .build();
    }

    private static Response again(String email, String keeps, WebApplicationException refused) {
        ProblemDetails problem = ProblemDetails.in(refused).orElseThrow(() -> refused);
        return Response.fromResponse(refused.getResponse())
                .entity(form().with("email", email)
                        .with("keeps", Token.isShaped(keeps) ? keeps : null)
                        .with("problem", problem.detail()))
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    /** To which address the mail goes, and the field for its code. */
    @GET
    @Path("/sent")
    public Response sent(@Context HttpServletRequest request) {
        Optional<String> email = AccountCookies.browser(request).flatMap(signIns::askedBy);
        return email.isEmpty()
                ? Response.seeOther(URI.create("/sign-in")).build()
                : Response.ok(sent(email.get())).build();
    }

    private static View sent(String email) {
        return View.of("account/sent").with("renewsNothing", true).with("email", email);
    }

    /** Signs in with the code of the mail. */
    @POST
    @Path("/code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(@FormParam("code") @DefaultValue("") String code, @Context HttpServletRequest request) {
        String digits = BETWEEN_DIGITS.matcher(code).replaceAll("");
        Optional<Token> browser = AccountCookies.browser(request);
        Optional<SignIns.Begun> begun = browser.flatMap(known -> signIns.use(digits, known));
        if (begun.isPresent()) {
            return signedIn.begun(begun.get(), request);
        }
        Message wrong = Message.of("account.code.wrong");
        View page = browser.flatMap(signIns::askedBy).map(AskPage::sent).orElseGet(AskPage::form);
        return Response.status(422).entity(page.with("problem", wrong)).build();
    }

    private void requireOpen() {
        if (!pages.areOpen()) {
            throw new NotFoundException();
        }
    }
}
