package dev.waymark.describe;

import java.util.List;

/**
 * A text that a {@link Describer} offers, with the passages that it was made from.
 *
 * @param from what the text rests on; none when the describer names nothing
 * @param judgement what a second reading by the describer said of it
 */
public record Statement(String text, List<Quotation> from, Judgement judgement) {

    /** What a second reading says of a text. */
    public enum Judgement {
        /** Nothing: there was none, or it failed, or it did not name the text. */
        NONE,
        SUPPORTED,
        OBJECTED
    }

    /**
     * A passage of a page, word for word.
     *
     * @param page the number of the page in the request
     */
    public record Quotation(int page, String text) {}

    public Statement {
        from = List.copyOf(from);
    }

    /** A text that nobody has read a second time. */
    public Statement(String text, List<Quotation> from) {
        this(text, from, Judgement.NONE);
    }

    public Statement judged(Judgement said) {
        return new Statement(text, from, said);
    }
}
