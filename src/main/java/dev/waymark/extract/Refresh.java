package dev.waymark.extract;

import dev.waymark.extract.dom.ElementTree;
import dev.waymark.url.Url;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page sends its visitors by itself, by a meta element or the header field Refresh. Source: WHATWG HTML, section 4.2.5.3.
 *
 * @param seconds how long it is shown before
 */
public record Refresh(int seconds, Url target) {

    private static final int MAX_SECONDS = 10;
    private static final int AT_ONCE = 1;
    private static final Pattern VALUE =
            Pattern.compile("\\s{0,9}([0-9]{1,4}+)[0-9.]{0,9}+(?:\\s{0,9}+[;,]\\s{0,9}+|\\s{1,9}+)"
                    + "(?:[uU][rR][lL]\\s{0,9}+=\\s{0,9}+)?[\"']?([^\"'\\s][^\"']{0,2047}+)");

    /** Reads the value; empty when it names no other address, or is for those who stay longer than ten seconds. */
    public static Optional<Refresh> parse(String value, Url base) {
        Matcher refresh = VALUE.matcher(value);
        if (!refresh.lookingAt() || Integer.parseInt(refresh.group(1)) > MAX_SECONDS) {
            return Optional.empty();
        }
        int seconds = Integer.parseInt(refresh.group(1));
        return base.link(refresh.group(2).strip())
                .filter(target -> !target.equals(base))
                .map(target -> new Refresh(seconds, target));
    }

    /** What the page itself says; a page with much to read is one, unless it forwards at once. */
    static Optional<Url> in(ElementTree tree, Url url, Url base, int words) {
        return tree.all("meta").stream()
                .filter(meta -> meta.element.attr("http-equiv").strip().equalsIgnoreCase("refresh"))
                .filter(meta -> !meta.isWithin("noscript") && !meta.isWithin("template"))
                .flatMap(meta -> parse(meta.element.attr("content"), base).stream())
                .filter(refresh -> refresh.seconds() <= AT_ONCE || words < PageSigns.MANY_WORDS)
                .map(Refresh::target)
                .filter(target -> !target.equals(url))
                .findFirst();
    }
}
