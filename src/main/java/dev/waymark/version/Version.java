package dev.waymark.version;

import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document, without its text.
 *
 * @param number counts from 1, which is what the job wrote
 * @param restored the version whose text came back with this one; null when it was edited
 * @param bytes the size of its file
 */
public record Version(int number, Author madeBy, @Nullable Integer restored, Instant createdAt, long bytes) {

    /** Who made it and how. */
    public Message maker() {
        Message author = Message.of("version.author." + Ids.of(madeBy));
        return restored == null ? author : Message.of("version.restored", author, restored);
    }

    /** Who made it, as a program reads it. */
    public String author() {
        return Ids.of(madeBy);
    }

    public Message size() {
        return bytes < 1_000 ? Message.of("version.bytes", bytes) : Message.of("version.kilobytes", bytes / 1e3);
    }
}
