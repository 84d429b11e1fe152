package dev.waymark.web.headers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How long a browser may keep files: those of libraries for ever, since their addresses name a version; ours for ten minutes. */
public class CacheHeaders extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean library = request.getServletPath().startsWith("/webjars");
        response.setHeader("Cache-Control", library ? "public, max-age=31536000, immutable" : "public, max-age=600");
        chain.doFilter(request, response);
    }
}
