package dev.waymark.assess;

import dev.waymark.deadline.Deadline;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles and names in the form in which two that read the same are equal: words of letters and digits in lower case. */
final class TextKey {

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SILENT = Pattern.compile("[\\p{Mn}'’]+");
    private static final Pattern ENDING = Pattern.compile("(?i)(?:\\.(?:html?|php|aspx?|md|jsp)){1,3}$");

    /** Two texts that agree in so many characters are taken for the same. */
    private static final int LONGEST = 1_000;

    private TextKey() {}

    static String of(String text) {
        Deadline.check();
        String compared = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String unmarked = SILENT.matcher(compared.replace("&", " and ")).replaceAll("");
        String letters = SILENT.matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKD))
                .replaceAll("");
        return OTHER.matcher(letters).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The words of one segment of an address, its file extension aside. */
    static String ofSegment(String segment) {
        return of(ENDING.matcher(segment).replaceFirst(""));
    }
}
