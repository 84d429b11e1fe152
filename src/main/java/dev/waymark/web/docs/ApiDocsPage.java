package dev.waymark.web.docs;

import dev.waymark.web.ProblemType;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.View;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The pages that show the API. */
@ApplicationScoped
@Path("/docs")
@Produces(MediaType.TEXT_HTML)
public class ApiDocsPage {

    @Inject
    PublicUrl publicUrl;

    private ApiReference reference;

    @PostConstruct
    void read() {
        reference = ApiReference.read(publicUrl.at(""));
    }

    @GET
    public View show() {
        return View.of("web/docs").with("reference", reference).with("renewsNothing", true);
    }

    /** The operations of one group, with examples. */
    @GET
    @Path("/{group}")
    public View group(@PathParam("group") String id) {
        ApiReference.Group group = reference.groups().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return View.of("web/docs-group")
                .with("reference", reference)
                .with("group", group)
                .with("languages", RequestSample.Language.values())
                .with("renewsNothing", true);
    }

    /** The objects that answers have in common. */
    @GET
    @Path("/objects")
    public View objects() {
        return View.of("web/docs-objects").with("reference", reference).with("renewsNothing", true);
    }

    /** What the types of problem documents mean, each at the address that is its type. */
    @GET
    @Path("/problems")
    public View problems() {
        return View.of("web/problems").with("types", ProblemType.values());
    }
}
