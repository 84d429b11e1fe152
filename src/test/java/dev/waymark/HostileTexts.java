package dev.waymark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Families of text that make careless code slow: one piece, repeated to any length, alone or behind a beginning that a pattern
 * looks for.
 */
public final class HostileTexts {

    private static final List<String> PIECES = List.of(
            "a",
            "A",
            "7",
            " ",
            "\t",
            "\n",
            "\r\n",
            ".",
            ",",
            ":",
            ";",
            "-",
            "_",
            "/",
            "\\",
            "|",
            "#",
            "*",
            "`",
            "~",
            ">",
            "<",
            "&",
            "%",
            "@",
            "+",
            "=",
            "?",
            "!",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "'",
            "\u2019",
            "\u2026",
            "\u2013 ",
            "\u0301",
            "\u0301\u0323",
            "e\u0301",
            "\u00A0",
            "\u200B",
            "\u202E",
            "\uD83D\uDE00",
            "\uD83D",
            "a ",
            "a.",
            "a-",
            "a,b;",
            "Ab ",
            "A b. ",
            "a@",
            "a@b.",
            "1 ",
            "1.",
            "1-",
            "12/",
            "(1)",
            "+4 ",
            "10:00 ",
            "](",
            "![",
            "[](",
            "[a](b) ",
            "**a",
            "*a* ",
            "&#1",
            "<a ",
            "</a>",
            "<!--",
            "- a\n",
            "> a\n",
            "# a\n",
            "```\n",
            "a: ",
            "a | ",
            "a=b&",
            "a/../",
            "//a",
            "http://",
            "www.",
            "a\u0301.",
            "%41");

    private static final List<String> STARTS = List.of("Details ", "- [", "# ", "http://", "a@");

    private HostileTexts() {}

    /** Each family by its name; a text of it has the length asked for, the last piece may be cut. */
    public static Map<String, IntFunction<String>> families() {
        Map<String, IntFunction<String>> families = new LinkedHashMap<>();
        PIECES.forEach(piece -> families.put(name(piece), length -> repeated(piece, length)));
        STARTS.forEach(start -> Stream.of("a", "a.", " ", "7")
                .forEach(piece -> families.put(
                        name(start) + " then " + name(piece),
                        length -> start + repeated(piece, Math.max(0, length - start.length())))));
        return families;
    }

    /** The piece again and again, up to this length. */
    public static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private static String name(String piece) {
        StringBuilder name = new StringBuilder();
        piece.chars().forEach(c -> name.append(c > ' ' && c < 127 ? String.valueOf((char) c) : "\\u%04X".formatted(c)));
        return name.toString();
    }
}
