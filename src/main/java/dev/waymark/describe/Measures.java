package dev.waymark.describe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words and phrases that decide what a text claims: values, measures, and what an editor may add. */
final class Measures {

    static final String DENY = "deny";
    static final String CLOSED = "closed";
    static final String CHARGE = "charge";
    static final String ABOVE = "above";
    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final String PER_CENT = "%";

    /** What the names of two groups begin with, followed by 1 and 2, when one is the contrary of the other. */
    static final String CONTRARY = "!";

    static final String MUST = "must";

    /** That something is only possible. */
    static final String MAY = "~may";

    /** A word such as "how". */
    static final String QUESTION = "?";

    /** What the name of a group begins with when its words say who does something. */
    static final String WHO = "@";

    /** Groups with words that are as good as a limit only in the very form that the table has. */
    private static final Set<String> EXACT =
            Set.of(DENY, "only", "all", "most", "free", CHARGE, ABOVE, "below", BEFORE, AFTER, MUST, CLOSED, "best");

    /** The most words of a phrase. */
    static final int LONGEST_PHRASE = 5;

    /**
     * What a word or phrase is.
     *
     * @param groups what it means; of a word that says nothing by itself, nothing
     */
    record Meaning(Term.Kind kind, Set<String> groups) {}

    private static final Map<String, Meaning> MEANINGS = read();

    /** The words that only mean the same as others, by themselves and by their stems. */
    private static final Map<String, Meaning> FAMILIES = families();

    private Measures() {}

    /**
     * What a phrase means.
     *
     * @param words as they are written, with single blanks between them; words in capitals in the table are known in capitals only
     */
    static @Nullable Meaning of(String words) {
        Meaning exact = MEANINGS.get(words);
        return exact == null ? MEANINGS.get(words.toLowerCase(Locale.ROOT)) : exact;
    }

    /** What a word means that the table has in other forms only: "updating" is a form of "update". */
    static @Nullable Meaning ofForm(String word) {
        Meaning same = FAMILIES.get(Stems.of(word));
        return same == null && word.endsWith("ing") ? FAMILIES.get(word.substring(0, word.length() - 3)) : same;
    }

    private static Map<String, Meaning> families() {
        Map<String, Meaning> families = new HashMap<>();
        MEANINGS.forEach((word, meaning) -> {
            if (meaning.kind() == Term.Kind.WORD
                    && word.indexOf(' ') < 0
                    && word.length() > 3
                    && meaning.groups().stream().noneMatch(Measures::isExact)) {
                families.merge(Stems.of(word), meaning, Measures::both);
                families.putIfAbsent(word, meaning);
            }
        });
        return Map.copyOf(families);
    }

    private static boolean isExact(String group) {
        return EXACT.contains(group)
                || group.startsWith(CONTRARY)
                || group.startsWith(PER_CENT)
                || Character.isDigit(group.charAt(0));
    }

    private static Map<String, Meaning> read() {
        Map<String, Meaning> meanings = new HashMap<>();
        for (String line : text().split("\n", -1)) {
            int colon = line.indexOf(':');
            if (line.startsWith("#") || colon < 0) {
                continue;
            }
            List<String> head = List.of(line.substring(0, colon).split(" ", -1));
            Term.Kind kind = Term.Kind.valueOf(head.get(0).toUpperCase(Locale.ROOT));
            for (String word : line.substring(colon + 1).strip().split(" ", -1)) {
                if (word.equals("|")) {
                    kind = Term.Kind.WORD;
                } else {
                    meanings.merge(
                            word.replace('_', ' '),
                            new Meaning(
                                    kind, head.size() > 1 ? Set.of(head.get(1).replace('_', ' ')) : Set.of()),
                            Measures::both);
                }
            }
        }
        return Map.copyOf(meanings);
    }

    /** A word of two languages, or of two groups, means either, and is of the kind that comes first. */
    private static Meaning both(Meaning one, Meaning other) {
        Set<String> groups = new TreeSet<>(one.groups());
        groups.addAll(other.groups());
        return new Meaning(one.kind().compareTo(other.kind()) < 0 ? one.kind() : other.kind(), Set.copyOf(groups));
    }

    private static String text() {
        try (InputStream in = Measures.class.getResourceAsStream("/evidence/measures.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
