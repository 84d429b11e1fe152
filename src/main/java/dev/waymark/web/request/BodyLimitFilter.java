package dev.waymark.web.request;

import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of every request once, and no more of it than its method takes ({@link BodyLimit}): whether the request says how
 * long it is or not, one that is too long is refused before anything looks into it. So is one whose form is plainly broken, which
 * the readers behind would answer as if we had failed.
 */
@Provider
@ApplicationScoped
public class BodyLimitFilter implements ContainerRequestFilter {

    private static final int BYTES = 64 * 1024;

    /** Enough for a large file on a slow line; who takes longer only holds our memory. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    private BodyMemory memory;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        byte[] body = announcesBody(request) ? read(request, method.getAnnotation(BodyLimit.class)) : new byte[0];
        BodyChecks.check(request.getMediaType(), method, body);
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    /** A request that announces no body has none (RFC 9112, section 6.3); to wait for one would delay clients that offer an upgrade. */
    private static boolean announcesBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }

    private byte[] read(ContainerRequestContext request, @Nullable BodyLimit limit) {
        int most = limit == null ? BYTES : limit.bytes();
        if (request.getLength() > BYTES && request.getLength() <= most) {
            memory.expect();
        }
        byte[] body = request.getLength() > most ? new byte[0] : read(request, most + 1);
        if (Math.max(request.getLength(), body.length) > most) {
            throw limit == null
                    ? new WebApplicationException(413)
                    : ProblemDetails.of(ProblemType.TOO_LARGE, limit.message()).asException();
        }
        return body;
    }

    private byte[] read(ContainerRequestContext request, int most) {
        Instant end = Instant.now().plus(LONGEST);
        try (ByteArrayOutputStream body = new ByteArrayOutputStream()) {
            byte[] piece = request.getEntityStream().readNBytes(Math.min(BYTES, most));
            while (piece.length > 0) {
                body.write(piece);
                if (Instant.now().isAfter(end)) {
                    throw ProblemDetails.of(408, "error.slow-request").asException();
                }
                piece = request.getEntityStream().readNBytes(Math.min(BYTES, most - body.size()));
                if (piece.length > 0) {
                    memory.take(piece.length);
                }
            }
            if (body.size() > BYTES) {
                memory.read();
            }
            return body.toByteArray();
        } catch (IOException e) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.body-ended")
                    .asException();
        }
    }
}
