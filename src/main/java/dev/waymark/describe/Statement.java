package dev.waymark.describe;

import java.util.List;

/**
 * A text that a {@link Describer} offers, with the passages that it was made from.
 *
 * @param from what the text rests on; none when the describer names nothing
 * @param objected whether a second reading by the describer objected to it
 */
public record Statement(String text, List<Quotation> from, boolean objected) {

    /**
     * A passage of a page, word for word.
     *
     * @param page the number of the page in the request
     */
    public record Quotation(int page, String text) {}

    public Statement {
        from = List.copyOf(from);
    }

    /** A text that nobody has objected to. */
    public Statement(String text, List<Quotation> from) {
        this(text, from, false);
    }

    public Statement withObjection() {
        return new Statement(text, from, true);
    }
}
