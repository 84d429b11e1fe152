package dev.waymark.validate;

import dev.waymark.fetch.FetchResponse;
import dev.waymark.message.Message;
import dev.waymark.probe.PageInspector;
import dev.waymark.probe.PageReport;
import dev.waymark.probe.Unreadable;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads single pages for everybody; keeps nothing of them. */
@ApplicationScoped
class PageInspections {

    @Inject
    private PageInspector inspector;

    @Inject
    private ValidationLimit limit;

    @Inject
    private Examinations examinations;

    /**
     * What is read from the page at an address. The request to its website is made before, so that no slow website holds others up.
     *
     * @param url as it was typed; null when there was none
     * @param shown makes of the report what is to be answered
     * @throws WebApplicationException 422 when there is no page to read, 429 when the client has had enough, 503 when others are
     *     being examined
     */
    <T> T inspect(@Nullable String url, HttpServletRequest request, Function<PageReport, T> shown) {
        if (url == null || url.isBlank()) {
            throw refused(Message.of("validate.page.url-missing"));
        }
        Url page = ValidationRequest.address(url);
        limit.require(request);
        FetchResponse answer = fetched(page);
        return examinations.run("error.page-time", () -> shown.apply(PageReport.of(answer)));
    }

    private FetchResponse fetched(Url page) {
        try {
            return inspector.fetch(page);
        } catch (Unreadable e) {
            throw refused(e.reason());
        }
    }

    private static WebApplicationException refused(Message why) {
        return ProblemDetails.invalid("url", why).asException();
    }
}
