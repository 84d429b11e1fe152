package dev.waymark.idempotency;

import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.Idempotent;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a program send a request again that names itself by an {@code Idempotency-Key}: what it asks for is made once, and answered with
 * the first answer for a day. It comes after whatever decides whether the request may be sent at all. The answer is stored before it is
 * sent.
 */
@Idempotent
@Provider
@Priority(Priorities.USER + 100)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {

    static final String FIELD = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class.getName());
    private static final String FIRST = IdempotencyFilter.class.getName();
    private static final String HEAD = FIRST + " head";
    private static final int RETRY_SECONDS = 2;
    private static final int FIRST_REFUSAL = 400;

    @Context
    private HttpServletRequest request;

    @Inject
    private ClientIds clients;

    @Inject
    private IdempotencyKeys keys;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        @Nullable List<String> fields = context.getHeaders().get(FIELD);
        if (fields == null) {
            return;
        }
        IdempotencyKey key = IdempotencyKey.read(fields).orElseThrow(() -> ProblemDetails.of(
                        ProblemType.MALFORMED_REQUEST, "error.idempotency-key", IdempotencyKey.MAX_CHARACTERS)
                .asException());
        byte[] body = context.getEntityStream().readAllBytes();
        context.setEntityStream(new ByteArrayInputStream(body));
        IdempotencyKeys.Asked asked = keys.asked(clients.of(request).name(), key, request(context, body));
        IdempotencyKeys.Claim claim = keys.claim(asked);
        if (claim instanceof IdempotencyKeys.Claim.First first) {
            context.setProperty(FIRST, first);
        } else if (claim instanceof IdempotencyKeys.Claim.Answered answered) {
            context.abortWith(again(answered.answer()));
        } else {
            throw refusal(claim);
        }
    }

    private static WebApplicationException refusal(IdempotencyKeys.Claim claim) {
        return claim instanceof IdempotencyKeys.Claim.Reused
                ? ProblemDetails.of(ProblemType.IDEMPOTENCY_KEY_REUSED, Message.of("error.idempotency-key-reused"))
                        .asException()
                : ProblemDetails.of(ProblemType.REQUEST_RUNNING, Message.of("error.request-running"))
                        .asException(Response.noContent().header("Retry-After", String.valueOf(RETRY_SECONDS)));
    }

    /** Whatever decides what the request does. */
    private static byte[] request(ContainerRequestContext context, byte[] body) throws IOException {
        URI address = context.getUriInfo().getRequestUri();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((context.getMethod() + "\n" + address.getRawPath() + "\n" + address.getRawQuery() + "\n"
                        + context.getHeaderString(HttpHeaders.IF_MATCH) + "\n"
                        + context.getHeaderString(HttpHeaders.CONTENT_TYPE) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static Response again(StoredAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.tag() != null) {
            response.header(HttpHeaders.ETAG, answer.tag());
        }
        byte[] body = answer.bytes();
        return body.length == 0
                ? response.build()
                : response.type(answer.type()).entity(body).build();
    }

    /** The header fields of an answer; its body comes later, if it has one. */
    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (!(context.getProperty(FIRST) instanceof IdempotencyKeys.Claim.First first)) {
            return;
        }
        MultivaluedMap<String, String> headers = response.getStringHeaders();
        StoredAnswer head = StoredAnswer.of(
                response.getStatus(),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                headers.getFirst(HttpHeaders.LOCATION),
                headers.getFirst(HttpHeaders.ETAG),
                new byte[0]);
        if (response.hasEntity()) {
            context.setProperty(HEAD, head);
        } else {
            keep(first, head);
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(FIRST) instanceof IdempotencyKeys.Claim.First first)
                || !(context.getProperty(HEAD) instanceof StoredAnswer head)) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        context.setOutputStream(body);
        context.proceed();
        @Nullable Object type = context.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        keep(
                first,
                StoredAnswer.of(
                        head.status(),
                        type == null ? head.type() : type.toString(),
                        head.location(),
                        head.tag(),
                        body.toByteArray()));
        body.writeTo(out);
    }

    /**
     * A refusal made nothing, and the same request is refused again without it. What cannot be stored is answered all the same; its key
     * counts as running until it may be taken over.
     */
    private void keep(IdempotencyKeys.Claim.First first, StoredAnswer answer) {
        try {
            if (answer.status() < FIRST_REFUSAL) {
                keys.answered(first, answer);
            } else {
                keys.forget(first);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The answer to a request with an idempotency key could not be stored", e);
        }
    }
}
