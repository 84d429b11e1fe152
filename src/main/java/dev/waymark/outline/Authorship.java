package dev.waymark.outline;

import dev.waymark.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a file a {@code Describer} wrote; the others are extracts of the pages.
 *
 * @param summary whether the summary is its own
 * @param notes behind how many links its notes are
 * @param links how many links the file has
 * @param details the topics of the details that it answered, as the file calls them
 * @param refused how many of its texts were dropped because no page supports them
 * @param unfit how many were dropped because they are not fit to print, or say nothing new
 * @param unread how many of its texts should have been checked a second time and were not
 * @param planned whether it chose the sections, and the names and places of the pages
 * @param problem why something that it was asked for is missing; null when nothing is
 */
public record Authorship(
        boolean summary,
        int notes,
        int links,
        List<String> details,
        int refused,
        int unfit,
        int unread,
        boolean planned,
        @Nullable Message problem) {

    public Authorship {
        details = List.copyOf(details);
    }

    /** Whether anything in the file is not an extract. */
    public boolean any() {
        return summary || notes > 0 || !details.isEmpty();
    }
}
