package dev.waymark.admin;

import dev.waymark.account.signin.AccountSessions;
import dev.waymark.account.signin.Accounts;
import dev.waymark.account.signin.SignInLimits;
import dev.waymark.admin.signin.Audit;
import dev.waymark.mail.MailAddress;
import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.UtcTime;
import dev.waymark.web.View;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people who have signed in, for the operator: when they did, and the end of their sessions. Nothing here lets anybody sign in. */
@ApplicationScoped
@Path("/admin/people")
@Produces(MediaType.TEXT_HTML)
public class PeoplePages {

    private static final String ONE = "/{id: [0-9]{1,18}}";

    @Inject
    private Accounts accounts;

    @Inject
    private AccountSessions sessions;

    @Inject
    private SignInLimits limits;

    @Inject
    private OperatorPages pages;

    @Inject
    private Audit audit;

    @Inject
    private ClientIds clients;

    /** A line of the list, as the page writes it. */
    public record Line(long id, String email, UtcTime created, UtcTime signedIn, long sessions) {

        static Line of(Accounts.Line line) {
            return new Line(
                    line.id(), line.email(), UtcTime.of(line.created()), UtcTime.of(line.signedIn()), line.sessions());
        }
    }

    @GET
    public View list(@DefaultValue("0") @QueryParam("before") long before) {
        List<Accounts.Line> page = accounts.list(before);
        return view(page)
                .with(
                        "next",
                        page.size() < Accounts.PAGE
                                ? 0
                                : page.get(page.size() - 1).id());
    }

    /** Finds the account of an address, which is posted so that it gets into no log. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public View find(@FormParam("email") @DefaultValue("") String email) {
        String address = email.strip().replace("\0", "");
        return view(accounts.find(address).stream().toList()).with("asked", address);
    }

    private View view(List<Accounts.Line> lines) {
        return pages.page("admin/people")
                .with("lines", lines.stream().map(Line::of).toList())
                .with("next", 0);
    }

    /**
     * One of them.
     *
     * @param done the number of what the operator has just done
     */
    @GET
    @Path(ONE)
    public View show(@PathParam("id") long id, @QueryParam("done") @Nullable Long done) {
        Accounts.Line person = accounts.find(id).orElseThrow(NotFoundException::new);
        return pages.page("admin/person")
                .with("person", Line.of(person))
                .with(
                        "asked",
                        MailAddress.parse(person.email()).map(limits::counted).orElse(0))
                .with("most", limits.limit().count())
                .with("actions", audit.of(target(id)))
                .with("done", done);
    }

    /** Signs a person out everywhere. */
    @POST
    @Path(ONE + "/sessions/ending")
    public Response end(@PathParam("id") long id, @Context HttpServletRequest request) {
        if (accounts.find(id).isEmpty()) {
            throw new NotFoundException();
        }
        long action = audit.note(
                "end-sessions",
                target(id),
                Message.of("people.ended", sessions.endAll(id)).toString(),
                clients.of(request).name());
        return Response.seeOther(URI.create("/admin/people/" + id + "?done=" + action))
                .build();
    }

    /** Without the address, which is deleted with the account. */
    private static String target(long id) {
        return "account " + id;
    }
}
