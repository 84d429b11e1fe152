package dev.waymark.extract.dom;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** What small elements within a line mean: footnote marks, powers, abbreviations. */
public final class InlineNotes {

    private static final int MAX_MARK_CHARACTERS = 24;
    private static final int MAX_ABBREVIATION_CHARACTERS = 12;
    private static final int MAX_MEANING_CHARACTERS = 100;
    private static final Pattern FOOTNOTE = Pattern.compile("\\[[^\\]]{1,20}]|[*\u2020\u2021\u00a7]{1,3}");
    private static final Pattern NUMBER = Pattern.compile("\\[?[0-9]{1,3}]?|\\[?[a-z]]?");
    private static final Pattern BESIDE =
            Pattern.compile("st|nd|rd|th|er|re|e|es|\u00e8me|o|a|\u00ba|\u00aa|\u00ae|TM|\u2122|SM|\u00a9");
    private static final Pattern MEANING = Pattern.compile("\\p{L}[\\p{L}\\p{M} '\u2019&,./()-]+");

    private InlineNotes() {}

    /** Whether the element only leads to a note: a raised link to a place on the page, or a sign in brackets. */
    public static boolean isFootnoteMark(Element element) {
        String tag = element.normalName();
        return tag.equals("sup") ? isRaisedMark(element) : tag.equals("a") && isLinkedMark(element);
    }

    private static boolean isRaisedMark(Element raised) {
        Element link = raised.firstElementChild();
        String text = start(raised);
        return FOOTNOTE.matcher(text).matches()
                || (link != null
                        && link.normalName().equals("a")
                        && link.attr("href").contains("#")
                        && text.length() <= 8);
    }

    private static boolean isLinkedMark(Element link) {
        if (link.attr("role").equals("doc-noteref")) {
            return true;
        }
        Element only = link.childNodeSize() == 1 ? link.firstElementChild() : null;
        return only != null
                && only.normalName().equals("sup")
                && link.attr("href").contains("#")
                && NUMBER.matcher(start(only)).matches();
    }

    /**
     * What is written before a raised or lowered text: a sign where it would otherwise change the number or word before it.
     *
     * @param afterWord whether the text before it ends with a letter or a digit
     * @param afterDigit whether the text before it ends with a digit
     */
    public static String sign(Element element, boolean afterWord, boolean afterDigit) {
        String text = start(element);
        boolean raised = element.normalName().equals("sup");
        boolean joined = raised ? !afterWord : !afterDigit;
        if (joined || text.isEmpty() || BESIDE.matcher(text).matches()) {
            return "";
        }
        String open = text.codePoints().allMatch(Character::isLetterOrDigit) ? "" : "(";
        return isFraction(element) ? " " : (raised ? "^" : "_") + open;
    }

    /** The upper part of a number such as 5 1/2. */
    private static boolean isFraction(Element element) {
        Node next = element.nextSibling();
        return next instanceof TextNode text
                && (text.text().startsWith("/") || text.text().startsWith("\u2044"));
    }

    /** What an abbreviation stands for; empty when the page does not say it, or says it beside it anyway. */
    public static String meaning(Element abbreviation) {
        String title = TextCleaner.line(abbreviation.attr("title"));
        String text = start(abbreviation);
        boolean tells = title.length() > text.length()
                && text.length() <= MAX_ABBREVIATION_CHARACTERS
                && title.length() <= MAX_MEANING_CHARACTERS
                && MEANING.matcher(title).matches();
        return tells && !says(abbreviation.previousSibling(), title) && !says(abbreviation.nextSibling(), title)
                ? title
                : "";
    }

    private static boolean says(@Nullable Node beside, String title) {
        return beside instanceof TextNode text && text.getWholeText().contains(title);
    }

    /** The first characters of the element's text. */
    static String start(Element element) {
        return start(element, MAX_MARK_CHARACTERS);
    }

    static String start(Element element, int limit) {
        return start(element, limit, "");
    }

    /** The same with a blank where a block begins, for people to read. */
    static String spacedStart(Element element, int limit) {
        return start(element, limit, " ");
    }

    private static String start(Element element, int limit, String beforeBlock) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.filter(
                (node, depth) -> {
                    if (node instanceof TextNode part) {
                        text.append(
                                part.getWholeText(),
                                0,
                                Math.min(part.getWholeText().length(), 4 * limit));
                    } else if (node instanceof Element inner && inner.isBlock()) {
                        text.append(beforeBlock);
                    }
                    return text.length() > 4 * limit ? FilterResult.STOP : FilterResult.CONTINUE;
                },
                element);
        return TextCleaner.line(text.toString());
    }
}
