package dev.waymark.bulk;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.submission.Order;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Idempotent;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.headers.NoStore;
import dev.waymark.web.request.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import org.jspecify.annotations.Nullable;

/** Lists of websites for programs, which send a key of their account. */
@ApplicationScoped
@NoStore
@Path("/api/bulk")
@Produces(MediaType.APPLICATION_JSON)
public class BulkResource {

    @Inject
    private SignedIn signedIn;

    @Inject
    private BulkIntake intake;

    @Inject
    private Bulks bulks;

    @Inject
    private BulkFiles files;

    /** A list as it is sent: addresses, or objects like a single submission; what they leave out is said for all. */
    public record Draft(
            @Nullable JsonArray urls,
            @Nullable String name,
            @Nullable String template,
            @Nullable String sector,
            @Nullable String goal,
            @Nullable Boolean includeNoindex) {}

    @POST
    @Scoped(ApiScope.GENERATE)
    @Idempotent
    @BodyLimit(bytes = Wanted.MAX_BODY_BYTES, message = Wanted.TOO_LARGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@Nullable Draft draft, @Context HttpServletRequest request) {
        Account account = require(request);
        if (draft == null || draft.urls() == null) {
            throw ProblemDetails.of(
                            ProblemType.MALFORMED_REQUEST, "error.send", "{\"urls\": [\"https://example.org/\"]}")
                    .asException();
        }
        Order.Draft otherwise =
                new Order.Draft(null, draft.template(), draft.sector(), draft.goal(), draft.includeNoindex());
        return taken(account, Wanted.ofValues(draft.name() == null ? "" : draft.name(), draft.urls(), otherwise));
    }

    /** The same as a table, whose first column has the addresses. */
    @POST
    @Scoped(ApiScope.GENERATE)
    @Idempotent
    @BodyLimit(bytes = Wanted.MAX_BODY_BYTES, message = Wanted.TOO_LARGE)
    @Consumes("text/csv")
    public Response take(
            @Nullable String table,
            @DefaultValue("") @QueryParam("name") String name,
            @Context HttpServletRequest request) {
        Account account = require(request);
        return taken(account, Wanted.ofAddresses(name, FirstColumn.of(table == null ? "" : table)));
    }

    private Response taken(Account account, Wanted wanted) {
        BulkIntake.Taken taken = intake.take(account, wanted);
        BulkView view = view(find(account, taken.id()));
        Response.ResponseBuilder response =
                Response.accepted(view).location(URI.create(view.links().self()));
        taken.headers().forEach((field, value) -> {
            if (!field.equals("Retry-After")) { // the list is taken, whatever of it is refused
                response.header(field, value);
            }
        });
        return response.build();
    }

    @GET
    @Path("/{bulk}")
    public BulkView show(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        return view(find(require(request), id));
    }

    /** Stops what has not begun. */
    @DELETE
    @Scoped(ApiScope.GENERATE)
    @Path("/{bulk}")
    public BulkView stop(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        Account account = require(request);
        bulks.stop(find(account, id));
        return view(find(account, id));
    }

    @GET
    @Path("/{bulk}/grades.csv")
    @Produces("text/csv")
    public Response grades(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        return files.grades(find(require(request), id), request);
    }

    @GET
    @Path("/{bulk}/files.zip")
    @Produces("application/zip")
    public Response archive(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        return files.archive(find(require(request), id));
    }

    private BulkView view(Bulk bulk) {
        List<BulkView.Item> items = bulks.items(bulk).stream()
                .map(item -> BulkView.Item.of(item, bulks.token(item)))
                .toList();
        return BulkView.of(bulk, items);
    }

    private Bulk find(Account account, BulkId id) {
        return bulks.find(account, id).orElseThrow(BulkId::unknown);
    }

    /** A cookie is not enough: what pages of other websites could ask for in a visitor's name has no place here. */
    private Account require(HttpServletRequest request) {
        return KeyHolder.of(request).flatMap(holder -> signedIn.of(request)).orElseThrow(() -> ProblemDetails.of(
                        ProblemType.INVALID_KEY, "error.key-needed")
                .asException(Response.noContent().header("WWW-Authenticate", "Bearer")));
    }
}
