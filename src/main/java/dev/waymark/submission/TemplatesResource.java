package dev.waymark.submission;

import dev.waymark.template.Goal;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
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

    @GET
    public List<Described> templates() {
        return FormOptions.of(null, null, null).kinds().stream()
                .map(kind -> new Described(
                        kind.id(), kind.title(), sections(kind.id()), "/api/templates/" + kind.id() + "/options"))
                .toList();
    }

    @GET
    @Path("/{template}/options")
    public Offered options(@PathParam("template") String id) {
        if (!Template.ids().contains(id)) {
            throw ProblemDetails.of(
                            ProblemType.NOT_FOUND, "There is no template of this name. /api/templates lists them.")
                    .asException();
        }
        FormOptions choices = FormOptions.of(id, null, null);
        List<Sector> sectors = choices.sectors();
        List<Goal> goals = choices.goals();
        return new Offered(
                id,
                sectors.stream()
                        .map(each -> new Choice(each.id(), each.title()))
                        .toList(),
                goals.stream().map(each -> new Choice(each.id(), each.title())).toList(),
                new Defaults(
                        sectors.isEmpty() ? "general" : sectors.get(0).id(),
                        goals.isEmpty() ? null : goals.get(0).id()));
    }

    private static List<String> sections(String id) {
        return Arrays.stream(Template.values())
                .filter(template -> template.id().equals(id))
                .map(Template::sections)
                .findFirst()
                .orElse(List.of());
    }
}
