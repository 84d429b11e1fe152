package dev.waymark.version;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document, without its text.
 *
 * @param number counts from 1, which is what the job wrote
 * @param restored the version whose text came back with this one; null when it was edited
 * @param bytes the size of its file
 */
public record Version(int number, Author madeBy, @Nullable Integer restored, Instant createdAt, long bytes) {

    /** Who made it and how, in words. */
    public String maker() {
        return restored == null ? madeBy.words() : madeBy.words() + ": version " + restored + " again";
    }

    /** Its size in words. */
    public String size() {
        return bytes < 1_000 ? bytes + " bytes" : String.format(Locale.UK, "%.1f KB", bytes / 1e3);
    }
}
