package dev.waymark.payment.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Stripe-Signature} field of an event (https://docs.stripe.com/webhooks#verify-manually): the time of sending and, under
 * {@code v1}, an HMAC-SHA256 of time and body for each secret in use.
 *
 * <p>The SDK checks the same over text and lets times in the future pass; this checks the very bytes, and the time on both sides.
 */
public record Signature(long time, List<byte[]> values) {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_PARTS = 32;
    private static final Pattern TIME = Pattern.compile("t=(\\d{1,12})");
    private static final Pattern VALUE = Pattern.compile("v1=([0-9a-f]{64})");

    /** Reads the field; parts that are not understood are passed over, and one without a time proves nothing. */
    static Signature parse(@Nullable String field) {
        long time = Long.MIN_VALUE;
        List<byte[]> values = new ArrayList<>();
        for (String part : (field == null ? "" : field).split(",", MOST_PARTS)) {
            Matcher first = TIME.matcher(part.strip());
            Matcher second = VALUE.matcher(part.strip());
            time = first.matches() && time == Long.MIN_VALUE ? Long.parseLong(first.group(1)) : time;
            if (second.matches()) {
                values.add(HexFormat.of().parseHex(second.group(1)));
            }
        }
        return new Signature(time, values);
    }

    /** Whether one of the secrets signed this body a short time ago. */
    boolean proves(byte[] body, List<String> secrets, Clock clock) {
        boolean fresh = time != Long.MIN_VALUE
                && Duration.between(Instant.ofEpochSecond(time), clock.instant())
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
        return fresh && secrets.stream().map(secret -> sign(secret, body)).anyMatch(this::holds);
    }

    private boolean holds(byte[] expected) {
        return values.stream().anyMatch(value -> MessageDigest.isEqual(value, expected));
    }

    private byte[] sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
