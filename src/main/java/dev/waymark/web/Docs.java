package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The page that shows the API. */
@ApplicationScoped
@Path("/docs")
@Produces(MediaType.TEXT_HTML)
public class Docs {

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String publicUrl;

    @GET
    public View show() {
        return View.of("web/docs").with("publicUrl", publicUrl);
    }
}
