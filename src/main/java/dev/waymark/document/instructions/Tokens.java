package dev.waymark.document.instructions;

import dev.waymark.document.markdown.Characters;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** The words of a text in order, each with its senses and with what is before it. Takes time in proportion to the text. */
final class Tokens {

    private static final int LONGEST = 100_000;
    private static final int LONGEST_GAP = 40;
    private static final int LONGEST_SENTENCE = 40;
    private static final String STOPS = ".!?\u2026\u3002";
    private static final String BREAKS =
            STOPS + ",:;()[]{}<>|\u2039\u203A\"\u201C\u201D\u201E\u00AB\u00BB\u2018*#`\u2022\u00B7";
    private static final String QUOTES = "\"\u201C\u201D\u201E\u00AB\u00BB\u2018`'";
    private static final String DASHES = "-\u2013\u2014";

    /** The letters and digits of ASCII, in lower case, by their code; 0 for the other characters. */
    private static final char[] LETTERS = new char[128];

    static {
        for (char c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private final String text;
    private int[] starts;
    private int[] ends;
    private long[] senses;
    private int size;
    private long all;

    Tokens(String raw) {
        text = plain(raw);
        int capacity = text.length() / 5 + 8;
        starts = new int[capacity];
        ends = new int[capacity];
        senses = new long[capacity];
        int start = -1;
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = letter(text.charAt(i));
            if (letter != 0) {
                hash = 31 * (start < 0 ? 0 : hash) + letter;
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                add(start, i, hash);
                start = -1;
            }
        }
        if (start >= 0) {
            add(start, text.length(), hash);
        }
    }

    /** A letter or digit in lower case; 0 for any other character. */
    private static char letter(char c) {
        if (c < LETTERS.length) {
            return LETTERS[c];
        }
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    /** Without hidden characters and the backslashes of Markdown, compatible characters as one. */
    private static String plain(String raw) {
        String cut = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
        String visible = isPlain(cut) ? cut : Normalizer.normalize(Characters.visible(cut), Normalizer.Form.NFKC);
        return visible.indexOf('\\') < 0 ? visible : visible.replace("\\", "");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private void add(int start, int end, int hash) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            senses = Arrays.copyOf(senses, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        senses[size] = Sense.of(text, start, end, hash);
        all |= senses[size];
        size++;
    }

    String text() {
        return text;
    }

    int size() {
        return size;
    }

    /** Whether some word of the text has one of these senses. */
    boolean anywhere(Sense... wanted) {
        for (Sense sense : wanted) {
            if ((all & sense.bit()) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean has(int at) {
        return at >= 0 && at < size;
    }

    boolean hasSense(int at) {
        return senses[at] != 0;
    }

    String word(int at) {
        return has(at) ? text.substring(starts[at], ends[at]).toLowerCase(Locale.ROOT) : "";
    }

    /** The first character of a word, or a blank. */
    char first(int at) {
        return has(at) ? text.charAt(starts[at]) : ' ';
    }

    boolean is(int at, Sense sense) {
        return has(at) && (senses[at] & sense.bit()) != 0;
    }

    boolean any(int from, int to, Sense sense) {
        for (int i = Math.max(0, from); i < Math.min(to, size); i++) {
            if (is(i, sense)) {
                return true;
            }
        }
        return false;
    }

    boolean anyOf(int from, int to, String words) {
        for (int i = Math.max(0, from); i < Math.min(to, size); i++) {
            if (isOneOf(i, words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is one of those that blanks divide. */
    boolean isOneOf(int at, String words) {
        String word = word(at);
        int found = word.isEmpty() ? -1 : words.indexOf(word);
        while (found >= 0) {
            int end = found + word.length();
            if ((found == 0 || words.charAt(found - 1) == ' ') && (end == words.length() || words.charAt(end) == ' ')) {
                return true;
            }
            found = words.indexOf(word, end);
        }
        return false;
    }

    boolean isCapital(int at) {
        return Character.isUpperCase(first(at));
    }

    /** What is before a word, or behind the last: as much of it as is next to the word before. */
    String gap(int at) {
        int start = at > 0 && size > 0 ? ends[Math.min(at, size) - 1] : 0;
        int end = has(at) ? starts[at] : text.length();
        return text.substring(start, Math.min(end, start + LONGEST_GAP));
    }

    boolean beginsSentence(int at) {
        return at == 0 || (gapLength(at) > 1 && gapHolds(at, STOPS));
    }

    boolean beginsClause(int at) {
        return at == 0 || gapHolds(at, BREAKS) || (gapLength(at) > 1 && gapHolds(at, DASHES));
    }

    private int gapLength(int at) {
        return has(at) && at > 0 ? starts[at] - ends[at - 1] : 0;
    }

    /** Whether a mark is between a word and the one before. */
    private boolean gapHolds(int at, String marks) {
        if (!has(at) || at == 0) {
            return false;
        }
        for (int i = ends[at - 1]; i < Math.min(starts[at], ends[at - 1] + LONGEST_GAP); i++) {
            if (text.charAt(i) != ' ' && marks.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mark is before a word, or behind the last, that parts what is called from what it is told. */
    boolean isSetOff(int at) {
        String gap = gap(at).stripLeading();
        return !gap.isEmpty() && (":,.!" + DASHES).indexOf(gap.charAt(0)) >= 0 && !gap(at).equals("-");
    }

    /** Whether the word before a place leads straight to it, quotation marks aside. */
    boolean leadsTo(int at, int place) {
        if (!has(at) || ends[at] > place) {
            return false;
        }
        for (int i = ends[at]; i < place; i++) {
            if (text.charAt(i) != ' ' && QUOTES.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a quotation begins with this word, and something is before it in the sentence. */
    boolean isQuoted(int at) {
        return gapHolds(at, QUOTES) && !beginsSentence(at) && !gapHolds(at, ":");
    }

    /** The number behind the last word of the sentence, at most some dozens on. */
    int sentenceEnd(int at) {
        int end = at + 1;
        while (end < size && end < at + LONGEST_SENTENCE && !beginsSentence(end)) {
            end++;
        }
        return end;
    }

    /** The number behind the last word of the clause, at most so many on. */
    int clauseEnd(int at, int most) {
        int end = at + 1;
        while (end < size && end < at + most && !beginsClause(end)) {
            end++;
        }
        return end;
    }

    /** The text from a word to the end of its sentence. */
    String passage(int at) {
        return text.substring(starts[at], ends[sentenceEnd(at) - 1]);
    }

    /** The number of the first word at or behind a place in the text. */
    int at(int place) {
        int found = Arrays.binarySearch(starts, 0, size, place);
        return found >= 0 ? found : -found - 1;
    }
}
