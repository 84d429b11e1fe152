package dev.waymark.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text in order, each with its senses and with what stands before it. Takes time in proportion to the text. */
final class Tokens {

    private static final int LONGEST = 100_000;
    private static final int LONGEST_GAP = 40;
    private static final int LONGEST_SENTENCE = 40;
    private static final String STOPS = ".!?\u2026\u3002";
    private static final String BREAKS =
            STOPS + ",:;()[]{}<>|\u2039\u203A\"\u201C\u201D\u201E\u00AB\u00BB\u2018*#`\u2022\u00B7\n";
    private static final String QUOTES = "\"\u201C\u201D\u201E\u00AB\u00BB\u2018`'";
    private static final String DASHES = "-\u2013\u2014";

    private final String text;
    private final List<Token> list = new ArrayList<>();

    /** @param gap the characters since the word before */
    private record Token(String word, Set<Sense> senses, String gap, boolean capital, int start, int end) {}

    Tokens(String raw) {
        text = plain(raw);
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                int start = i;
                while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                    i++;
                }
                add(start, i, end);
                end = i;
            }
        }
    }

    /** Without hidden characters and the backslashes of Markdown, compatible characters as one. */
    static String plain(String raw) {
        String cut = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
        return Normalizer.normalize(Characters.visible(cut), Normalizer.Form.NFKC)
                .replace("\\", "");
    }

    private void add(int start, int end, int last) {
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        String gap = text.substring(Math.max(last, start - LONGEST_GAP), start);
        list.add(new Token(word, Sense.of(word), gap, Character.isUpperCase(text.charAt(start)), start, end));
    }

    String text() {
        return text;
    }

    int size() {
        return list.size();
    }

    boolean has(int at) {
        return at >= 0 && at < list.size();
    }

    String word(int at) {
        return has(at) ? list.get(at).word : "";
    }

    boolean is(int at, Sense sense) {
        return has(at) && list.get(at).senses.contains(sense);
    }

    boolean any(int from, int to, Sense sense) {
        for (int i = Math.max(0, from); i < Math.min(to, list.size()); i++) {
            if (is(i, sense)) {
                return true;
            }
        }
        return false;
    }

    boolean anyOf(int from, int to, String words) {
        for (int i = Math.max(0, from); i < Math.min(to, list.size()); i++) {
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
        return has(at) && list.get(at).capital;
    }

    /** What stands before a word, or behind the last. */
    String gap(int at) {
        if (has(at)) {
            return list.get(at).gap;
        }
        int last = list.isEmpty() ? 0 : list.get(list.size() - 1).end;
        return text.substring(last, Math.min(text.length(), last + LONGEST_GAP));
    }

    boolean beginsSentence(int at) {
        String gap = gap(at);
        return at == 0 || (gap.length() > 1 && holds(gap, STOPS));
    }

    boolean beginsClause(int at) {
        String gap = gap(at);
        return at == 0 || holds(gap, BREAKS) || (gap.length() > 1 && holds(gap, DASHES));
    }

    /** Whether a mark stands before a word, or behind the last, that parts what is called from what it is told. */
    boolean isSetOff(int at) {
        String gap = gap(at).stripLeading();
        return !gap.isEmpty() && (":,.!" + DASHES).indexOf(gap.charAt(0)) >= 0 && !gap(at).equals("-");
    }

    /** Whether the word before a place leads straight to it, quotation marks aside. */
    boolean leadsTo(int at, int place) {
        if (!has(at) || list.get(at).end > place) {
            return false;
        }
        for (int i = list.get(at).end; i < place; i++) {
            if (text.charAt(i) != ' ' && QUOTES.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a quotation begins with this word, and something stands before it in the sentence. */
    boolean isQuoted(int at) {
        return holds(gap(at), QUOTES) && !beginsSentence(at) && !gap(at).contains(":");
    }

    /** The number behind the last word of the sentence, at most some dozens on. */
    int sentenceEnd(int at) {
        int end = at + 1;
        while (end < list.size() && end < at + LONGEST_SENTENCE && !beginsSentence(end)) {
            end++;
        }
        return end;
    }

    /** The number behind the last word of the clause, at most so many on. */
    int clauseEnd(int at, int most) {
        int end = at + 1;
        while (end < list.size() && end < at + most && !beginsClause(end)) {
            end++;
        }
        return end;
    }

    /** The text from a word to the end of its sentence. */
    String passage(int at) {
        return text.substring(list.get(at).start, list.get(sentenceEnd(at) - 1).end);
    }

    /** The number of the first word at or behind a place in the text. */
    int at(int place) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (list.get(middle).start < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean holds(String gap, String characters) {
        for (int i = 0; i < gap.length(); i++) {
            if (characters.indexOf(gap.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
