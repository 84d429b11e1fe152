package dev.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses addresses whose query cannot be decoded, before the container tries to and fails; it would fail again on the way to our
 * own page for errors, so the answer is given here.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class BrokenQueries extends HttpFilter {

    private static final String ANSWER = """
            {"detail":"Two hexadecimal digits have to follow each percent sign of the address.","errors":[],"status":400,"title":"Bad Request"}
            """;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (query != null && !Percent.isSound(query)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType(Problem.JSON.toString());
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write(ANSWER);
            return;
        }
        chain.doFilter(request, response);
    }
}
