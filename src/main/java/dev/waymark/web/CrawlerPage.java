package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells whoever finds our crawler in their log who it is and how to keep it out. */
@ApplicationScoped
@Path("/bot")
@Produces(MediaType.TEXT_HTML)
public class CrawlerPage {

    @GET
    public View show() {
        return View.of("web/bot");
    }
}
