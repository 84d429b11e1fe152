package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.document.instructions.ModelInstructions;
import java.util.regex.Pattern;

/**
 * Reads texts of a model that are shown to people as its opinion: each one plain line, without addresses, orders to models, and what only
 * we and the model know.
 *
 * @param marker the random text of the question
 */
record OpinionText(String marker) {

    private static final Pattern GAP = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:|www\\.|\\]\\(|<[a-z/]");
    private static final int LONGEST = 400;

    /** Empty when it is no text, or none that may be shown. */
    String of(JsonNode value) {
        String line =
                value.isTextual() ? GAP.matcher(value.asText()).replaceAll(" ").strip() : "";
        String cut =
                line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "…";
        boolean fit = !Prompts.leaks(cut, marker) && !ADDRESS.matcher(cut).find() && !ModelInstructions.in(cut);
        return fit ? cut : "";
    }
}
