package dev.waymark.web.docs;

import dev.waymark.web.ProblemType;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.View;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
        return View.of("web/docs")
                .with("reference", reference)
                .with("languages", RequestSample.Language.values())
                .with("renewsNothing", true);
    }

    /** What the types of problem documents mean, each at the address that is its type. */
    @GET
    @Path("/problems")
    public View problems() {
        return View.of("web/problems").with("types", ProblemType.values());
    }
}
