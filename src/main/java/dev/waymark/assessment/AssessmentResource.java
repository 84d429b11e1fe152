package dev.waymark.assessment;

import dev.waymark.assess.Dismissal;
import dev.waymark.web.ApiScope;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.jspecify.annotations.Nullable;

/** The assessment of a finished job for programs, and what its owner holds not to be relevant. */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class AssessmentResource {

    @Inject
    private Assessments assessments;

    @Inject
    private RequestLanguage language;

    @GET
    @Path("/assessment")
    public Response show(@PathParam("id") Token token) {
        return json(assessments.require(token));
    }

    /** The same as a file to save. */
    @GET
    @Path("/assessment.json")
    public Response download(@PathParam("id") Token token) {
        return Response.ok(AssessmentView.of(assessments.require(token)))
                .header("Content-Disposition", "attachment; filename=assessment.json")
                .build();
    }

    /** The same as a report to read. */
    @GET
    @Path("/assessment.md")
    @Produces("text/markdown;charset=UTF-8")
    public Response markdown(@PathParam("id") Token token, @Context HttpServletRequest request) {
        return Response.ok(assessments.require(token).markdown(language.of(request)))
                .header("Content-Disposition", "attachment; filename=assessment.md")
                .build();
    }

    /** What is dismissed; no place means every finding with the code. */
    public record Draft(@Nullable String code, @Nullable String place) {

        Dismissal dismissal() {
            return new Dismissal(code == null ? "" : code, place == null ? Dismissal.EVERYWHERE : place);
        }
    }

    /** Dismisses a finding and answers with the assessment as it is without it. */
    @POST
    @Scoped(ApiScope.EDIT)
    @OwnerOnly
    @Path("/dismissals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response dismiss(@PathParam("id") Token token, @Nullable Draft draft) {
        if (draft == null) {
            throw ProblemDetails.of(
                            ProblemType.MALFORMED_REQUEST,
                            "error.send",
                            "{\"code\": \"notes-absent\", \"place\": \"…\"}")
                    .asException();
        }
        assessments.require(token);
        return json(assessments.dismiss(token, draft.dismissal()).orElseThrow(AssessmentResource::noSuchFinding));
    }

    /** Takes dismissals back and answers with the assessment as it was. */
    @DELETE
    @Scoped(ApiScope.EDIT)
    @OwnerOnly
    @Path("/dismissals/{code}")
    public Response undo(
            @PathParam("id") Token token,
            @PathParam("code") String code,
            @QueryParam("place") @DefaultValue(Dismissal.EVERYWHERE) String place) {
        assessments.require(token);
        return json(assessments.undo(token, new Dismissal(code, place)).orElseThrow(AssessmentResource::noSuchFinding));
    }

    static RuntimeException noSuchFinding() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.finding-unknown").asException();
    }

    private static Response json(JobAssessment filed) {
        return Response.ok(AssessmentView.of(filed)).build();
    }
}
