package dev.waymark.assess;

import dev.waymark.deadline.Deadline;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles and names in the form in which two that read the same are equal: words of letters and digits in lower case. */
final class TextKey {

    private static final Pattern ENDING = Pattern.compile("(?i)(?:\\.(?:html?|php|aspx?|md|jsp)){1,3}$");

    /** Two texts that agree in so many characters are taken for the same. */
    private static final int LONGEST = 1_000;

    private TextKey() {}

    static String of(String text) {
        Deadline.check();
        String compared = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        StringBuilder key = new StringBuilder(compared.length());
        Normalizer.normalize(compared, Normalizer.Form.NFKD).codePoints().forEach(symbol -> append(symbol, key));
        return key.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static void append(int symbol, StringBuilder key) {
        if (symbol == '&') {
            endWord(key).append("and ");
        } else if (isLetterOrDigit(symbol)) {
            key.appendCodePoint(symbol);
        } else if (!isSilent(symbol)) {
            endWord(key);
        }
    }

    private static StringBuilder endWord(StringBuilder key) {
        return key.length() == 0 || key.charAt(key.length() - 1) == ' ' ? key : key.append(' ');
    }

    /** A letter or any kind of number: {@code \p{L}} or {@code \p{N}}. */
    private static boolean isLetterOrDigit(int symbol) {
        int type = Character.getType(symbol);
        return Character.isLetterOrDigit(symbol) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** Accents and apostrophes, which neither count nor part a word. */
    private static boolean isSilent(int symbol) {
        return symbol == '\'' || symbol == '’' || Character.getType(symbol) == Character.NON_SPACING_MARK;
    }

    /** The words of one segment of an address, its file extension aside. */
    static String ofSegment(String segment) {
        return of(ENDING.matcher(segment).replaceFirst(""));
    }
}
