package dev.waymark.document;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules over what a file says of its links. */
final class NotesRules {

    private static final int SHORT = 15;
    private static final int LONG = 200;
    private static final int FULL_OF_PRAISE = 2;
    private static final Pattern BOILERPLATE = Pattern.compile("""
            (?ix) (?: this \\s (?: page | section | article | document | link ) | (?: a | the ) \\s page \\s (?: that | which | about )
            | learn \\s (?: more | about | how ) | find \\s out | read \\s (?: more | about ) | discover | explore | welcome \\s to
            | click \\s (?: here | to ) | here \\s you | in \\s this | information \\s (?: about | on ) | details \\s (?: about | on )
            | everything \\s you \\s need | page \\s (?: about | on | for ) | overview \\s of \\s (?: the | our ) \\s page ) (?![a-z])
            """, Pattern.DOTALL);
    private static final Pattern PRAISE = Pattern.compile("""
            (?ix) (?<![a-z]) (?: best | leading | world-class | cutting-edge | unparalleled | unrivalled | unmatched | amazing | awesome
            | incredible | revolutionary | groundbreaking | ground-breaking | ultimate | premier | finest | greatest | innovative
            | state-of-the-art | award-winning | exceptional | outstanding | unique | seamless | world's | number \\s one ) (?![a-z])
            """);

    private final Problems problems = new Problems();
    private final Set<String> seen = new HashSet<>();

    private NotesRules() {}

    static Problems check(ParsedFile parsed) {
        NotesRules rules = new NotesRules();
        parsed.items().forEach(rules::check);
        return rules.problems;
    }

    private void check(ParsedFile.Item item) {
        String notes = item.notes();
        if (notes.isEmpty()) {
            problems.add(Rule.NOTES_ABSENT, item.line(), item.name());
        } else if (notes.equalsIgnoreCase(item.name())) {
            problems.add(Rule.NOTES_EQUAL_NAME, item.line(), notes);
        } else {
            checkLength(item.line(), notes);
            checkWords(item.line(), notes);
        }
    }

    private void checkLength(int line, String notes) {
        if (notes.length() < SHORT) {
            problems.add(Rule.NOTES_SHORT, line, notes);
        } else if (notes.length() > LONG) {
            problems.add(Rule.NOTES_LONG, line, notes);
        }
    }

    private void checkWords(int line, String notes) {
        if (!seen.add(notes.toLowerCase(Locale.ROOT))) {
            problems.add(Rule.DUPLICATE_NOTES, line, notes);
        }
        if (BOILERPLATE.matcher(notes).lookingAt()) {
            problems.add(Rule.NOTES_BOILERPLATE, line, notes);
        }
        if (PRAISE.matcher(notes).results().limit(FULL_OF_PRAISE).count() == FULL_OF_PRAISE) {
            problems.add(Rule.NOTES_SUPERLATIVES, line, notes);
        }
    }
}
