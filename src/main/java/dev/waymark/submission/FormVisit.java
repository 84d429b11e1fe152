package dev.waymark.submission;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies one visit to the form, for an hour, so that the same order sent again, by two clicks or after the back button, is
 * the same order. Only set where something is on sale, and good for nothing else.
 */
record FormVisit(String name) {

    static final String COOKIE = "__Host-visit";

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f-]{36}");
    private static final Duration LASTS = Duration.ofHours(1);

    /** The same visit as before, or a new one. */
    static FormVisit resume(@Nullable String earlier) {
        return earlier != null && SHAPE.matcher(earlier).matches()
                ? new FormVisit(earlier)
                : new FormVisit(UUID.randomUUID().toString());
    }

    NewCookie cookie() {
        return new NewCookie.Builder(COOKIE)
                .value(name)
                .path("/")
                .maxAge((int) LASTS.toSeconds())
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
