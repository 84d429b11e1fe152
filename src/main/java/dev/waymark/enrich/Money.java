package dev.waymark.enrich;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts and days as the file writes them. */
final class Money {

    private static final Pattern ISO_DAY = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}(?:[T ]|$)");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private Money() {}

    /** {@code £184,000}: whole pounds. */
    static String pounds(BigDecimal amount) {
        return String.format(
                Locale.UK, "£%,d", amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** The day at the beginning of a text such as {@code 2025-03-31T00:00:00}. */
    static Optional<LocalDate> dayOf(String text) {
        if (!ISO_DAY.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
