package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with a {@link ProblemDetails}: as a page for a browser, as a problem document for everything else. */
@ApplicationScoped
class ProblemAnswer {

    @Inject
    private RequestLanguage language;

    Response to(HttpServletRequest request, ProblemDetails problem, Response.ResponseBuilder response) {
        response.status(Status.of(problem.status())).header("Cache-Control", "no-store");
        ProblemDocument document = ProblemDocument.of(problem, language.of(request));
        if (wantsPage(request)) {
            View page = View.of("web/problem").with("problem", document);
            return response.entity(page).type(MediaType.TEXT_HTML_TYPE).build();
        }
        return response.entity(document).type(ProblemDetails.JSON).build();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return !request.getRequestURI().startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
