package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The pages that show the API. */
@ApplicationScoped
@Path("/docs")
@Produces(MediaType.TEXT_HTML)
public class ApiDocsPage {

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String publicUrl;

    @GET
    public View show() {
        return View.of("web/docs").with("publicUrl", publicUrl);
    }

    /** What the types of problem documents mean, each at the address that is its type. */
    @GET
    @Path("/problems")
    public View problems() {
        return View.of("web/problems").with("types", ProblemType.values());
    }
}
