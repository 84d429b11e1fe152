package dev.waymark.web;

import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Opens a job for its holder, who may see, change and erase it: 128 random bits as 22 characters of base64url. Only its SHA-256 is
 * stored, so that a copy of the database opens no job. Who may only see the result has a {@link SharedId}.
 */
public record Token(String text) {

    /** The shape of a token. */
    public static final String SHAPE = "[A-Za-z0-9_-]{22}";

    private static final Pattern SHAPED = Pattern.compile(SHAPE);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /** Whether a text has the shape of a token. */
    public static boolean isShaped(String text) {
        return SHAPED.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if the text does not have the shape of a token */
    public Token {
        if (!isShaped(text)) {
            throw new IllegalArgumentException("not a token");
        }
    }

    /**
     * The token in a path or a field; JAX-RS calls this.
     *
     * @throws WebApplicationException 404 for what cannot be one
     */
    public static Token valueOf(String text) {
        if (!SHAPED.matcher(text).matches()) {
            throw unknown();
        }
        return new Token(text);
    }

    /** 404, the same whether a token opens nothing, expired, was never given out, or is none. */
    public static WebApplicationException unknown() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.job-unknown").asException();
    }

    public static Token random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new Token(written(bits));
    }

    private static String written(byte[] bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** What is stored in its place. */
    public byte[] hash() {
        return sha256(text);
    }

    /** The id by which the result can be shown to others; no way leads from it back to the token, nor from what is stored to it. */
    public SharedId shared() {
        return new SharedId("s" + written(Arrays.copyOf(sha256("shared " + text), BYTES)));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the token itself: logs are read by more people than jobs. */
    @Override
    public String toString() {
        return "token";
    }
}
