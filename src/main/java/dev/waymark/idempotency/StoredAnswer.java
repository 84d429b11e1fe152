package dev.waymark.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An answer, so that it can be given again. Other header fields are of the moment.
 *
 * @param body in base64
 */
record StoredAnswer(
        int status,
        @Nullable String type,
        @Nullable String location,
        @Nullable String tag,
        String body) {

    static StoredAnswer of(
            int status, @Nullable String type, @Nullable String location, @Nullable String tag, byte[] body) {
        return new StoredAnswer(
                status, type, location, tag, new String(Base64.getEncoder().encode(body), StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(body);
    }
}
