package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.AccountSessions;
import dev.waymark.account.signin.AccountSignOut;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.message.Message;
import dev.waymark.web.View;
import dev.waymark.web.ZipArchive;
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
import java.util.List;

/** What is stored of an account: to see, to take along, and to delete. */
@ApplicationScoped
@NoStore
@Path("/my-sites/data")
@Produces(MediaType.TEXT_HTML)
public class DataPage {

    @Inject
    private SignedIn signedIn;

    @Inject
    private KeptSites sites;

    @Inject
    private AccountSessions sessions;

    @Inject
    private AccountData data;

    @Inject
    private AccountDeletion deletion;

    @GET
    public View show(@Context HttpServletRequest request) {
        return page(signedIn.require(request));
    }

    private View page(Account account) {
        return View.of("account/data")
                .with("renewsNothing", true)
                .with("account", account)
                .with("sites", sites.all(account).size())
                .with("sessions", sessions.of(account).size())
                .with("payments", data.payments(account))
                .with("subscriptions", data.subscriptions(account))
                .with("years", data.invoiceYears());
    }

    /** All of it in one archive. */
    @GET
    @Path("/export")
    public Response export(@Context HttpServletRequest request) {
        return ZipArchive.of("waymark-account.zip", data.files(signedIn.require(request)));
    }

    /**
     * Deletes the account; then says what is kept because the law asks for it.
     *
     * @param sure set by who has ticked the box
     */
    @POST
    @Path("/deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@FormParam("sure") @DefaultValue("") String sure, @Context HttpServletRequest request) {
        Account account = signedIn.require(request);
        if (!sure.equals("yes")) {
            View again = page(account).with("problem", Message.of("my-data.delete.confirm"));
            return Response.status(422).entity(again).build();
        }
        List<AccountPayment> payments = data.payments(account);
        deletion.delete(account);
        View gone = View.of("account/deleted").with("renewsNothing", true).with("payments", payments);
        return AccountSignOut.forgetting(Response.ok(gone)).build();
    }
}
