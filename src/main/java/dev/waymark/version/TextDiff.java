package dev.waymark.version;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import dev.waymark.validate.AnnotatedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must change in one text to make it another, line by line, with a few lines around each change.
 *
 * @param added how many lines the other has more
 * @param removed how many it has not any more
 */
public record TextDiff(List<Line> lines, int added, int removed) {

    private static final int CONTEXT = 3;

    /** What became of a line. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        /** Lines that are the same in both and not shown. */
        SKIPPED
    }

    /**
     * A line.
     *
     * @param before its number in the first text, counted from 1; null when it is not there
     * @param after its number in the other; null when it is not there
     * @param text fit to be shown; of skipped lines how many they are
     */
    public record Line(
            Kind kind, @Nullable Integer before, @Nullable Integer after, String text) {

        /** The sign before the line, so that colour is not the only mark. */
        public String sign() {
            return switch (kind) {
                case ADDED -> "+";
                case REMOVED -> "\u2212";
                default -> " ";
            };
        }
    }

    /** Empty when one of them has more lines than are compared, {@value Draft#MOST_LINES}, or is larger than what is ever kept. */
    public static Optional<TextDiff> of(String before, String after) {
        if (Math.max(before.length(), after.length()) > Draft.MOST_BYTES) {
            return Optional.empty();
        }
        List<String> first = before.lines().toList();
        List<String> other = after.lines().toList();
        return first.size() > Draft.MOST_LINES || other.size() > Draft.MOST_LINES
                ? Optional.empty()
                : Optional.of(of(first, other));
    }

    private static TextDiff of(List<String> before, List<String> after) {
        Patch<String> patch = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>());
        Drawing drawing = new Drawing(before);
        patch.getDeltas().forEach(drawing::take);
        drawing.finish();
        return new TextDiff(List.copyOf(drawing.lines), drawing.added, drawing.removed);
    }

    /** Whether both texts have the same lines. */
    public boolean isNone() {
        return added == 0 && removed == 0;
    }

    /** Writes the lines one after the other; of neighbouring changes what goes before what comes. */
    private static final class Drawing {

        private final List<String> source;
        private final List<Line> lines = new ArrayList<>();
        private final List<Line> coming = new ArrayList<>();
        private int before;
        private int after;
        private int added;
        private int removed;

        Drawing(List<String> source) {
            this.source = source;
        }

        void take(AbstractDelta<String> delta) {
            same(delta.getSource().getPosition(), CONTEXT);
            for (String line : delta.getSource().getLines()) {
                removed++;
                lines.add(new Line(Kind.REMOVED, ++before, null, AnnotatedLine.visible(line)));
            }
            for (String line : delta.getTarget().getLines()) {
                added++;
                coming.add(new Line(Kind.ADDED, null, ++after, AnnotatedLine.visible(line)));
            }
        }

        void finish() {
            same(source.size(), 0);
            come();
        }

        /** Lines up to a place, of which only the first and the last few are shown. */
        private void same(int end, int tail) {
            if (before == end) {
                return;
            }
            come();
            int head = lines.isEmpty() ? 0 : CONTEXT;
            int hidden = end - before - head - tail;
            if (hidden > 1) {
                show(before + head);
                lines.add(new Line(Kind.SKIPPED, null, null, String.valueOf(hidden)));
                before += hidden;
                after += hidden;
            }
            show(end);
        }

        private void show(int end) {
            while (before < end) {
                String line = source.get(before);
                lines.add(new Line(Kind.SAME, ++before, ++after, AnnotatedLine.visible(line)));
            }
        }

        private void come() {
            lines.addAll(coming);
            coming.clear();
        }
    }
}
