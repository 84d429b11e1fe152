package dev.waymark.account;

import dev.waymark.assessment.ScoreSummary;
import dev.waymark.version.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site of an account, as its page shows it.
 *
 * @param token opens its result; null when the link has to be opened once more
 * @param label the name that the account has given it, or its address
 * @param named whether it has such a name
 * @param version the newest; null with the token
 * @param score of the newest file; null with the token
 * @param full whether there is everything to publish in one archive
 */
public record MySite(
        long number,
        @Nullable String token,
        String label,
        boolean named,
        String url,
        @Nullable Version version,
        @Nullable ScoreSummary score,
        @Nullable Instant expires,
        boolean full) {}
