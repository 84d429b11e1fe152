package dev.waymark.outline.analysis;

import dev.waymark.template.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A fact that a register states about the organisation, not its own site.
 *
 * @param label what it is about; it takes the place of what the site says under the same label
 * @param source the register, by name
 * @param date when the register said so
 */
public record RegisterFact(String label, String text, String source, LocalDate date) {

    private static final Pattern LAST_WORD = Pattern.compile("[,;]?(?<!\\s)\\s++\\S*+$");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final int LONGEST = 200;

    /** With its source and date, short enough that both stay; the label where it is known in the language of the file. */
    public String bullet(Language language) {
        String said = text.length() <= LONGEST
                ? text
                : LAST_WORD.matcher(text.substring(0, LONGEST)).replaceFirst("…");
        DateTimeFormatter form = language.isEnglish() ? DAY : DateTimeFormatter.ISO_LOCAL_DATE;
        String labelled = language.words(label).map(own -> own + ": " + said).orElse(said);
        return "%s (%s, %s)".formatted(labelled, source, form.format(date));
    }
}
