package dev.waymark.validate;

import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.probe.PageReport;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.RequestLanguage;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where anybody can see what Waymark reads from one page. */
@ApplicationScoped
@Path("/validate/page")
@Produces(MediaType.TEXT_HTML)
public class InspectionPage {

    private static final int MAX_CHARACTERS = 60_000;
    private static final int MAX_ROWS = 200;

    @Inject
    private PageInspections inspections;

    @Inject
    private RequestLanguage language;

    @GET
    public View show(@QueryParam("url") @Nullable String url) {
        return form(url);
    }

    /** Takes the form; what is wrong with it is said beside the field, with the input kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response inspect(@FormParam("url") @Nullable String url, @Context HttpServletRequest request) {
        try {
            View page = inspections.inspect(url, request, report -> reported(form(url), report, language.of(request)));
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
        return View.of("validate/page").with("url", url == null ? "" : url);
    }

    private static View reported(View form, PageReport page, Messages messages) {
        String markdown = page.markdown();
        return form.with("page", page)
                .with("verdict", VerdictText.of(page.verdict().is()))
                .with(
                        "signs",
                        Message.of(
                                "validate.page.signs",
                                Message.listed(page.verdict().signs())))
                .with("text", markdown.substring(0, Math.min(markdown.length(), MAX_CHARACTERS)))
                .with("cut", markdown.length() > MAX_CHARACTERS)
                .with("facts", page.facts().stream().limit(MAX_ROWS).toList())
                .with("links", page.links().stream().limit(MAX_ROWS).toList())
                .with("language", Locale.forLanguageTag(page.language()).getDisplayName(messages.language()));
    }
}
