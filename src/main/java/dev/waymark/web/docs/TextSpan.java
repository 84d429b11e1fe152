package dev.waymark.web.docs;

import java.util.ArrayList;
import java.util.List;

/** A part of a description: words, or code that stands between backticks in the document. */
public record TextSpan(boolean code, String text) {

    /** The parts of each paragraph of a description; a blank line is between paragraphs. */
    static List<List<TextSpan>> paragraphs(String description) {
        List<List<TextSpan>> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : (description + "\n\n").split("\n", -1)) {
            if (!line.isBlank()) {
                paragraph.append(line).append('\n');
            } else if (!paragraph.isEmpty()) {
                paragraphs.add(spans(paragraph.toString().strip()));
                paragraph.setLength(0);
            }
        }
        return paragraphs;
    }

    private static List<TextSpan> spans(String paragraph) {
        List<TextSpan> spans = new ArrayList<>();
        boolean code = false;
        for (String part : paragraph.split("`", -1)) {
            if (!part.isEmpty()) {
                spans.add(new TextSpan(code, part));
            }
            code = !code;
        }
        return spans;
    }
}
