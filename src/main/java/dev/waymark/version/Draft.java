package dev.waymark.version;

import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text to be saved as a newer version.
 *
 * @param text as a file has it: line feeds alone, one at the end
 */
record Draft(String text, Validation validation) {

    /** More than ten times what a good file has. */
    static final int MOST_BYTES = 64_000;

    static final int MOST_LINES = 2_000;

    /** Such a file as JSON, in which each character may take six, and one that is a little too large and worth a clearer answer. */
    static final int MOST_BODY_BYTES = 512 * 1024;

    /** The key of the message for a larger one. */
    static final String TOO_LARGE = "version.too-large";

    /**
     * Normalises line ends, and removes characters that no text file can hold.
     *
     * @param sent null from a multipart form without the field, for which Jersey knows no default value
     */
    static Draft of(@Nullable String sent) {
        String lines = (sent == null ? "" : sent)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\0", "");
        String held = new String(lines.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String text = held.isBlank() ? "" : held.stripTrailing() + "\n";
        return new Draft(text, Validation.of(beginning(text)));
    }

    /** As much of it as could be saved, which bounds the cost of the validation. */
    private static String beginning(String text) {
        if (text.length() <= MOST_BYTES && text.lines().count() <= MOST_LINES) {
            return text;
        }
        return text.substring(0, Math.min(text.length(), MOST_BYTES))
                .lines()
                .limit(MOST_LINES)
                .collect(Collectors.joining("\n"));
    }

    /** Why it cannot be saved; null when it can. A saved version has no errors. */
    @Nullable
    Message objection() {
        if (isTooLarge()) {
            return Message.of(TOO_LARGE);
        }
        int errors = validation.count(ProblemLevel.ERROR);
        return errors == 0 ? null : Message.of("version.errors", errors);
    }

    boolean isTooLarge() {
        return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || text.lines().count() > MOST_LINES;
    }
}
