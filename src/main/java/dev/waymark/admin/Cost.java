package dev.waymark.admin;

import java.util.Locale;

/** Writes what the language model costs. */
final class Cost {

    private Cost() {}

    /** US dollars, to a hundredth of a cent; empty when nothing was spent. */
    static String text(long micros) {
        return micros == 0 ? "" : String.format(Locale.UK, "$%.4f", micros / 1e6);
    }
}
