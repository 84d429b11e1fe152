package dev.waymark.admin.signin;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Protects every resource of this package: without a configured password none exists, and only signing in is open. */
@Provider
public class OperatorFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HERE = OperatorFilter.class.getPackageName();
    private static final String ADMIN = HERE.substring(0, HERE.lastIndexOf('.') + 1);
    private static final String SIGN_IN = "/admin/sign-in";

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servletRequest;

    @Inject
    private Password password;

    @Inject
    private Sessions sessions;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isOurs()) {
            return;
        }
        if (!password.isSet()) {
            throw new NotFoundException();
        }
        boolean part = request.getHeaderString("HX-Request") != null;
        // There is one account, so that anybody who is signed in may do everything: roles would add nothing.
        if (resource.getResourceClass() != SignInPage.class && !isSignedIn(part)) {
            request.abortWith(toSignIn(part));
        }
    }

    /** What a page asks by itself does not extend the session. */
    private boolean isSignedIn(boolean byItself) {
        return SessionCookie.of(servletRequest)
                .filter(token -> byItself ? sessions.isOpen(token) : sessions.goesOn(token))
                .isPresent();
    }

    /** A page takes the whole browser there, not only the part of itself that it asked for. */
    private static Response toSignIn(boolean part) {
        return part
                ? Response.status(401).header("HX-Redirect", SIGN_IN).build()
                : Response.status(303).header("Location", SIGN_IN).build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (isOurs()) {
            response.getHeaders().putSingle("Cache-Control", "private, no-store");
            response.getHeaders().putSingle("X-Robots-Tag", "noindex");
        }
    }

    /** Whether the request is for a page of operators: one of the package above this one, rooms within it included. */
    private boolean isOurs() {
        Class<?> resourceClass = resource.getResourceClass();
        return resourceClass != null && (resourceClass.getPackageName() + ".").startsWith(ADMIN);
    }
}
