package dev.waymark.version;

import dev.waymark.document.ProblemLevel;
import dev.waymark.message.Message;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Idempotent;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions of a finished document for programs. */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([1-9]\\d{0,8})\"");

    @Inject
    private Versions versions;

    @Inject
    private EditLimit admission;

    /** All that are kept, the newest first. */
    @GET
    public Response list(@PathParam("id") Token token) {
        List<Version> all = versions.of(token);
        if (all.isEmpty()) {
            throw Token.unknown();
        }
        return Response.ok(all.stream()
                        .map(version -> VersionView.of(token, version))
                        .toList())
                .tag(String.valueOf(all.get(0).number()))
                .build();
    }

    @GET
    @Path("/{number: [1-9][0-9]{0,8}}/llms.txt")
    @Produces("text/plain;charset=UTF-8")
    public Response text(@PathParam("id") Token token, @PathParam("number") int number) {
        return Response.ok(versions.text(token, number).orElseThrow(Token::unknown))
                .tag(String.valueOf(number))
                .build();
    }

    /**
     * A newer text.
     *
     * @param baseVersion the version that it was made from; may be sent as {@code If-Match} instead
     */
    public record Text(@Nullable String content, @Nullable Integer baseVersion) {}

    /** Keeps a newer version; one that says what the newest says already is answered with that. */
    @POST
    @Scoped(ApiScope.EDIT)
    @Idempotent
    @OwnerOnly
    @BodyLimit(bytes = Draft.MOST_BODY_BYTES, message = Draft.TOO_LARGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(
            @PathParam("id") Token token,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Text text,
            @Context HttpServletRequest request) {
        if (text == null || text.content() == null) {
            throw ProblemDetails.of(
                            ProblemType.MALFORMED_REQUEST,
                            "error.send",
                            "{\"content\": \"# Name…\", \"base_version\": 1}")
                    .asException();
        }
        admission.require(request);
        int base = base(ifMatch, text.baseVersion());
        Draft draft = Draft.of(text.content());
        if (draft.isTooLarge()) {
            throw ProblemDetails.of(ProblemType.TOO_LARGE, Draft.TOO_LARGE).asException();
        }
        if (draft.objection() != null) {
            throw ProblemDetails.invalid(errors(draft)).asException();
        }
        return answer(token, ifMatch, versions.save(token, base, draft.text(), Author.PROGRAM));
    }

    /** Brings an earlier version back, as the newest. */
    @POST
    @Scoped(ApiScope.EDIT)
    @Idempotent
    @OwnerOnly
    @Path("/{number: [1-9][0-9]{0,8}}/restoration")
    public Response restore(
            @PathParam("id") Token token,
            @PathParam("number") int number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context HttpServletRequest request) {
        admission.require(request);
        return answer(token, ifMatch, versions.restore(token, base(ifMatch, null), number, Author.PROGRAM));
    }

    private static List<ProblemDetails.Field> errors(Draft draft) {
        return draft.validation().problems(ProblemLevel.ERROR).stream()
                .limit(100)
                .map(error ->
                        new ProblemDetails.Field("content", Message.of("error.line", error.line(), error.message())))
                .toList();
    }

    private static int base(@Nullable String ifMatch, @Nullable Integer field) {
        if (ifMatch != null) {
            Matcher tag = TAG.matcher(ifMatch.strip());
            if (!tag.matches()) {
                throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.if-match")
                        .asException();
            }
            return Integer.parseInt(tag.group(1));
        }
        if (field == null) {
            throw ProblemDetails.of(ProblemType.PRECONDITION_REQUIRED, "error.base-version")
                    .asException();
        }
        return field;
    }

    private static Response answer(Token token, @Nullable String ifMatch, Optional<SaveResult> saving) {
        SaveResult done = saving.orElseThrow(Token::unknown);
        if (done instanceof SaveResult.Overtaken overtaken) {
            throw ProblemDetails.of(
                            ifMatch == null ? ProblemType.NEWER_VERSION : ProblemType.PRECONDITION_FAILED,
                            "error.newer-version",
                            overtaken.newest().number())
                    .asException(Response.noContent()
                            .tag(String.valueOf(overtaken.newest().number())));
        }
        SaveResult.Kept kept = (SaveResult.Kept) done;
        VersionView view = VersionView.of(token, kept.version());
        return (kept.isNew() ? Response.created(URI.create(view.llmsTxt())).entity(view) : Response.ok(view))
                .tag(String.valueOf(view.version()))
                .build();
    }
}
