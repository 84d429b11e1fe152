package dev.waymark.submission;

import dev.waymark.message.Messages;
import dev.waymark.template.Goal;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked of a document. */
@ApplicationScoped
@Path("/api/templates")
@Produces(MediaType.APPLICATION_JSON)
public class TemplatesResource {

    /** A template, with the titles of the sections that its files have; {@code auto} has none of its own. */
    public record Described(String id, String title, List<String> sections, String options) {}

    /** The sectors and goals of a template, the default first. */
    public record Offered(String template, List<Choice> sectors, List<Choice> goals, Defaults defaults) {}

    /** One that may be chosen. */
    public record Choice(String id, String title) {}

    /** What holds when nothing is chosen. */
    public record Defaults(String sector, @Nullable String goal) {}

    @Inject
    private RequestLanguage language;

    @GET
    public List<Described> templates(@Context HttpServletRequest request) {
        Messages messages = language.of(request);
        return FormOptions.of(null, null, null).kinds().stream()
                .map(kind -> new Described(
                        kind.id(),
                        messages.text(kind.title()),
                        kind.sections(),
                        "/api/templates/" + kind.id() + "/options"))
                .toList();
    }

    @GET
    @Path("/{template}/options")
    public Offered options(@PathParam("template") String id, @Context HttpServletRequest request) {
        if (!Template.ids().contains(id)) {
            throw ProblemDetails.of(ProblemType.NOT_FOUND, "error.template-unknown")
                    .asException();
        }
        Messages messages = language.of(request);
        FormOptions choices = FormOptions.of(id, null, null);
        List<Sector> sectors = choices.sectors();
        List<Goal> goals = choices.goals();
        return new Offered(
                id,
                sectors.stream()
                        .map(each -> new Choice(each.id(), messages.text("sector." + each.id())))
                        .toList(),
                goals.stream()
                        .map(each -> new Choice(each.id(), messages.text("goal." + each.id())))
                        .toList(),
                new Defaults(
                        sectors.isEmpty() ? "general" : sectors.get(0).id(),
                        goals.isEmpty() ? null : goals.get(0).id()));
    }
}
