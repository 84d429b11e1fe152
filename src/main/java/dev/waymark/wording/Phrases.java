package dev.waymark.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds any of many phrases in a text. A regular expression alone tries all of them at every character; here they are tried where a word
 * begins with a character that one of them begins with.
 */
final class Phrases {

    private final Pattern phrases;
    private final boolean[] first = new boolean[128];

    Phrases(Pattern phrases) {
        this.phrases = phrases;
        for (char c = 0; c < first.length; c++) {
            Matcher start = phrases.matcher(String.valueOf(c));
            first[c] = start.lookingAt() || start.hitEnd();
        }
    }

    boolean in(String text) {
        Matcher phrase = phrases.matcher(text).useTransparentBounds(true);
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = !inWord && (c >= first.length || first[c]);
            if (begins && phrase.region(i, text.length()).lookingAt()) {
                return true;
            }
            inWord = Character.isLetterOrDigit(c);
        }
        return false;
    }
}
