package dev.waymark.version;

import dev.waymark.document.ItemEdit;
import dev.waymark.message.Message;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import dev.waymark.web.request.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a finished document is edited, and its versions are compared and brought back. */
@ApplicationScoped
@NoStore
@Path("/jobs/{id}/versions")
@Produces(MediaType.TEXT_HTML)
public class VersionsPage {

    @Inject
    private Versions versions;

    @Inject
    private EditLimit admission;

    /** The editor with the newest version in it, and the list of all. */
    @GET
    public Response show(@PathParam("id") Token token, @QueryParam("saved") @Nullable String saved) {
        EditorModel editor = editor(token);
        return answer(editor.page().with("saved", saved != null));
    }

    /** The save button: back to the editor when it is saved, otherwise the same text with its problems. */
    @POST
    @OwnerOnly
    @BodyLimit(bytes = Draft.MOST_BODY_BYTES, message = Draft.TOO_LARGE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(
            @PathParam("id") Token token,
            @FormParam("content") @Nullable String content,
            @FormParam("base") @DefaultValue("0") String version,
            @Context HttpServletRequest request) {
        int base = number(version);
        admission.require(request);
        return save(token, base, content, editorOf(token));
    }

    /** @param next where to go when it is saved */
    private Response save(Token token, int base, @Nullable String text, URI next) {
        Draft draft = Draft.of(text);
        if (draft.objection() != null) {
            return refused(draft.isTooLarge() ? 413 : 422, editor(token).with(draft, base), draft);
        }
        SaveResult saving =
                versions.save(token, base, draft.text(), Author.PERSON).orElseThrow(Token::unknown);
        return saving instanceof SaveResult.Overtaken overtaken
                ? overtaken(token, draft, base, overtaken)
                : Response.seeOther(next).build();
    }

    /** The problems of the text: for htmx while it is typed, otherwise as the page with the text in it. */
    @POST
    @Path("/validation")
    @BodyLimit(bytes = Draft.MOST_BODY_BYTES, message = Draft.TOO_LARGE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response check(
            @PathParam("id") Token token,
            @FormParam("content") @Nullable String content,
            @FormParam("base") @DefaultValue("0") String version,
            @HeaderParam("HX-Request") @Nullable String htmx,
            @Context HttpServletRequest request) {
        int base = number(version);
        admission.require(request);
        View page = editor(token).with(Draft.of(content), base).page();
        return answer(htmx == null ? page : page.part("version/problems", "problems"));
    }

    /**
     * A button beside one item: what it changes is checked and guarded as the whole text is.
     *
     * @param line of the item in the version that the page showed
     */
    @POST
    @OwnerOnly
    @Path("/lines/{line: [1-9][0-9]{0,4}}/{edit: change|removal|up|down}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(
            @PathParam("id") Token token,
            @PathParam("line") int line,
            @PathParam("edit") String edit,
            @FormParam("base") @DefaultValue("0") int base,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("notes") @DefaultValue("") String notes,
            @Context HttpServletRequest request) {
        admission.require(request);
        String text = versions.text(token, base).orElseThrow(Token::unknown);
        Optional<ItemEdit> edited =
                switch (edit) {
                    case "change" -> ItemEdit.changed(text, line, name, notes);
                    case "removal" -> ItemEdit.removed(text, line);
                    case "up" -> ItemEdit.up(text, line);
                    default -> ItemEdit.down(text, line);
                };
        String lines = "/jobs/" + token.text() + "?view=lines";
        return edited.map(file ->
                        save(token, base, file.text(), URI.create(lines + "&edited=" + edit + "&line=" + file.line())))
                .orElseGet(() -> Response.seeOther(URI.create(lines)).build());
    }

    /** What differs between two versions. */
    @GET
    @Path("/difference")
    public Response compare(@PathParam("id") Token token, @QueryParam("from") int from, @QueryParam("to") int to) {
        String before = versions.text(token, from).orElseThrow(Token::unknown);
        String after = versions.text(token, to).orElseThrow(Token::unknown);
        return answer(View.of("version/difference")
                .with("site", site(token))
                .with("token", token.text())
                .with("from", from)
                .with("to", to)
                .with("difference", TextDiff.of(before, after).orElse(null)));
    }

    /** The restore button. */
    @POST
    @OwnerOnly
    @Path("/{number: [1-9][0-9]{0,8}}/restoration")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(
            @PathParam("id") Token token,
            @PathParam("number") int number,
            @FormParam("base") @DefaultValue("0") int base,
            @Context HttpServletRequest request) {
        admission.require(request);
        SaveResult saving = versions.restore(token, base, number, Author.PERSON).orElseThrow(Token::unknown);
        if (saving instanceof SaveResult.Overtaken overtaken) {
            String wanted = versions.text(token, number).orElseThrow(Token::unknown);
            return overtaken(token, Draft.of(wanted), base, overtaken);
        }
        return Response.seeOther(editorOf(token)).build();
    }

    /** Jersey lets a part that is no number pass for a fault of the server. */
    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw ProblemDetails.invalid("base", Message.of("error.value")).asException();
        }
    }

    private static URI editorOf(Token token) {
        return URI.create("/jobs/" + token.text() + "/versions?saved=1");
    }

    /** Nothing is lost: their version stays, and the text stays in the editor, now based on theirs. */
    private Response overtaken(Token token, Draft draft, int base, SaveResult.Overtaken overtaken) {
        int newest = overtaken.newest().number();
        String theirs = versions.text(token, newest).orElseThrow(Token::unknown);
        View page = editor(token)
                .with(draft, newest)
                .page()
                .with("unsaved", true)
                .with("overtaken", overtaken.newest())
                .with("basedOn", base)
                .with("difference", TextDiff.of(theirs, draft.text()).orElse(null));
        return Response.status(409).entity(page).build();
    }

    private static Response refused(int status, EditorModel editor, Draft draft) {
        return Response.status(status)
                .entity(editor.page().with("unsaved", true).with("objection", draft.objection()))
                .build();
    }

    private static Response answer(View page) {
        return Response.ok(page).header("Vary", "HX-Request").build();
    }

    private EditorModel editor(Token token) {
        List<Version> all = versions.of(token);
        if (all.isEmpty()) {
            throw Token.unknown();
        }
        int newest = all.get(0).number();
        String text = versions.text(token, newest).orElseThrow(Token::unknown);
        return new EditorModel(token, site(token), all, Draft.of(text), newest);
    }

    private String site(Token token) {
        return versions.site(token).orElseThrow(Token::unknown);
    }
}
