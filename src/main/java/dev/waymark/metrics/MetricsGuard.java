package dev.waymark.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows the numbers to the holder of the token. While none is set nobody sees them, or, where the operator says so, programs on this
 * machine: to say so is for those without a proxy on it, since some pass requests on without a word about whose they are.
 */
public class MetricsGuard extends HttpFilter {

    @Inject
    @ConfigProperty(name = "METRICS_TOKEN")
    Optional<String> token;

    @Inject
    @ConfigProperty(name = "METRICS_LOOPBACK")
    boolean loopback;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (mayPass(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private boolean mayPass(HttpServletRequest request) throws IOException {
        return token.isPresent()
                ? shows(request.getHeader("Authorization"), token.get())
                : loopback && isFromHere(request);
    }

    private static boolean shows(String authorization, String token) {
        return authorization != null
                && MessageDigest.isEqual(authorization.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
    }

    private static boolean isFromHere(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }
}
