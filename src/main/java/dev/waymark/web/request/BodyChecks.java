package dev.waymark.web.request;

import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a body must be before anything reads it: of a type that is named, in a character set that is known, and not broken. */
final class BodyChecks {

    private static final int LEVELS = 50;

    private BodyChecks() {}

    /** @throws WebApplicationException 415 or 400 */
    static void check(@Nullable MediaType type, Method method, byte[] body) {
        if (type == null || type.isWildcardSubtype()) {
            checkNeedsNoType(method);
            return;
        }
        checkCharset(type.getParameters().get(MediaType.CHARSET_PARAMETER));
        if (isJson(type) && JsonDepth.of(body) > LEVELS) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.json-depth", LEVELS)
                    .asException();
        }
        if (isForm(type) && !PercentEncodingCheck.isSound(new String(body, StandardCharsets.ISO_8859_1))) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.form-encoding")
                    .asException();
        }
    }

    /** JAX-RS lets a body without a type, or of the wildcard type, pass for any. */
    private static void checkNeedsNoType(Method method) {
        Consumes onMethod = method.getAnnotation(Consumes.class);
        Consumes named =
                onMethod != null ? onMethod : method.getDeclaringClass().getAnnotation(Consumes.class);
        if (named != null
                && method.getParameterCount() > 0
                && !Arrays.asList(named.value()).contains(MediaType.WILDCARD)) {
            throw new WebApplicationException(415);
        }
    }

    private static void checkCharset(@Nullable String name) {
        try {
            if (name != null && !Charset.isSupported(name)) {
                throw new WebApplicationException(415);
            }
        } catch (IllegalCharsetNameException e) {
            throw new WebApplicationException(415);
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    private static boolean isForm(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }
}
