package dev.waymark.crawl.frontier;

import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Estimates from an address, and from where it was found, how much its page says about the site. */
public final class UrlPriority {

    private static final Set<String> LISTINGS = Set.of(
            "page",
            "tag",
            "tags",
            "category",
            "categories",
            "author",
            "archive",
            "archives",
            "feed",
            "search",
            "login",
            "cart",
            "basket",
            "checkout",
            "print");

    private static final Set<String> SMALL_PRINT = Set.of(
            "privacy",
            "privacy-policy",
            "cookies",
            "cookie-policy",
            "terms",
            "terms-and-conditions",
            "terms-of-use",
            "legal",
            "imprint",
            "disclaimer",
            "accessibility",
            "accessibility-statement",
            "sitemap",
            "sitemap.html");

    private UrlPriority() {}

    static int ofLink(Url url, Place place, int depth) {
        int found =
                switch (place) {
                    case NAVIGATION -> 60;
                    case MAIN -> 30;
                    case FOOTER -> 25;
                };
        return found - 5 * depth - cost(url);
    }

    /** @param priority what the sitemap says, from 0 to 1 */
    static int ofListed(Url url, double priority) {
        return 15 + (int) Math.round(20 * priority) - cost(url);
    }

    private static int cost(Url url) {
        List<String> segments = url.segments();
        int deep = 5 * Math.max(0, segments.size() - 1);
        int variant = url.query().isEmpty() ? 0 : 20;
        int listing = segments.stream().anyMatch(UrlPriority::lists) ? 25 : 0;
        int smallPrint = segments.stream().anyMatch(SMALL_PRINT::contains) ? 15 : 0;
        return deep + variant + listing + smallPrint;
    }

    private static boolean lists(String segment) {
        boolean year = segment.length() == 4
                && (segment.startsWith("19") || segment.startsWith("20"))
                && segment.chars().allMatch(Character::isDigit);
        return year || LISTINGS.contains(segment.toLowerCase(Locale.ROOT));
    }
}
