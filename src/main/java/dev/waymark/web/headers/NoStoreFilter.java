package dev.waymark.web.headers;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Adds the header fields of {@link NoStore}, unless an answer says itself how it may be stored, as problems do. */
@NoStore
@Provider
public class NoStoreFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey("Cache-Control")) {
            response.getHeaders().putSingle("Cache-Control", "private, no-store");
            response.getHeaders().putSingle("X-Robots-Tag", "noindex");
        }
    }
}
