package dev.waymark.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The pages that only say something. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class Pages {

    /** What is kept of whom, and for how long. */
    @GET
    @Path("/privacy")
    public View privacy() {
        return View.of("web/privacy");
    }

    /** What we promise and what we ask. */
    @GET
    @Path("/terms")
    public View terms() {
        return View.of("web/terms");
    }
}
