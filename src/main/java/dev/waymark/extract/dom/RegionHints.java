package dev.waymark.extract.dom;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What the roles, class names and ids that authors give to the parts of a page say about them. */
final class RegionHints {

    private static final int LONGEST = 400;
    private static final Map<String, Region> ROLES = Map.of(
            "navigation", Region.NAVIGATION,
            "banner", Region.NAVIGATION,
            "menu", Region.NAVIGATION,
            "menubar", Region.NAVIGATION,
            "search", Region.NOISE,
            "dialog", Region.NOISE,
            "alertdialog", Region.NOISE,
            "toolbar", Region.NOISE,
            "contentinfo", Region.FOOTER);
    private static final Set<String> WEAK = Set.of("related", "recommended", "drawer", "menu", "submenu", "skip");
    private static final Map<String, Region> WORDS = new HashMap<>();

    static {
        put(
                Region.NAVIGATION,
                "nav navbar navigation menu megamenu submenu topnav sidenav mainnav subnav mainmenu topbar masthead",
                "skip skiplink skiplinks breadcrumb breadcrumbs crumbs pagination pager sidebar toc offcanvas drawer",
                "related relatedposts recommended");
        put(Region.FOOTER, "footer colophon copyright sitefooter pagefooter");
        put(
                Region.NOISE,
                "cookie cookies consent gdpr ccpa onetrust cookiebot cookielaw share sharing sharedaddy addthis addtoany",
                "social newsletter subscribe popup modal lightbox advert adverts advertisement ads comments disqus",
                "feedback survey announcement");
    }

    /** Names repeat: most elements of a page share a few. */
    private final Map<String, Region> known = new HashMap<>();

    private static void put(Region region, String... lines) {
        Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).forEach(word -> WORDS.put(word, region));
    }

    /** Whether the names speak of a subject as well as of a part of a page. */
    boolean isWeak(ElementInfo box) {
        return WEAK.contains(box.element.id().toLowerCase(Locale.ROOT))
                || box.element.classNames().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(WEAK::contains);
    }

    /** What the part is for by its role or else its names; content when they do not say. */
    Region of(ElementInfo box) {
        Region byRole = ROLES.getOrDefault(box.role, Region.CONTENT);
        return byRole == Region.CONTENT && box.element.attributesSize() > 0 ? byNames(box.element) : byRole;
    }

    private Region byNames(Element element) {
        Region byId = byNames(element.id());
        return byId == Region.CONTENT ? byNames(element.className()) : byId;
    }

    private Region byNames(String names) {
        return names.length() < 3 || names.length() > LONGEST
                ? Region.CONTENT
                : known.computeIfAbsent(names, RegionHints::read);
    }

    /** Looks at each word of {@code siteNav main-menu}: site, nav, main, menu. The strongest word counts. */
    private static Region read(String names) {
        Region strongest = Region.CONTENT;
        int start = 0;
        for (int i = 1; i <= names.length(); i++) {
            boolean ends = i == names.length() || !Character.isLetter(names.charAt(i));
            boolean camel =
                    !ends && Character.isUpperCase(names.charAt(i)) && Character.isLowerCase(names.charAt(i - 1));
            if (ends || camel) {
                Region region = word(names.substring(Math.min(start, i), i));
                strongest = region.compareTo(strongest) > 0 ? region : strongest;
                start = camel ? i : i + 1;
            }
        }
        return strongest;
    }

    private static Region word(String word) {
        return WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), Region.CONTENT);
    }
}
