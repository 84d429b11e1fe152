package dev.waymark.validate;

import dev.waymark.access.AccessFinding;
import dev.waymark.access.AccessReport;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Where anybody can see what agents meet on a website. */
@ApplicationScoped
@Path("/validate/access")
@Produces(MediaType.TEXT_HTML)
public class AccessPage {

    @Inject
    private AccessInspections inspections;

    @GET
    public View show(@QueryParam("url") @Nullable String url) {
        return form(url);
    }

    /** Takes the form; what is wrong with it is said beside the field, with the input kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response inspect(@FormParam("url") @Nullable String url, @Context HttpServletRequest request) {
        try {
            View page = inspections.inspect(url, request, report -> reported(form(url), report));
            return Response.ok(page).header("Cache-Control", "no-store").build();
        } catch (WebApplicationException refused) {
            ProblemDetails problem = ProblemDetails.in(refused).orElseThrow(() -> refused);
            return Response.fromResponse(refused.getResponse())
                    .entity(form(url).with("problem", problem))
                    .type(MediaType.TEXT_HTML_TYPE)
                    .header("Cache-Control", "no-store")
                    .build();
        }
    }

    private static View form(@Nullable String url) {
        return View.of("validate/access").with("url", url == null ? "" : url);
    }

    private static View reported(View form, AccessReport report) {
        AccessView shown = AccessView.of(report);
        return form.with("report", shown)
                .with(
                        "todo",
                        report.toFix().stream().map(AccessView.FindingView::of).toList())
                .with(
                        "others",
                        report.findings().stream()
                                .filter(finding -> !finding.isToFix())
                                .map(AccessView.FindingView::of)
                                .toList())
                .with("serves", report.toFix().stream().anyMatch(AccessPage::isInLines));
    }

    /** Whether lines of the server or the template put it right. */
    private static boolean isInLines(AccessFinding finding) {
        return switch (finding.check().remedy()) {
            case SERVER, PAGES, BUNDLE -> true;
            case SITE -> false;
        };
    }
}
