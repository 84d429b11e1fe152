package dev.waymark.validate;

import dev.waymark.probe.PageReport;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Scoped;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows programs what Waymark reads from one page. */
@ApplicationScoped
@Path("/api/validate/page")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InspectionResource {

    @Inject
    private PageInspections inspections;

    /** The address of the page. */
    public record Draft(@Nullable String url) {}

    @POST
    @Scoped(ApiScope.GENERATE)
    @NoStore
    public PageReport inspect(@Nullable Draft draft, @Context HttpServletRequest request) {
        return inspections.inspect(draft == null ? null : draft.url(), request, Function.identity());
    }
}
