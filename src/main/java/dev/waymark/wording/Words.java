package dev.waymark.wording;

import dev.waymark.deadline.Deadline;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as the words that count when texts are compared: lower case, without accents and punctuation.
 *
 * @param joined all words written as one, so that {@code our-story} and {@code ourstory} meet
 */
public record Words(List<String> list, String joined) {

    private static final Pattern EXTENSIONS =
            Pattern.compile("(?i)(?:\\.(?:html?|php|aspx?|md|jsp|cfm|shtml|xhtml)){1,3}$");
    /** They count for nothing here, and to put a long run of them in order takes time squared. */
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    public static Words of(String text) {
        Deadline.check();
        String plain = unaccented(text.replace("&", " and ")).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int c;
        for (int i = 0; i < plain.length(); i += Character.charCount(c)) {
            c = plain.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty() && !joins(c)) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return new Words(List.copyOf(words), String.join("", words));
    }

    private static String unaccented(String text) {
        return isAscii(text) ? text : Normalizer.normalize(MARKS.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** The words of one segment of a path, its file extension and escapes aside: {@code Our-Story.html}, {@code aboutUs}. */
    public static Words ofSegment(String segment) {
        String name = EXTENSIONS.matcher(decoded(segment)).replaceFirst("");
        return of(HUMP.matcher(name).replaceAll(" "));
    }

    private static boolean joins(int c) {
        return c == '\'' || c == '’' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public int count() {
        return list.size();
    }

    /** Whether the words of the other text are here, side by side and in order. */
    public boolean contain(Words other) {
        return joined.contains(other.joined) && Collections.indexOfSubList(list, other.list) >= 0;
    }

    /** The text in a form in which two texts that read the same are equal. */
    @Override
    public String toString() {
        return String.join(" ", list);
    }
}
