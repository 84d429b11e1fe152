package dev.waymark.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What stands around text in Markdown (strong, emphasis, a link), outermost last. It is written only when there is text in it, and emphasis
 * only where CommonMark reads it as such: {@code a**"b"**c} would show its asterisks.
 */
final class Marks {

    private final StringBuilder out;
    private final Deque<Mark> marks = new ArrayDeque<>(4);
    private boolean unwritten;
    private @Nullable Mark last;
    private int lastEnd;

    private static final class Mark {
        final String open;
        final String close;
        final boolean link;
        int start;
        boolean written;
        boolean spent;

        Mark(String open, String close, boolean link) {
            this.open = open;
            this.close = close;
            this.link = link;
        }
    }

    Marks(StringBuilder out) {
        this.out = out;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Begins again in the next block. */
    void push(String sign) {
        marks.push(new Mark(sign, sign, false));
        unwritten = true;
    }

    /** Ends with the block and does not begin again in the next one. */
    void pushLink(String target) {
        marks.push(new Mark("[", "](" + target + ")", true));
        unwritten = true;
    }

    void pop() {
        close(marks.pop());
    }

    /** Writes the beginnings of those that have none yet: text follows. */
    void open() {
        if (unwritten) {
            Iterator<Mark> outerFirst = marks.descendingIterator();
            while (outerFirst.hasNext()) {
                open(outerFirst.next());
            }
            unwritten = false;
        }
    }

    private void open(Mark mark) {
        if (mark.written || mark.spent) {
            return;
        }
        if (mark.link) {
            escapeExclamation();
        } else if (last != null && lastEnd == out.length()) {
            goOn(last, mark);
            return;
        }
        mark.start = out.length();
        out.append(mark.open);
        mark.written = true;
    }

    /** Else the link would be an image. */
    private void escapeExclamation() {
        int end = out.length() - 1;
        if (end >= 0 && out.charAt(end) == '!') {
            out.insert(end, '\\');
        }
    }

    /** Two runs of signs side by side would be read as one: the same sign goes on, another one is left out. */
    private void goOn(Mark before, Mark mark) {
        if (before.open.equals(mark.open)) {
            out.setLength(lastEnd - before.close.length());
            mark.start = before.start;
            mark.written = true;
            last = null;
        }
    }

    /** Writes the ends of what is open: a block ends. */
    void close() {
        marks.forEach(this::close);
        unwritten = !marks.isEmpty();
    }

    private void close(Mark mark) {
        if (!mark.written) {
            return;
        }
        mark.written = false;
        mark.spent = mark.link;
        if (mark.link) {
            out.append(mark.close);
        } else if (opens(mark)) {
            out.append(mark.close);
            last = mark;
            lastEnd = out.length();
        } else {
            out.delete(mark.start, mark.start + mark.open.length());
        }
    }

    /** Whether the sign is left-flanking: no word before it when a punctuation character follows it. */
    private boolean opens(Mark mark) {
        int after = mark.start + mark.open.length();
        while (after < out.length() && out.charAt(after) == mark.open.charAt(0)) {
            after++;
        }
        boolean word = after < out.length() && isWord(out.charAt(after));
        return word || mark.start == 0 || !isWord(out.charAt(mark.start - 1));
    }

    /** A character is about to be written: takes back the sign before it when it would not be right-flanking. */
    void before(char next) {
        if (last != null && lastEnd == out.length() && isWord(next)) {
            int end = lastEnd - last.close.length();
            if (!isWord(out.charAt(end - 1))) {
                out.setLength(end);
                out.delete(last.start, last.start + last.open.length());
                last = null;
            }
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
