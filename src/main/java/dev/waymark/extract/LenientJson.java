package dev.waymark.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that pages carry (JSON-LD): objects as maps, arrays as lists, everything else as strings. It forgives line
 * breaks in strings, trailing commas and a missing end, since pages have them; what it cannot read it leaves out.
 */
final class LenientJson {

    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    private LenientJson(String text) {
        this.text = text;
    }

    /** A map, a list or a string; an empty string for what is no JSON. */
    static Object read(String text) {
        return new LenientJson(text).value(0);
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
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            if (text.charAt(at) != '"') {
                at = text.length();
                break;
            }
            String name = string();
            skipBlanks();
            skip(':');
            object.putIfAbsent(name, value(depth + 1));
            skipBlanks();
            skip(',');
        }
        return object;
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
                at = text.length();
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
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
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
        while (at < text.length() && TextCleaner.isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
        }
    }
}
