package dev.waymark.web.request;

import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses requests by which another site's page would change state in the name of its visitor. */
@Provider
@PreMatching
public class CsrfFilter implements ContainerRequestFilter {

    @Context
    private HttpServletRequest request;

    @Inject
    private OriginCheck guard;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!guard.allows(request)) {
            throw ProblemDetails.of(ProblemType.FOREIGN_ORIGIN, "error.foreign-origin")
                    .asException();
        }
    }
}
