package dev.waymark.extract.facts;

import dev.waymark.extract.dom.TextCleaner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that pages carry (JSON-LD): objects as maps, arrays as lists, everything else as strings. It forgives line
 * breaks in strings, trailing and missing commas, comments, single quotes, names without quotes, text around the JSON
 * ({@code <!--}, {@code <![CDATA[}) and a missing end, since pages have them; what it cannot read it leaves out.
 */
final class LenientJson {

    private static final String CDATA = "<![CDATA[";
    private static final int DEEPEST = 32;
    private static final int MAX_VALUES = 20;

    private final String text;
    private int at;

    private LenientJson(String text) {
        this.text = text;
    }

    /** A map, a list or a string; an empty string for what is no JSON. */
    static Object read(String text) {
        return new LenientJson(text).value(0);
    }

    /** All objects and arrays of a text, which may hold several, with anything around them. */
    static List<Object> readAll(String text) {
        LenientJson json = new LenientJson(text);
        List<Object> values = new ArrayList<>();
        while (json.findBracket() && values.size() < MAX_VALUES) {
            values.add(json.value(0));
        }
        return values;
    }

    /** Goes to the next bracket that opens an object or an array; those of {@code <![CDATA[} open none. */
    private boolean findBracket() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (text.startsWith(CDATA, at)) {
                at += CDATA.length() - 1;
            } else if (c == '{' || c == '[') {
                return true;
            }
        }
        return false;
    }

    private Object value(int depth) {
        skipBlanks();
        if (depth > DEEPEST || at >= text.length()) {
            at = text.length();
            return "";
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"', '\'' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            String name = name();
            skipBlanks();
            if (at < text.length() && text.charAt(at) != ':') {
                skipPart();
                continue;
            }
            skip(':');
            object.putIfAbsent(name, value(depth + 1));
            skipBlanks();
            skip(',');
        }
        return object;
    }

    private String name() {
        char c = text.charAt(at);
        return c == '"' || c == '\'' ? string() : word();
    }

    /** Steps over what is no part of an object, so that its other parts are read. */
    private void skipPart() {
        while (at < text.length() && ",}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        skip(',');
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        at++;
        while (!ends(']')) {
            int before = at;
            array.add(value(depth + 1));
            skipBlanks();
            skip(',');
            if (at == before) {
                at++;
            }
        }
        return array;
    }

    /** Whether the bracket that closes comes next; steps over it. The end of the text closes everything. */
    private boolean ends(char bracket) {
        skipBlanks();
        if (at >= text.length()) {
            return true;
        }
        boolean closed = text.charAt(at) == bracket;
        skip(bracket);
        return closed;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        char quote = text.charAt(at);
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case 'n', 'r', 't', 'b', 'f' -> '\n';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 1; i <= 4; i++) {
            int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
            if (digit < 0) {
                return ' ';
            }
            code = code * 16 + digit;
        }
        at += 4;
        return (char) code;
    }

    /** A number, {@code true}, {@code false}; {@code null} is the empty string. */
    private String word() {
        int start = at;
        while (at < text.length() && ",]}:\" \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return word.equals("null") ? "" : word;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (TextCleaner.isBlank(text.charAt(at))) {
                at++;
            } else if (text.startsWith("/*", at)) {
                skipPast("*/");
            } else if (text.startsWith("//", at)) {
                skipPast("\n");
            } else {
                return;
            }
        }
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at + 2);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
        }
    }
}
