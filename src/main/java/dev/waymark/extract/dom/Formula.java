package dev.waymark.extract.dom;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A formula on one line: its TeX source where the page has it, else its MathML written out. */
public final class Formula {

    private static final int MAX_DEPTH = 24;
    private static final int MAX_CHARACTERS = 2_000;

    private Formula() {}

    public static String of(Element math) {
        Element tex = math.selectFirst("annotation[encoding*=tex]");
        String source = tex == null ? math.attr("alttext") : tex.wholeText();
        String text = TextCleaner.line(source);
        return TextCleaner.cut(text.isEmpty() ? TextCleaner.line(plain(math, 0)) : text, MAX_CHARACTERS);
    }

    private static String plain(Element element, int depth) {
        List<Element> parts = element.children();
        if (parts.isEmpty() || depth > MAX_DEPTH) {
            return element.text();
        }
        return switch (element.normalName()) {
            case "mfrac" -> pair(parts, "/", depth);
            case "msup", "mover" -> pair(parts, "^", depth);
            case "msub", "munder" -> pair(parts, "_", depth);
            case "msubsup", "munderover" ->
                parts.size() < 3 ? joined(parts, depth) : pair(parts, "_", depth) + "^" + grouped(parts.get(2), depth);
            case "msqrt" -> "\u221a(" + joined(parts, depth) + ")";
            case "semantics" -> plain(parts.get(0), depth + 1);
            default -> joined(parts, depth);
        };
    }

    private static String pair(List<Element> parts, String sign, int depth) {
        return parts.size() < 2
                ? joined(parts, depth)
                : grouped(parts.get(0), depth) + sign + grouped(parts.get(1), depth);
    }

    private static String grouped(Element part, int depth) {
        String text = plain(part, depth + 1).strip();
        return text.codePoints().allMatch(Character::isLetterOrDigit) || text.codePointCount(0, text.length()) == 1
                ? text
                : "(" + text + ")";
    }

    private static String joined(List<Element> parts, int depth) {
        return parts.stream().map(part -> plain(part, depth + 1)).collect(Collectors.joining());
    }
}
