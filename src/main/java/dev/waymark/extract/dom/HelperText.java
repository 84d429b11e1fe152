package dev.waymark.extract.dom;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Texts that help to operate a page and say nothing: for screen readers, on buttons, beside links that open windows or share. */
final class HelperText {

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int MAX_CHARACTERS = 60;
    private static final Set<String> HIDING_NAMES = Set.of(
            "sr-only",
            "sr-only-focusable",
            "visually-hidden",
            "visuallyhidden",
            "visually-hidden-focusable",
            "screen-reader-text",
            "screenreader",
            "screen-reader-only",
            "assistive-text",
            "element-invisible",
            "a11y-hidden",
            "hidden-visually",
            "u-visually-hidden",
            "offscreen",
            "sronly");
    private static final List<String> HIDING_ENDS =
            List.of("-visually-hidden", "-sr-only", "__visually-hidden", "-screen-reader-text");
    private static final Pattern OPERATES = Pattern.compile("(?i)\\W{0,4}+(?:"
            + "\\(?(?:link )?opens? in (?:a )?new (?:tab|window|browser tab)[\\s\\w]{0,20}|external link|opens external (?:site|website)"
            + "|skip to [\\s\\w]{1,30}|back to top|return to top|top of page|bottom of page"
            + "|copy|copied!?|copy (?:link|code|to clipboard|url|snippet)|link copied"
            + "|share(?: this)?(?: page| article| post| story| via| on[\\s\\w]{1,30})?|print(?: this)?(?: page)?"
            + "|permalink(?: to[\\s\\S]{1,40})?|section titled[\\s\\S]{1,45}|link to this (?:section|heading)|direct link to[\\s\\S]{1,40}"
            + "|advertisement|advertising|sponsored content|skip advertisement"
            + ")\\W{0,4}");
    private static final List<String> SHARERS = List.of(
            "facebook.com/sharer",
            "facebook.com/share.php",
            "facebook.com/dialog/",
            "twitter.com/intent/",
            "twitter.com/share",
            "x.com/intent/",
            "twitter.com/home?status",
            "linkedin.com/sharearticle",
            "linkedin.com/sharing/",
            "linkedin.com/cws/share",
            "pinterest.com/pin/create",
            "reddit.com/submit",
            "api.whatsapp.com/send?text",
            "wa.me/?text",
            "whatsapp://send",
            "t.me/share",
            "telegram.me/share",
            "plus.google.com/share",
            "tumblr.com/share",
            "getpocket.com/save",
            "vk.com/share",
            "share.flipboard.com",
            "news.ycombinator.com/submitlink",
            "mailto:?");

    private HelperText() {}

    /** Whether the element is shown to screen readers alone, by one of the class names in use for that or by a clipped box. */
    static boolean isVisuallyHidden(Element element) {
        String names = element.className();
        if (names.length() > 3 && hides(names.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && clips(style.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    private static boolean hides(String names) {
        if (names.indexOf("hid") < 0
                && names.indexOf("sr") < 0
                && names.indexOf("scr") < 0
                && names.indexOf("inv") < 0) {
            return names.contains("assistive-text");
        }
        return SPACE.splitAsStream(names)
                .anyMatch(name ->
                        HIDING_NAMES.contains(name) || HIDING_ENDS.stream().anyMatch(name::endsWith));
    }

    private static boolean clips(String style) {
        return style.contains("clip:rect(0")
                || style.contains("clip:rect(1px")
                || style.contains("clip-path:inset(50%")
                || style.contains("clip-path:circle(0")
                || style.contains("left:-999")
                || style.contains("left:-10000px")
                || style.contains("text-indent:-9999")
                || (style.contains("width:1px;height:1px") && style.contains("overflow:hidden"));
    }

    /** Whether the text of a small element only operates the page. */
    static boolean operates(Element element) {
        String text = InlineNotes.start(element, MAX_CHARACTERS + 1);
        return !text.isEmpty()
                && text.length() <= MAX_CHARACTERS
                && OPERATES.matcher(text).matches();
    }

    /** Whether the link shares the page with others. */
    static boolean shares(Element link) {
        String href = link.attr("href");
        if (href.length() < 8
                || (!href.startsWith("http")
                        && !href.startsWith("mailto:?")
                        && !href.startsWith("//")
                        && !href.startsWith("whatsapp:"))) {
            return false;
        }
        String address = href.substring(0, Math.min(href.length(), 60)).toLowerCase(Locale.ROOT);
        return SHARERS.stream().anyMatch(address::contains);
    }
}
