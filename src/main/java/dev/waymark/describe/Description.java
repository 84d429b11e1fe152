package dev.waymark.describe;

import dev.waymark.message.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Describer} says of a site. Nothing of it is believed before its pages support it.
 *
 * @param summary one to three sentences, each by itself
 * @param answers what it knows of a topic, each part by itself
 * @param notes by the number of the page
 * @param unread how many of its texts a second reading should have judged and has not
 * @param problem why something is missing; null when nothing is
 */
public record Description(
        List<Statement> summary,
        Map<Topic, List<Statement>> answers,
        Map<Integer, Statement> notes,
        int unread,
        @Nullable Message problem) {

    /** Nothing said. */
    public static final Description NONE = new Description(List.of(), Map.of(), Map.of(), 0, null);

    public Description {
        summary = List.copyOf(summary);
        answers = Map.copyOf(answers);
        notes = Map.copyOf(notes);
    }
}
