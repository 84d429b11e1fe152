package dev.waymark.crawl.sitemap;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags and texts of XML that need not be well-formed, in one pass and with a bounded buffer. Knows no document types and so
 * no entities of their own. A tag ends at its {@code >} or, when that is missing, before the next {@code <}.
 */
final class MarkupScanner {

    /** What was read last. */
    enum Kind {
        START,
        END,
        TEXT,
        /** Text in which {@code &} and {@code <} stand for themselves. */
        CDATA
    }

    private static final int MAX_PART = 4_096;
    private static final char[] CDATA_START = "[CDATA[".toCharArray();
    private static final Pattern NAME =
            Pattern.compile("/?+(?:([A-Za-z_][\\w.-]{0,100}+):)?+([A-Za-z_][\\w.-]{0,100}+)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s([\\w.:-]{1,50}+)\\s{0,9}+=\\s{0,9}+(?:\"([^\"]*+)\"|'([^']*+)')");

    private final Reader source;
    private final StringBuilder part = new StringBuilder();
    private int ahead = -2;
    private Kind kind = Kind.TEXT;
    private String prefix = "";
    private String name = "";

    MarkupScanner(Reader source) {
        this.source = source;
    }

    /** Goes on to the next part; false at the end. */
    boolean next() {
        while (peek() >= 0) {
            if (peek() != '<') {
                readText();
                return true;
            }
            take();
            if (readMarkup()) {
                return true;
            }
        }
        return false;
    }

    private void readText() {
        part.setLength(0);
        kind = Kind.TEXT;
        while (peek() >= 0 && peek() != '<') {
            add(take());
        }
    }

    /** Whether what begins with a {@code <} is a tag or text. */
    private boolean readMarkup() {
        int first = peek();
        if (first == '!') {
            take();
            return readDeclaration();
        }
        if (first == '?') {
            skipPast(">");
            return false;
        }
        return readTag();
    }

    private boolean readDeclaration() {
        if (peek() == '-') {
            skipPast("-->");
            return false;
        }
        if (peek() != '[') {
            skipDoctype();
            return false;
        }
        for (char expected : CDATA_START) {
            if (peek() != expected) {
                skipPast(">");
                return false;
            }
            take();
        }
        kind = Kind.CDATA;
        if (skipPast("]]>")) {
            part.setLength(Math.max(0, part.length() - 3));
        }
        return true;
    }

    private void skipDoctype() {
        boolean inside = false;
        for (int c = take(); c >= 0 && (inside || c != '>'); c = take()) {
            inside = c == '[' || (inside && c != ']');
        }
    }

    /** Goes past the end mark and keeps what it passes, as much as there is room for; false when the mark is missing. */
    private boolean skipPast(String end) {
        part.setLength(0);
        int matched = 0;
        for (int c = take(); c >= 0; c = take()) {
            add(c);
            matched = c == end.charAt(matched) ? matched + 1 : c == end.charAt(0) ? run(matched, end) : 0;
            if (matched == end.length()) {
                return true;
            }
        }
        return false;
    }

    /** After {@code ]]]} the last two may still begin {@code ]]>}. */
    private static int run(int matched, String end) {
        return matched == 2 && end.charAt(0) == end.charAt(1) ? 2 : 1;
    }

    private boolean readTag() {
        part.setLength(0);
        while (peek() >= 0 && peek() != '<' && peek() != '>') {
            add(take());
        }
        if (peek() == '>') {
            take();
        }
        Matcher named = NAME.matcher(part);
        if (!named.lookingAt()) {
            return false;
        }
        kind = part.charAt(0) == '/' ? Kind.END : Kind.START;
        prefix = named.group(1) == null ? "" : named.group(1).toLowerCase(Locale.ROOT);
        name = named.group(2).toLowerCase(Locale.ROOT);
        return true;
    }

    private void add(int c) {
        if (part.length() < MAX_PART) {
            part.append((char) c);
        }
    }

    private int peek() {
        if (ahead == -2) {
            ahead = read();
        }
        return ahead;
    }

    private int take() {
        int c = peek();
        ahead = c < 0 ? c : -2;
        return c;
    }

    /** A source that breaks off ends there. */
    private int read() {
        try {
            return source.read();
        } catch (IOException e) {
            return -1;
        }
    }

    Kind kind() {
        return kind;
    }

    /** The prefix of the tag, in lower case; empty when there is none. */
    String prefix() {
        return prefix;
    }

    /** The name of the tag without its prefix, in lower case. */
    String name() {
        return name;
    }

    /** The text as it is written, cut when it is very long. */
    String text() {
        return part.toString();
    }

    /** The value of an attribute of the tag as it is written; null when there is none. */
    @Nullable
    String attribute(String wanted) {
        Matcher attribute = ATTRIBUTE.matcher(part);
        while (attribute.find()) {
            if (attribute.group(1).equalsIgnoreCase(wanted)) {
                return attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
            }
        }
        return null;
    }
}
