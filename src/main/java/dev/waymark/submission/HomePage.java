package dev.waymark.submission;

import dev.waymark.message.Message;
import dev.waymark.result.Example;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first page: what Waymark does, and the form. */
@ApplicationScoped
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    @Inject
    private FreeTier freeTier;

    @Inject
    private Example example;

    @Inject
    private PaidTier paidTier;

    @Inject
    private Tiers tiers;

    /** The page with the choices made so far; for htmx only the choices, which depend on one another. */
    @GET
    public Response show(
            @QueryParam("url") @Nullable String url,
            @QueryParam("template") @Nullable String template,
            @QueryParam("sector") @Nullable String sector,
            @QueryParam("goal") @Nullable String goal,
            @QueryParam("include_noindex") @Nullable Boolean includeNoindex,
            @CookieParam(FormVisit.COOKIE) @Nullable String earlier,
            @HeaderParam("HX-Request") @Nullable String htmx) {
        FormVisit visit = FormVisit.resume(earlier);
        Order.Draft draft = new Order.Draft(url == null ? "" : url, template, sector, goal, includeNoindex);
        View page = form(draft, visit, null);
        Response.ResponseBuilder response =
                Response.ok(htmx == null ? page : page.only("choices")).header("Vary", "HX-Request");
        return (tiers.paidIsOffered() ? response.cookie(visit.cookie()) : response).build();
    }

    /** Takes the form; errors are shown at their fields, with the input kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(
            @BeanParam OrderForm form, @FormParam("tier") @Nullable String tier, @Context HttpServletRequest request) {
        Order.Draft draft = form.draft();
        try {
            if ("paid".equals(tier)) {
                return Response.ok(paidTier.confirm(draft, form.visit(), request))
                        .build();
            }
            return Response.seeOther(URI.create(
                            "/jobs/" + freeTier.submit(draft, request).token().text()))
                    .build();
        } catch (WebApplicationException refused) {
            return again(draft, FormVisit.resume(form.visit()), refused);
        }
    }

    private Response again(Order.Draft draft, FormVisit visit, WebApplicationException refused) {
        ProblemDetails problem = ProblemDetails.in(refused).orElseThrow(() -> refused);
        return Response.fromResponse(refused.getResponse())
                .entity(form(draft, visit, problem))
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private View form(Order.Draft draft, FormVisit visit, @Nullable ProblemDetails problem) {
        Map<String, Message> wrong = problem == null
                ? Map.of()
                : problem.errors().stream()
                        .collect(Collectors.toMap(
                                ProblemDetails.Field::field, ProblemDetails.Field::message, (first, more) -> first));
        return View.of("submission/home")
                .with("draft", draft)
                .with("choices", FormOptions.of(draft.template(), draft.sector(), draft.goal()))
                .with("wrong", wrong)
                .with("refusal", problem != null && wrong.isEmpty() ? problem.detail() : null)
                .with("pages", tiers.freePages())
                .with("offer", tiers.offer().orElse(null))
                .with("visit", visit.name())
                .with("samples", example.samples())
                .with("example", example.preview());
    }
}
