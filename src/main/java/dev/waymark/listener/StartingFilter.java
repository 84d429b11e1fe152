package dev.waymark.listener;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Answers 503 until the application is there: as text for a browser, as a problem document (RFC 9457) for everything else. The server
 * opens its port some seconds earlier and would answer 404.
 */
final class StartingFilter extends BaseFilter {

    /** Set by {@code boot.Boot}, once the application is there. */
    private static final String STARTED = "waymark.started";

    private static final String DETAIL = "Waymark is starting. Try again in a few seconds.";
    private static final String PROBLEM = """
            {"type":"/docs/problems#unavailable","title":"Unavailable","status":503,"detail":"%s","errors":[]}""".formatted(DETAIL);

    /** Called once for each part of a body, too. */
    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (Boolean.getBoolean(STARTED)
                || !(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        if (!request.getResponse().isCommitted()) {
            answer(context, request);
        }
        return context.getStopAction();
    }

    private static void answer(FilterChainContext context, HttpRequestPacket request) {
        String accept = String.valueOf(request.getHeader("Accept"));
        boolean browser =
                accept.contains("text/html") && !request.getRequestURI().startsWith("/api/");
        byte[] body = (browser ? DETAIL + "\n" : PROBLEM).getBytes(UTF_8);
        HttpResponsePacket response = request.getResponse();
        response.setStatus(503);
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(browser ? "text/plain; charset=utf-8" : "application/problem+json");
        response.setContentLength(body.length);
        context.write(HttpContent.builder(response)
                .content(Buffers.wrap(context.getMemoryManager(), body))
                .last(true)
                .build());
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    }
}
