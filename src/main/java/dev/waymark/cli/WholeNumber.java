package dev.waymark.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that takes a number within bounds. */
abstract class WholeNumber implements ITypeConverter<Integer> {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final int least;
    private final int most;

    private WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer convert(String value) {
        int number = DIGITS.matcher(value).matches() ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw new TypeConversionException("%s is not a whole number from %d to %,d".formatted(value, least, most));
        }
        return number;
    }

    /** How many pages are read. */
    public static final class Pages extends WholeNumber {
        Pages() {
            super(1, 10_000);
        }
    }

    /** How long a key is good. */
    static final class Days extends WholeNumber {
        Days() {
            super(1, 3_650);
        }
    }

    /** A time between two requests. */
    static final class Gap extends WholeNumber {
        Gap() {
            super(0, 60_000);
        }
    }
}
