package dev.waymark.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What stands around text in Markdown (strong, emphasis, a link), outermost last. It is written only when there is text in it. */
final class Marks {

    private final StringBuilder out;
    private final Deque<Mark> marks = new ArrayDeque<>(4);
    private boolean unwritten;

    private static final class Mark {
        final String open;
        final String close;
        final boolean once;
        boolean written;
        boolean spent;

        Mark(String open, String close, boolean once) {
            this.open = open;
            this.close = close;
            this.once = once;
        }
    }

    Marks(StringBuilder out) {
        this.out = out;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** @param once whether it ends with the block and does not begin again in the next one */
    void push(String open, String close, boolean once) {
        marks.push(new Mark(open, close, once));
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
        if (!mark.written && !mark.spent) {
            out.append(mark.open);
            mark.written = true;
        }
    }

    /** Writes the ends of what is open: a block ends. */
    void close() {
        marks.forEach(this::close);
        unwritten = !marks.isEmpty();
    }

    private void close(Mark mark) {
        if (mark.written) {
            out.append(mark.close);
            mark.written = false;
            mark.spent = mark.once;
        }
    }
}
