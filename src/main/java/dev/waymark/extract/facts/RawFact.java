package dev.waymark.extract.facts;

import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page.Fact.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * A fact as it was found, before duplicates are merged.
 *
 * @param key the same for two spellings of the same value
 */
record RawFact(Kind kind, String key, String value) {

    static final int LONGEST = 300;
    static final int LONGEST_NUMBER = 40;

    static RawFact of(Kind kind, String value) {
        String line = TextCleaner.line(value, LONGEST);
        return new RawFact(kind, key(kind, line), line);
    }

    /** A telephone number; empty when it has too few digits, or too many. */
    static Optional<RawFact> phone(String said) {
        String digits = PhoneNumbers.digits(said);
        return digits.length() >= 5 && digits.length() <= 16
                ? Optional.of(new RawFact(Kind.PHONE, key(Kind.PHONE, digits), TextCleaner.line(said, LONGEST_NUMBER)))
                : Optional.empty();
    }

    /** The same with a condition behind the value; the same fact still. */
    RawFact with(String condition) {
        return condition.isEmpty() ? this : new RawFact(kind, key, value + " (" + condition + ")");
    }

    private static String key(Kind kind, String value) {
        return kind + " " + value.toLowerCase(Locale.ROOT);
    }
}
