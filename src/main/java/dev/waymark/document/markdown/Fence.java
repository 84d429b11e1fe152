package dev.waymark.document.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that opens a fenced code block. Source: CommonMark 0.31, section 4.5.
 *
 * @param marks its back-ticks or tildes, three or more
 */
public record Fence(String marks) {

    private static final Pattern OPENING = Pattern.compile(" {0,3}(`{3,}+(?=[^`]*$)|~{3,}+).*");

    public static boolean opens(String line) {
        return OPENING.matcher(line).matches();
    }

    public static Fence of(String line) {
        Matcher opening = OPENING.matcher(line);
        if (!opening.matches()) {
            throw new IllegalArgumentException("No fence: " + line);
        }
        return new Fence(opening.group(1));
    }

    public boolean isClosedBy(String line) {
        String marks = line.strip();
        return marks.startsWith(this.marks) && marks.chars().allMatch(c -> c == this.marks.charAt(0));
    }
}
