package dev.waymark.document.markdown;

import dev.waymark.deadline.Deadline;
import java.text.Normalizer;

/**
 * Which characters a document may hold: none that cannot be seen, that turn the direction of writing, or that stand for a fault
 * in decoding.
 */
public final class Characters {

    private static final int NONE = -1;
    private static final int MOST_MARKS = 30;

    private Characters() {}

    /**
     * The text without what cannot be seen, each white space as one blank, in normal form C. Of the combining marks on one
     * character thirty are kept, which keeps normalisation linear. Source: Unicode Standard Annex 15, "Stream-Safe Text Format".
     */
    public static String visible(String text) {
        Deadline.check();
        if (text.chars().allMatch(c -> isIn(c, ' ', '~'))) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int kept = visible(text.codePointAt(i));
            if (kept != NONE) {
                marks = isMark(kept) ? marks + 1 : 0;
                if (marks <= MOST_MARKS) {
                    visible.appendCodePoint(kept);
                }
            }
        }
        return Normalizer.normalize(visible, Normalizer.Form.NFC);
    }

    /** The character itself, a blank for white space, or -1 for what has no place in a document. */
    public static int visible(int character) {
        if (isBlank(character)) {
            return ' ';
        }
        return isHidden(character) ? NONE : character;
    }

    static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isBlank(int character) {
        return isIn(character, 9, 13)
                || character == 0x85
                || switch (Character.getType(character)) {
                    case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> isReplacement(character) || isIgnorable(character);
        };
    }

    public static boolean isReplacement(int character) {
        return character == 0xFFFD;
    }

    /** Fillers, variation selectors, tags and places that no character may take, none of which shows. */
    private static boolean isIgnorable(int character) {
        return character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x17B4
                || character == 0x17B5
                || isIn(character, 0x180B, 0x180F)
                || character == 0x2065
                || character == 0x3164
                || isIn(character, 0xFE00, 0xFE0F)
                || character == 0xFFA0
                || isIn(character, 0xFFF0, 0xFFF8)
                || isIn(character, 0xFDD0, 0xFDEF)
                || (character & 0xFFFE) == 0xFFFE
                || isIn(character, 0xE0000, 0xE0FFF);
    }

    private static boolean isIn(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
