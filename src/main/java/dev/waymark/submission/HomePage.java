package dev.waymark.submission;

import dev.waymark.report.Example;
import dev.waymark.web.Problem;
import dev.waymark.web.View;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The first page: what Waymark does, and the form. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    @Inject
    private FreeTier freeTier;

    @Inject
    private Example example;

    @Inject
    @ConfigProperty(name = "FREE_PAGES")
    int pages;

    /** The form as it is sent; a field that was left out is null. */
    public static class Form {

        @FormParam("url")
        String url;

        @FormParam("template")
        String template;

        @FormParam("sector")
        String sector;

        @FormParam("goal")
        String goal;

        Order.Draft draft() {
            return new Order.Draft(url == null ? "" : url, template, sector, goal);
        }
    }

    /** The page with the choices made so far; for htmx only the choices, which depend on one another. */
    @GET
    public Response show(
            @QueryParam("url") String url,
            @QueryParam("template") String template,
            @QueryParam("sector") String sector,
            @QueryParam("goal") String goal,
            @HeaderParam("HX-Request") String htmx) {
        View page = form(new Order.Draft(url == null ? "" : url, template, sector, goal), null);
        return Response.ok(htmx == null ? page : page.only("choices"))
                .header("Vary", "HX-Request")
                .build();
    }

    /** Takes the form; what is wrong is said beside the field, with the input kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@BeanParam Form form, @Context HttpServletRequest request) {
        Order.Draft draft = form.draft();
        try {
            FreeTier.Receipt receipt = freeTier.submit(draft, request);
            return Response.seeOther(URI.create("/jobs/" + receipt.token().text()))
                    .build();
        } catch (WebApplicationException refused) {
            return again(draft, refused);
        }
    }

    private Response again(Order.Draft draft, WebApplicationException refused) {
        Problem problem = Problem.in(refused).orElseThrow(() -> refused);
        return Response.fromResponse(refused.getResponse())
                .entity(form(draft, problem))
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private View form(Order.Draft draft, Problem problem) {
        Map<String, String> wrong = problem == null
                ? Map.of()
                : problem.errors().stream()
                        .collect(
                                Collectors.toMap(Problem.Field::field, Problem.Field::message, (first, more) -> first));
        return View.of("submission/home")
                .with("draft", draft)
                .with("choices", Choices.of(draft.template(), draft.sector(), draft.goal()))
                .with("wrong", wrong)
                .with("refusal", problem != null && wrong.isEmpty() ? problem.detail() : null)
                .with("pages", pages)
                .with("example", example.preview());
    }
}
