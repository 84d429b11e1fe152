package dev.waymark.describe;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Describer} says of a site. Nothing of it is believed before its pages support it.
 *
 * @param summary one to three sentences; empty for none
 * @param answers what it knows of a topic, each part by itself
 * @param notes by the number of the page
 * @param problem why something is missing, in words that a page can show; empty when nothing is
 */
public record Description(
        String summary, Map<Topic, List<String>> answers, Map<Integer, String> notes, String problem) {

    /** Nothing said. */
    public static final Description NONE = new Description("", Map.of(), Map.of(), "");

    public Description {
        answers = Map.copyOf(answers);
        notes = Map.copyOf(notes);
    }
}
