package dev.waymark.validate;

import dev.waymark.document.Listing;
import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.template.Template;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.View;
import dev.waymark.web.request.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where anybody can have an llms.txt examined: pasted, uploaded, or at its address. */
@ApplicationScoped
@Path("/validate")
@Produces(MediaType.TEXT_HTML)
public class ValidatePage {

    @Inject
    private FileValidator examiner;

    @Inject
    private ValidationLimit limit;

    @GET
    public View show(@QueryParam("url") @Nullable String url) {
        return form(Map.of("url", url == null ? "" : url));
    }

    /** Takes the form; what is wrong with it is said beside it, with the input kept. */
    @POST
    @BodyLimit(bytes = ValidationRequest.MOST_BODY_BYTES, message = ValidationRequest.TOO_LARGE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response examine(List<EntityPart> parts, @Context HttpServletRequest request) throws IOException {
        Map<String, byte[]> sent = read(parts);
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, bytes) -> fields.put(name, new String(bytes, StandardCharsets.UTF_8)));
        try {
            ValidationRequest matter = ValidationRequest.of(
                    file(sent), fields.get("url"), fields.get("template"), fields.containsKey("links"));
            limit.require(request);
            View page = form(fields).with("examined", true);
            return Response.ok(examiner.examine(matter, examination -> answered(page, examination)))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (WebApplicationException refused) {
            return again(fields, refused);
        }
    }

    private static Map<String, byte[]> read(List<EntityPart> parts) throws IOException {
        Map<String, byte[]> sent = new HashMap<>();
        for (EntityPart part : parts) {
            sent.putIfAbsent(part.getName(), part.getContent().readAllBytes());
        }
        return sent;
    }

    /** The uploaded file, else what was pasted, else null. Browsers send a field that was left empty too. */
    private static byte @Nullable [] file(Map<String, byte[]> sent) {
        byte[] uploaded = sent.getOrDefault("file", new byte[0]);
        byte[] pasted = sent.getOrDefault("content", new byte[0]);
        if (uploaded.length > 0) {
            return uploaded;
        }
        return new String(pasted, StandardCharsets.UTF_8).isBlank() ? null : withoutReturns(pasted);
    }

    /** A browser sends every line break of a text area as CRLF, which is no fault of the file. */
    private static byte[] withoutReturns(byte[] pasted) {
        return new String(pasted, StandardCharsets.UTF_8).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static View answered(View page, ValidationResult examination) {
        Validation validation = examination.validation();
        Listing<Problem> problems = ValidationView.listed(validation);
        return page.with("source", examination.source())
                .with("usable", validation.isUsable())
                .with("valid", examination.isValid())
                .with("assessment", examination.assessment())
                .with("fixed", examination.fixed().orElse(null))
                .with("followed", examination.links().orElse(null))
                .with("lineCount", validation.parsed().lines().size())
                .with("profiles", ValidationView.profiles(validation))
                .with("lines", AnnotatedLine.of(validation, problems.shown()))
                .with(
                        "whole",
                        problems.shown().stream()
                                .filter(problem -> problem.line() == 0)
                                .toList())
                .with("more", problems.more())
                .with("errors", validation.count(ProblemLevel.ERROR))
                .with("warnings", validation.count(ProblemLevel.WARNING));
    }

    private static Response again(Map<String, String> fields, WebApplicationException refused) {
        ProblemDetails problem = ProblemDetails.in(refused).orElseThrow(() -> refused);
        return Response.fromResponse(refused.getResponse())
                .entity(form(fields).with("problem", problem))
                .type(MediaType.TEXT_HTML_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static View form(Map<String, String> fields) {
        return View.of("validate/validate")
                .with("url", fields.getOrDefault("url", ""))
                .with("content", kept(fields.getOrDefault("content", "")))
                .with("template", fields.getOrDefault("template", Template.AUTO))
                .with("links", fields.containsKey("links"))
                .with("templates", Arrays.asList(Template.values()));
    }

    /** What is too large to be read is not sent back either. */
    private static String kept(String content) {
        return content.length() > 200_000 ? "" : content;
    }
}
