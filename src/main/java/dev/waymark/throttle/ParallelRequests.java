package dev.waymark.throttle;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Limits how many requests of one client are worked on at once, slow uploads included: half of the threads that a server has, so that no client takes
 * them all. The server itself knows no limit of connections for each peer; an idle one takes no thread.
 */
public class ParallelRequests extends HttpFilter {

    private static final int MOST = 100;
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private ClientIds clients;

    private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String client = clients.of(request).name();
        try {
            if (running.merge(client, 1, Integer::sum) <= MOST) {
                chain.doFilter(request, response);
            } else {
                response.setHeader("Retry-After", "1");
                response.sendError(TOO_MANY_REQUESTS);
            }
        } finally {
            running.computeIfPresent(client, (name, count) -> count > 1 ? count - 1 : null);
        }
    }
}
