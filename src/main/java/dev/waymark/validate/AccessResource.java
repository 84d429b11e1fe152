package dev.waymark.validate;

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
import org.jspecify.annotations.Nullable;

/** Tells programs what agents meet on a website. */
@ApplicationScoped
@Path("/api/validate/access")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {

    @Inject
    private AccessInspections inspections;

    /** The address of a page or an llms.txt. */
    public record Draft(@Nullable String url) {}

    @POST
    @Scoped(ApiScope.GENERATE)
    @NoStore
    public AccessView inspect(@Nullable Draft draft, @Context HttpServletRequest request) {
        return inspections.view(draft == null ? null : draft.url(), request);
    }
}
