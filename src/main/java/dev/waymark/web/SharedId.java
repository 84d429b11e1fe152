package dev.waymark.web;

import jakarta.ws.rs.WebApplicationException;
import java.util.regex.Pattern;

/**
 * Shows a result to whoever has it and lets nobody change it: 128 bits that are made one way from the job's {@link Token}. It is an
 * {@code s} and 22 characters of base64url, so that it never has the shape of a token. As with the token, only its SHA-256 is stored.
 */
public record SharedId(String text) {

    private static final Pattern SHAPED = Pattern.compile("s[A-Za-z0-9_-]{22}");

    /** Whether a text has the shape of a shared id. */
    public static boolean isShaped(String text) {
        return SHAPED.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if the text does not have the shape of a shared id */
    public SharedId {
        if (!isShaped(text)) {
            throw new IllegalArgumentException("not a shared id");
        }
    }

    /**
     * The shared id in a path; JAX-RS calls this.
     *
     * @throws WebApplicationException 404 for what cannot be one
     */
    public static SharedId valueOf(String text) {
        if (!isShaped(text)) {
            throw unknown();
        }
        return new SharedId(text);
    }

    /** 404, the same whether a shared id was never given out, or its job has not finished, has expired or is erased. */
    public static WebApplicationException unknown() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.shared-unknown").asException();
    }

    /** What is stored in its place. */
    public byte[] hash() {
        return Token.sha256(text);
    }

    /** Never the id itself, as with tokens. */
    @Override
    public String toString() {
        return "shared id";
    }
}
