package dev.waymark.admin;

import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Today in a few plots. */
@ApplicationScoped
@Path("/admin/today")
@Produces(MediaType.TEXT_HTML)
public class FiguresPage {

    @Inject
    private Figures figures;

    @GET
    public Response show(@HeaderParam("HX-Request") @Nullable String htmx) {
        View view = View.of("admin/today")
                .with("bars", List.of(figures.states(), figures.failures(), figures.stages()))
                .with("hours", List.of(figures.revenue(), figures.cost()));
        return JobsPages.part(view, htmx);
    }
}
