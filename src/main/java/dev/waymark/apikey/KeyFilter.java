package dev.waymark.apikey;

import dev.waymark.message.Message;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.LimitDecision;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.ApiScope;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Checks the key that a request to the API brings: {@code Authorization: Bearer wm_live_…}. A request without one is what it was before
 * there were keys; one with a key that is not good is refused, so that nobody believes to work in the name of an account and does not.
 * Pages know no keys: what only somebody who has signed in may do, a key never does. Source: RFC 6750.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class KeyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S{1,200})");
    /** What browsers send to a server behind a password; it is for whatever stands in front of us. */
    private static final Pattern BASIC = Pattern.compile("(?i:basic) ");

    private static final String DECISION = KeyFilter.class.getName();

    @Context
    private HttpServletRequest request;

    @Context
    private ResourceInfo resource;

    @Inject
    private ApiKeys keys;

    @Inject
    private RateLimits limits;

    @Inject
    @ConfigProperty(name = "KEY_REQUESTS_A_MINUTE")
    int aMinute;

    @Override
    public void filter(ContainerRequestContext context) {
        String authorization = context.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null
                || BASIC.matcher(authorization).lookingAt()
                || !isForPrograms(context.getUriInfo().getPath())) {
            return;
        }
        Matcher bearer = BEARER.matcher(authorization.strip());
        ApiKey key = (bearer.matches() ? keys.find(bearer.group(1)) : Optional.<ApiKey>empty())
                .orElseThrow(() -> refused(ProblemType.INVALID_KEY, "invalid_token", Message.of("error.key")));
        KeyHolder holder = new KeyHolder(key.account(), key.scopes());
        LimitDecision decision = limits.tryAcquire(new Limit("key", aMinute, Duration.ofMinutes(1)), holder.name());
        if (!decision.passes()) {
            throw decision.refusal(Message.of("limit.key", aMinute));
        }
        Optional<ApiScope> needed = needed(context.getMethod());
        if (needed.isEmpty()) {
            throw refused(ProblemType.OUT_OF_SCOPE, "insufficient_scope", Message.of("error.key-never"));
        }
        if (!key.scopes().contains(needed.get())) {
            throw refused(
                    ProblemType.OUT_OF_SCOPE,
                    "insufficient_scope",
                    Message.of("error.key-scope", ApiKey.write(Set.of(needed.get()))));
        }
        context.setProperty(DECISION, decision);
        holder.note(request);
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("api/") || path.equals("mcp");
    }

    /** The scope of what is asked for; empty when it is closed to keys. */
    private Optional<ApiScope> needed(String method) {
        Method called = resource.getResourceMethod();
        @Nullable Scoped said = called == null ? null : called.getAnnotation(Scoped.class);
        if (said != null) {
            return Optional.of(said.value());
        }
        return method.equals("GET") || method.equals("HEAD") ? Optional.of(ApiScope.READ) : Optional.empty();
    }

    private static WebApplicationException refused(ProblemType type, String error, Message why) {
        return ProblemDetails.of(type, why)
                .asException(Response.noContent().header("WWW-Authenticate", "Bearer error=\"" + error + "\""));
    }

    /** How many requests the key has left, unless the answer speaks of a limit of its own. */
    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (context.getProperty(DECISION) instanceof LimitDecision decision
                && !response.getHeaders().containsKey("RateLimit")) {
            decision.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        }
    }
}
