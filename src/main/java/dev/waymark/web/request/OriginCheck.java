package dev.waymark.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request that changes state comes from our own pages or from a program without cookies.
 *
 * <p>Browsers send Sec-Fetch-Site, older ones Origin only; pages can set neither. A request with neither field comes from a program. It is
 * allowed unless it carries a cookie, because only a cookie could be misused: a job is known by the token in its address.
 */
@ApplicationScoped
class OriginCheck {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    String publicUrl;

    @Inject
    private Instance<SignedEndpoint> signed;

    boolean allows(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                || isSigned(request.getRequestURI())
                || isOurs(
                        request.getHeader("Sec-Fetch-Site"),
                        request.getHeader("Origin"),
                        request.getHeader("Cookie") != null);
    }

    private boolean isSigned(String path) {
        return signed.stream().anyMatch(endpoint -> endpoint.isAt(path));
    }

    boolean isOurs(@Nullable String site, @Nullable String origin, boolean withCookie) {
        if (site != null) {
            return OURS.contains(site);
        }
        return origin != null ? origin.equals(own()) : !withCookie;
    }

    /** Our origin as a browser writes it: without the port that its scheme implies. */
    private String own() {
        URI url = URI.create(publicUrl);
        boolean implied =
                url.getPort() == -1 || url.getPort() == (url.getScheme().equals("https") ? 443 : 80);
        return url.getScheme() + "://" + url.getHost() + (implied ? "" : ":" + url.getPort());
    }
}
