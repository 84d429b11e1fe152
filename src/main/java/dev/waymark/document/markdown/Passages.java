package dev.waymark.document.markdown;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which lines of a file are front matter or comments, so that what is in them is not taken for headings and items. Front matter
 * that nothing closes, or that holds anything else than settings, is none; so is a comment that nothing closes.
 */
public final class Passages {

    private static final int MAX_FRONT_LINES = 200;
    private static final Pattern DELIMITER = Pattern.compile("(?:---|\\+\\+\\+|\\.\\.\\.)\\s*+");
    private static final Pattern SETTING = Pattern.compile("[\\w .-]{1,60}+[:=](?:\\s.*)?", Pattern.DOTALL);
    private static final Pattern OTHER = Pattern.compile("(?:#|- |\\s).*", Pattern.DOTALL);

    private final int frontLines;
    private final BitSet comments = new BitSet();

    public Passages(List<String> lines) {
        frontLines = frontLines(lines);
        findComments(lines);
    }

    private static int frontLines(List<String> lines) {
        String first = lines.get(0);
        if (!DELIMITER.matcher(first).matches() || first.startsWith(".")) {
            return 0;
        }
        boolean holdsSetting = false;
        for (int i = 1; i < Math.min(lines.size(), MAX_FRONT_LINES); i++) {
            String line = lines.get(i);
            if (DELIMITER.matcher(line).matches()) {
                return holdsSetting ? i + 1 : 0;
            }
            boolean setting = SETTING.matcher(line).matches();
            if (!setting && !line.isBlank() && !OTHER.matcher(line).matches()) {
                return 0;
            }
            holdsSetting |= setting;
        }
        return 0;
    }

    private void findComments(List<String> lines) {
        Comments found = new Comments(lines);
        for (int i = frontLines; i < lines.size(); i++) {
            int end = found.end(i);
            if (end > i) {
                comments.set(i, end);
                i = end - 1;
            }
        }
    }

    public boolean isFrontMatter(int line) {
        return line < frontLines;
    }

    public boolean isComment(int line) {
        return comments.get(line);
    }

    /** What a line of front matter says, without its marks; empty when it only opens or closes. */
    public static String setting(String line) {
        if (DELIMITER.matcher(line).matches()) {
            return "";
        }
        String text = line.strip();
        return text.startsWith("#") ? text.replace("#", "").strip() : text;
    }
}
