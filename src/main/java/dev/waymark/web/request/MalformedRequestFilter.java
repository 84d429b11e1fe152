package dev.waymark.web.request;

import dev.waymark.message.Messages;
import dev.waymark.web.Json;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemDocument;
import dev.waymark.web.ProblemType;
import dev.waymark.web.RequestLanguage;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses requests whose address or Content-Type cannot be read, before the container tries to and fails; it would fail again on
 * the way to our own page for errors, so the answer is given here.
 */
public class MalformedRequestFilter extends HttpFilter {

    /** What Jersey reads as the quality of a media type, though it means nothing here (RFC 9110, section 8.3). */
    private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=", Pattern.CASE_INSENSITIVE);

    @Inject
    private Json json;

    @Inject
    private RequestLanguage language;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        String type = request.getContentType();
        if (query != null && !PercentEncodingCheck.isSound(query)) {
            refuse(request, response, "error.address-encoding");
        } else if (type != null && QUALITY.matcher(type).find()) {
            refuse(request, response, "error.content-type");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** On the way to the page for errors, with the status that another filter has refused the request with. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        boolean refused = request.getDispatcherType() == DispatcherType.ERROR && response.getStatus() >= 400;
        ProblemDetails problem = refused
                ? ProblemDetails.of(response.getStatus(), why)
                : ProblemDetails.of(ProblemType.MALFORMED_REQUEST, why);
        response.setStatus(problem.status());
        response.setContentType(ProblemDetails.JSON.toString());
        response.setHeader("Cache-Control", "no-store");
        Messages messages = language.of(request);
        response.setHeader("Content-Language", messages.language().toLanguageTag());
        response.addHeader("Vary", language.vary());
        // A writer would add a charset to the type, which JSON does not have (RFC 8259, section 11).
        json.getContext(ProblemDocument.class)
                .toJson(ProblemDocument.of(problem, messages), response.getOutputStream());
    }
}
