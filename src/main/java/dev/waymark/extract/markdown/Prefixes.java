package dev.waymark.extract.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What each line begins with in the blocks it is in: the marks of quotations, the bullets of lists and the blanks below them. */
final class Prefixes {

    private static final int DEEPEST = 10;

    private final StringBuilder out;
    private final Deque<Prefix> prefixes = new ArrayDeque<>(4);

    /** The first line of a block differs from the others. */
    private static final class Prefix {
        final String first;
        final String rest;
        final boolean oneLine;
        boolean used;

        Prefix(String first, String rest, boolean oneLine) {
            this.first = first;
            this.rest = rest;
            this.oneLine = oneLine;
        }
    }

    Prefixes(StringBuilder out) {
        this.out = out;
    }

    /** Blocks that are too deep or within one line have none of their own. */
    void push(String first, String rest) {
        boolean plain = prefixes.size() >= DEEPEST || inOneLine();
        prefixes.push(new Prefix(plain ? "" : first, plain ? "" : rest, inOneLine()));
    }

    void pushLine(String first) {
        prefixes.push(new Prefix(first, "", true));
    }

    void pop() {
        prefixes.pop();
    }

    /** Whether all that comes is on one line. */
    boolean inOneLine() {
        return !prefixes.isEmpty() && prefixes.peek().oneLine;
    }

    /** Whether the innermost block has text. */
    boolean used() {
        return !prefixes.isEmpty() && prefixes.peek().used;
    }

    /** Whether a bullet was announced and no text came yet. */
    boolean fresh() {
        return !prefixes.isEmpty()
                && !prefixes.peek().used
                && !prefixes.peek().first.isBlank();
    }

    /** Begins a line. */
    void write() {
        Iterator<Prefix> outerFirst = prefixes.descendingIterator();
        while (outerFirst.hasNext()) {
            write(outerFirst.next());
        }
    }

    /** Writes what is on a blank line: the prefixes of blocks that have text, without blanks at their end. */
    void writeBlankLine() {
        int start = out.length();
        Iterator<Prefix> outerFirst = prefixes.descendingIterator();
        boolean used = true;
        while (used && outerFirst.hasNext()) {
            Prefix prefix = outerFirst.next();
            used = prefix.used;
            if (used) {
                write(prefix);
            }
        }
        while (out.length() > start && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }

    private void write(Prefix prefix) {
        out.append(prefix.used ? prefix.rest : prefix.first);
        prefix.used = true;
    }
}
