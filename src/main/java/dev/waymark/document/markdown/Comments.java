package dev.waymark.document.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the HTML comments of a text begin and end, by lines. A comment that nothing closes is none, so it swallows nothing. Source:
 * CommonMark 0.31, section 4.6.
 */
final class Comments {

    private static final String CLOSING = "-->";
    private static final Pattern OPENING = Pattern.compile(" {0,3}<!--");

    private final Map<Integer, Integer> ends = new HashMap<>();

    Comments(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (OPENING.matcher(lines.get(i)).lookingAt()) {
                int end = end(lines, i);
                if (end < 0) {
                    return; // nothing closes those after it either
                }
                ends.put(i, end);
                i = end - 1;
            }
        }
    }

    private static int end(List<String> lines, int start) {
        for (int i = start; i < lines.size(); i++) {
            int from = i == start ? lines.get(i).indexOf("<!--") + 4 : 0;
            if (lines.get(i).indexOf(CLOSING, from) >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The line after the comment that begins in this line; the line itself when none does. */
    int end(int line) {
        return ends.getOrDefault(line, line);
    }

    /** Whether the lines are one comment with nothing after it, and with nothing in it that could open a code block. */
    static boolean isAlone(List<String> comment) {
        String last = comment.get(comment.size() - 1).stripTrailing();
        return last.indexOf(CLOSING) == last.length() - CLOSING.length()
                && comment.stream().noneMatch(Fence::opens);
    }
}
