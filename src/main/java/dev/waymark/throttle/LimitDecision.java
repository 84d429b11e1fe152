package dev.waymark.throttle;

import dev.waymark.message.Message;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a request may pass.
 *
 * @param remaining how many more may pass now
 * @param reset until the oldest counted request leaves the window and makes room for one
 */
public record LimitDecision(Limit limit, boolean passes, int remaining, Duration reset) {

    /** From so many on, a time of the day says more. */
    private static final int MANY_MINUTES = 90;

    /** The fields of draft-ietf-httpapi-ratelimit-headers-10, and Retry-After (RFC 9110, section 10.2.3) when refused. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(limit.name(), limit.count(), limit.window().toSeconds()));
        headers.put("RateLimit", "\"%s\";r=%d;t=%d".formatted(limit.name(), remaining, seconds()));
        if (!passes) {
            headers.put("Retry-After", String.valueOf(seconds()));
        }
        return headers;
    }

    /** When the next request may pass. */
    public Message retryTime() {
        long minutes = (seconds() + 59) / 60;
        return minutes < MANY_MINUTES ? Message.of("limit.minutes", minutes) : Message.of("limit.time", reset);
    }

    /** Ends a request that may not pass: 429 with the fields above. */
    public WebApplicationException refusal(Message rule) {
        Response.ResponseBuilder response = Response.noContent();
        headers().forEach(response::header);
        return ProblemDetails.of(ProblemType.OVER_LIMIT, "limit.reached", rule, retryTime())
                .asException(response);
    }

    private long seconds() {
        return Math.max(1, (reset.toMillis() + 999) / 1000);
    }
}
