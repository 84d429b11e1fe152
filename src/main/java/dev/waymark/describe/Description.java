package dev.waymark.describe;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Describer} says of a site. Nothing of it is believed before its pages support it.
 *
 * @param summary one to three sentences, each by itself
 * @param answers what it knows of a topic, each part by itself
 * @param notes by the number of the page
 * @param problem why something is missing, in words that a page can show; empty when nothing is
 */
public record Description(
        List<Statement> summary, Map<Topic, List<Statement>> answers, Map<Integer, Statement> notes, String problem) {

    /** Nothing said. */
    public static final Description NONE = new Description(List.of(), Map.of(), Map.of(), "");

    public Description {
        summary = List.copyOf(summary);
        answers = Map.copyOf(answers);
        notes = Map.copyOf(notes);
    }
}
