package dev.waymark.version;

import dev.waymark.web.Ids;
import dev.waymark.web.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version as JSON shows it.
 *
 * @param restored the version whose text came back with this one; null when it was edited
 * @param llmsTxt where its text is
 */
public record VersionView(
        int version, String madeBy, @Nullable Integer restored, Instant created, long bytes, String llmsTxt) {

    static VersionView of(Token token, Version version) {
        return new VersionView(
                version.number(),
                Ids.of(version.madeBy()),
                version.restored(),
                version.createdAt(),
                version.bytes(),
                "/api/jobs/" + token.text() + "/versions/" + version.number() + "/llms.txt");
    }
}
