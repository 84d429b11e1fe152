package dev.waymark.web.headers;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Lets scripts of other websites read the API: what is there needs a token in the address or a key, which browsers never add by
 * themselves. Nothing can be changed from there. Source: the Fetch standard, "CORS protocol".
 */
@Provider
public class CorsFilter implements ContainerResponseFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!READING.contains(request.getMethod())
                || !request.getUriInfo().getPath().startsWith("api/")) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", "*");
        if (request.getMethod().equals("OPTIONS")) {
            headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD");
            headers.putSingle("Access-Control-Allow-Headers", "Authorization, If-None-Match");
            headers.putSingle("Access-Control-Max-Age", "600");
        } else {
            headers.putSingle(
                    "Access-Control-Expose-Headers", "ETag, Location, RateLimit, RateLimit-Policy, Retry-After");
        }
    }
}
