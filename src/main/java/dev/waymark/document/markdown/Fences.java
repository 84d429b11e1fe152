package dev.waymark.document.markdown;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lines of a file are fenced code, fences included. A fence that nothing closes is no fence, so it swallows nothing. */
public final class Fences {

    private final BitSet code = new BitSet();
    private final Map<Character, Integer> unclosed = new HashMap<>();

    public Fences(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (Fence.opens(lines.get(i))) {
                int end = end(lines, i, Fence.of(lines.get(i)));
                code.set(i, end);
                i = Math.max(i, end - 1);
            }
        }
    }

    public boolean isCode(int line) {
        return code.get(line);
    }

    /** The line after the block, or the opening one when the fence is never closed; that is found out once for each length. */
    private int end(List<String> lines, int start, Fence fence) {
        char mark = fence.marks().charAt(0);
        if (fence.marks().length() >= unclosed.getOrDefault(mark, Integer.MAX_VALUE)) {
            return start;
        }
        for (int i = start + 1; i < lines.size(); i++) {
            if (fence.isClosedBy(lines.get(i))) {
                return i + 1;
            }
        }
        unclosed.put(mark, fence.marks().length());
        return start;
    }
}
