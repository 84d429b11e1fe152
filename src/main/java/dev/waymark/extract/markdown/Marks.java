package dev.waymark.extract.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What is around text in Markdown (strong, emphasis, a link), outermost last. It is written only when there is text in it, and emphasis
 * only where CommonMark reads it as such: {@code a**"b"**c} would show its asterisks.
 */
final class Marks {

    private final StringBuilder out;
    private final Deque<Mark> marks = new ArrayDeque<>(4);
    private boolean unwritten;
    private @Nullable Mark last;
    private int lastEnd;
    private int lastOpen = -1;

    private static final class Mark {
        final String open;
        final String close;
        final boolean link;
        int start;
        boolean written;
        boolean spent;
        /** The mark that ends right before this one does. */
        @Nullable
        Mark inner;

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
        if (!mark.link && last != null && lastEnd == out.length()) {
            goOn(last, mark);
            return;
        }
        if (!mark.link && lastOpen == out.length() && out.charAt(lastOpen - 1) == mark.open.charAt(0)) {
            return; // three signs in a row may be read in two ways
        }
        if (mark.link) {
            escapeExclamation();
        }
        mark.start = out.length();
        out.append(mark.open);
        mark.written = true;
        lastOpen = out.length();
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
            last = before.inner;
            lastEnd = out.length();
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
            mark.inner = lastEnd == out.length() ? last : null;
            out.append(mark.close);
            last = mark;
            lastEnd = out.length();
        } else {
            removeStart(mark);
        }
    }

    /** Whether the sign is left-flanking: no word before it when a punctuation character follows it. */
    private boolean opens(Mark mark) {
        int after = mark.start + mark.open.length();
        while (after < out.length() && out.charAt(after) == mark.open.charAt(0)) {
            after++;
        }
        boolean word = after < out.length() && isWord(out.charAt(after));
        int before = beforeRun(mark.start, mark.open.charAt(0));
        return word || before < 0 || !isWord(out.charAt(before));
    }

    /** The index of the last character before the position that is not the sign. */
    private int beforeRun(int end, char sign) {
        int before = end - 1;
        while (before >= 0 && out.charAt(before) == sign) {
            before--;
        }
        return before;
    }

    /** Takes the sign back, without letting what was before and behind it meet as one code or as an image. */
    private void removeStart(Mark mark) {
        int start = mark.start;
        int end = start + mark.open.length();
        char before = start > 0 ? out.charAt(start - 1) : ' ';
        char after = end < out.length() ? out.charAt(end) : ' ';
        String instead = "";
        if (before == '`' && after == '`') {
            instead = " ";
        } else if (before == '!' && after == '[') {
            start--;
            instead = "\\!";
        }
        out.replace(start, end, instead);
        int length = end - start - instead.length();
        lastEnd -= lastEnd > mark.start ? length : 0;
        for (Mark within = last; within != null; within = within.inner) {
            within.start -= within.start > mark.start ? length : 0;
        }
    }

    /** A character is about to be written: takes back the signs before it that would not be right-flanking. */
    void before(char next) {
        while (last != null && lastEnd == out.length() && isWord(next) && !closes(last)) {
            Mark mark = last;
            out.setLength(lastEnd - mark.close.length());
            last = mark.inner;
            lastEnd = out.length();
            removeStart(mark);
        }
    }

    private boolean closes(Mark mark) {
        return isWord(out.charAt(beforeRun(lastEnd, mark.close.charAt(0))));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
