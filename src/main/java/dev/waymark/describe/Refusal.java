package dev.waymark.describe;

/** Why a text that a {@link Describer} offered is not in the file. */
public enum Refusal {
    /** It has markup or an address, speaks to a model, is too long, or says no more than the name of its page. */
    UNFIT("not fit to print"),
    /** None of the passages that it names is on the pages. */
    UNQUOTED("quotes nothing that is on the page"),
    /** A number, an amount, a day or a date is not in what it quotes, or belongs to something else there. */
    VALUE("has a number or date that its quotation does not have there"),
    /** A name is not in what it quotes, or belongs to something else there. */
    NAME("has a name that its quotation does not have there"),
    /** It says no, only, all, free, over, before, must, open or the like where what it quotes does not, or leaves out a "no". */
    MEASURE("denies, limits or extends what its quotation says"),
    /** It may be what its quotation says in other words: printed only if a second reading confirms it. */
    OPEN("is not plainly what its quotation says, and was not confirmed in a second reading"),
    /** Too few of its words are in what it quotes or on those pages. */
    WORDS("says what its quotation does not say"),
    /** A second reading by the model objected to it. */
    JUDGED("was objected to in a second reading");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** For people, after "A text that …". */
    public String words() {
        return words;
    }
}
