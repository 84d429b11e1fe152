package dev.waymark.bulk;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.message.Message;
import dev.waymark.submission.Order;
import dev.waymark.template.Template;
import dev.waymark.web.Ids;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import dev.waymark.web.request.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The lists of an account, and a form for a new one. */
@ApplicationScoped
@NoStore
@Path("/my-sites/bulk")
@Produces(MediaType.TEXT_HTML)
public class BulkPages {

    /** What is too large to be read is not sent back either. */
    private static final int MAX_SENT_BACK = 100_000;

    @Inject
    private SignedIn signedIn;

    @Inject
    private BulkIntake intake;

    @Inject
    private Bulks bulks;

    @Inject
    private BulkFiles files;

    @Inject
    @ConfigProperty(name = "BULK_AT_ONCE")
    int atOnce;

    @Inject
    @ConfigProperty(name = "KEY_DAILY_LIMIT")
    int daily;

    /** A website as the page shows it; {@code job} is the token of its job, while it is there. */
    public record Line(
            int position,
            String url,
            String state,
            @Nullable Message reason,
            @Nullable Integer score,
            @Nullable String grade,
            @Nullable String job) {

        static Line of(BulkItem item, Optional<Token> job) {
            return new Line(
                    item.position(),
                    item.url(),
                    Ids.of(item.state()),
                    item.reason().orElse(null),
                    item.score().orElse(null),
                    item.grade().orElse(null),
                    job.map(Token::text).orElse(null));
        }
    }

    @GET
    public View list(@Context HttpServletRequest request) {
        return form(signedIn.require(request), Map.of());
    }

    private View form(Account account, Map<String, String> fields) {
        String typed = fields.getOrDefault("urls", "");
        return View.of("bulk/lists")
                .with("renewsNothing", true)
                .with("lists", bulks.of(account))
                .with("most", Wanted.MAX_WEBSITES)
                .with("mostCharacters", Wanted.MAX_NAME)
                .with("atOnce", atOnce)
                .with("daily", daily)
                .with("name", fields.getOrDefault("name", ""))
                .with("urls", typed.length() > MAX_SENT_BACK ? "" : typed)
                .with("template", fields.getOrDefault("template", Template.AUTO))
                .with("templates", Arrays.asList(Template.values()))
                .with("problem", null);
    }

    /** Takes the form; what is wrong with it is said beside it, with the input kept. */
    @POST
    @BodyLimit(bytes = Wanted.MAX_BODY_BYTES, message = Wanted.TOO_LARGE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(List<EntityPart> parts, @Context HttpServletRequest request) throws IOException {
        Account account = signedIn.of(request).orElseThrow(BulkId::unknown);
        Map<String, String> fields = new HashMap<>();
        for (EntityPart part : parts) {
            fields.putIfAbsent(part.getName(), new String(part.getContent().readAllBytes(), StandardCharsets.UTF_8));
        }
        try {
            BulkIntake.Taken taken = intake.take(account, wanted(fields));
            return Response.seeOther(URI.create("/my-sites/bulk/" + taken.id())).build();
        } catch (WebApplicationException refused) {
            ProblemDetails problem = ProblemDetails.in(refused).orElseThrow(() -> refused);
            return Response.fromResponse(refused.getResponse())
                    .entity(form(account, fields).with("problem", problem))
                    .type(MediaType.TEXT_HTML_TYPE)
                    .build();
        }
    }

    private static Wanted wanted(Map<String, String> fields) {
        List<String> addresses = new ArrayList<>(fields.getOrDefault("urls", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
        addresses.addAll(FirstColumn.of(fields.getOrDefault("file", "")));
        @Nullable String template = fields.get("template");
        return new Wanted(
                fields.getOrDefault("name", ""),
                addresses.stream()
                        .map(address -> new Order.Draft(address, template, null, null, null))
                        .toList());
    }

    /** How far a list is; for htmx only what changes, and at the end the whole page. */
    @GET
    @Path("/{bulk}")
    public Response show(
            @PathParam("bulk") BulkId id,
            @HeaderParam("HX-Request") @Nullable String htmx,
            @Context HttpServletRequest request) {
        Bulk bulk = find(signedIn.require(request), id);
        View page = View.of("bulk/list")
                .with("list", bulk)
                .with(
                        "title",
                        bulk.name().isEmpty()
                                ? Message.of("lists.unnamed", bulk.number())
                                : Message.verbatim(bulk.name()))
                .with("counts", bulk.counts())
                .with("page", "/my-sites/bulk/" + id)
                .with(
                        "lines",
                        bulks.items(bulk).stream()
                                .map(item -> Line.of(item, bulks.token(item)))
                                .toList());
        if (htmx == null) {
            return Response.ok(page).build();
        }
        Response.ResponseBuilder part = Response.ok(page.only("progress"));
        return bulk.finished().isPresent() ? part.header("HX-Refresh", "true").build() : part.build();
    }

    /** The button that stops what has not begun. */
    @POST
    @Path("/{bulk}/stop")
    public Response stop(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        bulks.stop(find(signedIn.of(request).orElseThrow(BulkId::unknown), id));
        return Response.seeOther(URI.create("/my-sites/bulk/" + id)).build();
    }

    @GET
    @Path("/{bulk}/grades.csv")
    public Response grades(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        return files.grades(find(signedIn.require(request), id), request);
    }

    @GET
    @Path("/{bulk}/files.zip")
    public Response archive(@PathParam("bulk") BulkId id, @Context HttpServletRequest request) {
        return files.archive(find(signedIn.require(request), id));
    }

    private Bulk find(Account account, BulkId id) {
        return bulks.find(account, id).orElseThrow(BulkId::unknown);
    }
}
