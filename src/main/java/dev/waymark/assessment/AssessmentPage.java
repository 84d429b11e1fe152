package dev.waymark.assessment;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.Dismissal;
import dev.waymark.assess.Finding;
import dev.waymark.assess.Scores;
import dev.waymark.document.Listing;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The assessment of a finished job for people, on the screen and on paper. */
@ApplicationScoped
@NoStore
@Path("/jobs/{id}")
@Produces(MediaType.TEXT_HTML)
public class AssessmentPage {

    @Inject
    private Assessments assessments;

    @GET
    @Path("/assessment")
    public Response show(@PathParam("id") Token token) {
        JobAssessment filed = assessments.require(token);
        Assessment assessment = filed.assessment();
        Listing<Finding> findings = assessment.listed(AssessmentView.FINDINGS_BYTES);
        View page = View.of("assessment/assessment")
                .with("job", token.text())
                .with("filed", filed)
                .with("assessment", assessment)
                .with("kinds", kinds(findings.shown()))
                .with("more", findings.more())
                .with(
                        "dismissed",
                        assessment
                                .listedDismissed(AssessmentView.DISMISSED_BYTES)
                                .shown())
                .with("scoresBefore", scoresBefore(filed));
        return Response.ok(page).build();
    }

    /** Many findings repeat at several places: grouped by code, in the order of the first of each. */
    private static List<List<Finding>> kinds(List<Finding> findings) {
        return List.copyOf(findings.stream()
                .collect(Collectors.groupingBy(Finding::code, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** What the old file scores; beside it the new one is to be seen. */
    private static @Nullable Scores scoresBefore(JobAssessment filed) {
        return filed.report()
                .before()
                .map(before -> Assessment.of(before.evidence(), Set.of()).scores())
                .orElse(null);
    }

    /** The "not relevant" button. */
    @POST
    @OwnerOnly
    @Path("/dismissals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response dismiss(
            @PathParam("id") Token token,
            @FormParam("code") @Nullable String code,
            @FormParam("place") @Nullable String place) {
        return change(token, assessments::dismiss, code, place);
    }

    /** The "undo" button. */
    @POST
    @OwnerOnly
    @Path("/dismissals/undoing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("id") Token token,
            @FormParam("code") @Nullable String code,
            @FormParam("place") @Nullable String place) {
        return change(token, assessments::undo, code, place);
    }

    private Response change(
            Token token,
            BiFunction<Token, Dismissal, Optional<JobAssessment>> change,
            @Nullable String code,
            @Nullable String place) {
        assessments.require(token);
        Dismissal dismissal = new AssessmentResource.Draft(code, place).dismissal();
        if (change.apply(token, dismissal).isEmpty()) {
            throw AssessmentResource.noSuchFinding();
        }
        return Response.seeOther(URI.create("/jobs/" + token.text() + "/assessment#findings"))
                .build();
    }
}
