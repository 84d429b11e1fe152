package dev.waymark.describe;

import java.util.HashSet;
import java.util.Set;

/**
 * A word or phrase of a text, and what it has to find in the evidence.
 *
 * @param keys what it means: one spelling for all that mean the same; it is found where one of them is
 * @param part the number of the part of a sentence that it is in: parts are parted by commas, brackets and words such as "and"
 * @param sentence the number of its sentence, or of its half before or after a word such as "but"
 */
record Term(Kind kind, Set<String> keys, int part, int sentence) {

    enum Kind {
        NUMBER,
        TIME,
        DAY,
        MONTH,
        /** A currency, or per cent. */
        UNIT,
        NAME,
        /** "No", "only", "over", "free" and the like. */
        MEASURE,
        /** A word that an editor may add. */
        FRAME,
        /** A word that says something. */
        WORD;

        boolean isValue() {
            return compareTo(NAME) < 0;
        }

        /** Whether it may be who or what a sentence is about. */
        boolean says() {
            return this == NAME || this == WORD;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it means what the other means. */
    boolean meets(Term other) {
        return other.keys.stream()
                .anyMatch(key -> keys.contains(key) && (kind != Kind.NUMBER || !key.equals(Measures.PER_CENT)));
    }

    Term with(String key) {
        Set<String> more = new HashSet<>(keys);
        more.add(key);
        return new Term(kind, Set.copyOf(more), part, sentence);
    }

    Term inPart(int other) {
        return new Term(kind, keys, other, sentence);
    }
}
