package dev.waymark.pipeline;

import dev.waymark.message.Message;
import dev.waymark.result.Results;
import dev.waymark.template.Template;
import dev.waymark.version.EditLimit;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The form on the page of a result that has its file written again for another kind of organisation. */
@ApplicationScoped
@NoStore
@Path("/jobs/{id}/composition")
@Produces(MediaType.TEXT_HTML)
public class CompositionPage {

    @Inject
    private Results results;

    @Inject
    private EditLimit admission;

    @Inject
    private Recomposition recomposition;

    /** Back to the file; {@code auto} in place of the template says that it is as it was. */
    @POST
    @OwnerOnly
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response compose(
            @PathParam("id") Token token,
            @FormParam("template") @Nullable String id,
            @Context HttpServletRequest request) {
        long job = results.jobOf(token).orElseThrow(Token::unknown);
        Template template = Arrays.stream(Template.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemDetails.invalid("template", Message.of("error.value"))
                        .asException());
        admission.require(request);
        boolean isNew = recomposition.save(token, job, recomposition.composed(job, template));
        return Response.seeOther(
                        URI.create("/jobs/" + token.text() + "?composed=" + (isNew ? template.id() : Template.AUTO)))
                .build();
    }
}
