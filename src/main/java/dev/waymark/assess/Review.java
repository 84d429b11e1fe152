package dev.waymark.assess;

import java.util.List;

/**
 * What a language model thinks of a file. It is shown beside the grade and never changes it.
 *
 * @param by names the model
 * @param clear whether a reader understands what the site is about, in a sentence
 * @param useful whether a reader finds what they need, in a sentence
 * @param helps who is helped by the file, in a sentence
 * @param contradictions places that do not agree with one another; empty when there are none
 * @param suggestions at most five, each a sentence
 */
public record Review(
        String by, String clear, String useful, String helps, List<String> contradictions, List<String> suggestions) {}
