package dev.waymark.submission;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * What the paid tier gives, in words and figures for a page.
 *
 * @param price as people write it, such as £29
 */
public record Offer(String price, int pages, int daysKept) {

    /** A price, given in the smallest unit of the currency, as people write it. */
    public static String written(long amount, String currency) {
        Currency unit = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
        format.setCurrency(unit);
        double whole = Math.pow(10, unit.getDefaultFractionDigits());
        format.setMinimumFractionDigits(amount % (long) whole == 0 ? 0 : unit.getDefaultFractionDigits());
        return format.format(amount / whole);
    }
}
