package dev.waymark.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays the proposal's reference parser, as strict and as forgetful: what it cannot read is a {@link Crash}, and what it loses is
 * missing in the answer. Shares no code with what it judges.
 */
final class ReferenceParser {

    /** What the reference parser hands out; absent parts are null, as they are there. */
    record Result(String title, @Nullable String summary, String info, Map<String, List<Link>> sections) {}

    record Link(String title, String url, @Nullable String desc) {}

    static final class Crash extends RuntimeException {
        Crash(String where) {
            super(where);
        }
    }

    private final String text;

    private ReferenceParser(String text) {
        this.text = text;
    }

    static Result parse(String text) {
        return new ReferenceParser(text).parse();
    }

    private Result parse() {
        int first = nextSection(0);
        Map<String, List<Link>> sections = new LinkedHashMap<>();
        int at = first;
        while (at < text.length()) {
            int titleStart = skipSpace(text, at + 2);
            int titleEnd = lineEnd(text, titleStart);
            at = nextSection(titleEnd);
            sections.put(text.substring(titleStart, titleEnd), links(text.substring(titleEnd, at)));
        }
        return head(strip(text.substring(0, first)), sections);
    }

    /** Any two hashes at the start of a line split the file, deeper headings and code included. */
    private int nextSection(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("##", i) && (i == 0 || text.charAt(i - 1) == '\n')) {
                return i;
            }
        }
        return text.length();
    }

    private static List<Link> links(String body) {
        List<Link> links = new ArrayList<>();
        for (String line : strip(body).split("\n", -1)) {
            if (!strip(line).isEmpty()) {
                links.add(link(line));
            }
        }
        return links;
    }

    private static Link link(String line) {
        for (int dash = line.indexOf('-'); dash >= 0; dash = line.indexOf('-', dash + 1)) {
            Link link = linkAt(line, skipSpace(line, dash + 1));
            if (link != null) {
                return link;
            }
        }
        throw new Crash("no link in: " + line);
    }

    private static @Nullable Link linkAt(String line, int open) {
        int close = line.indexOf(']', open);
        if (!line.startsWith("[", open) || close <= open + 1 || !line.startsWith("(", close + 1)) {
            return null;
        }
        int end = line.indexOf(')', close + 2);
        if (end <= close + 2) {
            return null;
        }
        String desc = line.startsWith(":", end + 1) ? line.substring(skipSpace(line, end + 2)) : null;
        return new Link(line.substring(open + 1, close), line.substring(close + 2, end), desc);
    }

    private static Result head(String start, Map<String, List<Link>> sections) {
        for (int hash = 0; hash < start.length(); hash++) {
            if (start.charAt(hash) == '#' && (hash == 0 || start.charAt(hash - 1) == '\n')) {
                Result result = headAt(start, skipSpace(start, hash + 1), sections);
                if (result != null) {
                    return result;
                }
            }
        }
        throw new Crash("no title with details after it");
    }

    /** The title grows line by line until what follows it is a summary with something after it, or an empty line. */
    private static @Nullable Result headAt(String start, int title, Map<String, List<Link>> sections) {
        for (int end = lineEnd(start, title + 1); end < start.length(); end = lineEnd(start, end + 1)) {
            int next = end;
            while (next < start.length() && start.charAt(next) == '\n') {
                next++;
            }
            int summary = start.startsWith(">", next) ? skipSpace(start, next + 1) : start.length();
            int summaryEnd = lineEnd(start, summary);
            if (summaryEnd < start.length()) {
                String info = start.substring(summaryEnd).replaceFirst("^\n++", "");
                return new Result(start.substring(title, end), start.substring(summary, summaryEnd), info, sections);
            }
            if (next - end > 1) {
                return new Result(start.substring(title, end), null, start.substring(next), sections);
            }
        }
        return null;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', Math.min(from, text.length()));
        return end < 0 ? text.length() : end;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String strip(String text) {
        int start = skipSpace(text, 0);
        int end = text.length();
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** White space as that parser's language has it. */
    private static boolean isSpace(char c) {
        return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || Character.isSpaceChar(c);
    }
}
