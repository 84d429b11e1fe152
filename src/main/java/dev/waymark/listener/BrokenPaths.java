package dev.waymark.listener;

import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;

/**
 * Has a path with a percent sign that two hexadecimal digits do not follow refused by the application. The server itself fails while it
 * decodes such a path, before any filter of an application: it logs a stack trace for each and answers 200 with nothing. See
 * docs/decisions/0017.
 */
final class BrokenPaths extends BaseFilter {

    private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** A broken query can be decoded when it is asked for; {@code web.request.MalformedRequestFilter} answers it with 400. */
    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request
                && BROKEN.matcher(request.getRequestURI()).find()) {
            request.setRequestURI("/");
            request.setQueryString("%");
        }
        return context.getInvokeAction();
    }
}
