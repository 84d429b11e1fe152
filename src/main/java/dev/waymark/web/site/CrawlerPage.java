package dev.waymark.web.site;

import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Describes our crawler to site owners who find it in their logs, and how to keep it out. */
@ApplicationScoped
@Path("/bot")
@Produces(MediaType.TEXT_HTML)
public class CrawlerPage {

    @GET
    public View show() {
        return View.of("web/bot");
    }
}
