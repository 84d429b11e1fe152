package dev.waymark.outline.analysis;

import dev.waymark.outline.analysis.PageDecision.Reason;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides which pages are not listed at all, and why. */
final class PageExclusions {

    private static final Pattern INDEX = Pattern.compile("(?<=/)index(?:\\.html?)?$");

    private static final Set<String> UTILITIES = Set.of(
            "login",
            "logout",
            "signin",
            "signout",
            "signup",
            "register",
            "registration",
            "account",
            "myaccount",
            "cart",
            "basket",
            "checkout",
            "cookiesettings",
            "cookiepreferences",
            "managecookies",
            "thankyou",
            "thanks",
            "confirmation",
            "password",
            "resetpassword",
            "forgotpassword",
            "lostpassword",
            "wpadmin",
            "wplogin",
            "unsubscribe",
            "print",
            "share",
            "error",
            "notfound",
            "pagenotfound",
            "offline",
            "maintenance",
            "vtiinf");
    private static final Pattern ERROR = Pattern.compile("(?:4\\d\\d|50\\d)|google[0-9a-f]{16}");
    private static final int TEXT = 200;
    private static final int FEW_WORDS = 4;

    private final SiteGraph survey;
    private final Map<Url, PageKind> kinds;
    private final PageLanguages languages;
    private final DocVersions versions;
    /** A site that scripts write has many empty pages, and they are no worse than others. */
    private final boolean fewAreEmpty;

    private final Set<String> seen = new HashSet<>();

    PageExclusions(SiteGraph survey, Map<Url, PageKind> kinds, PageLanguages languages) {
        this.survey = survey;
        this.kinds = kinds;
        this.languages = languages;
        this.versions = new DocVersions(survey.pages());
        long empty = survey.pages().stream().filter(PageExclusions::isEmpty).count();
        this.fewAreEmpty = empty * 5 <= survey.pages().size();
    }

    /** Why each page that stays out does so; pages that are not named stay in. The home page always does. */
    Map<Url, Reason> dropped() {
        Map<Url, Reason> dropped = new LinkedHashMap<>();
        for (Page page : survey.pages()) {
            boolean home =
                    survey.home().map(Page::url).filter(page.url()::equals).isPresent();
            reason(page).filter(any -> !home).ifPresent(reason -> dropped.put(page.url(), reason));
        }
        return dropped;
    }

    private Optional<Reason> reason(Page page) {
        if (!seen.add(SiteGraph.key(page.url())) || repeats(page)) {
            return Optional.of(Reason.DUPLICATE);
        }
        if (page.noindex()) {
            return Optional.of(Reason.NOINDEX);
        }
        if (page.wall() || isUtility(page) || (fewAreEmpty && isEmpty(page))) {
            return Optional.of(Reason.UTILITY);
        }
        if (languages.isForeign(page)) {
            return Optional.of(Reason.OTHER_LANGUAGE);
        }
        if (versions.isOld(page)) {
            return Optional.of(Reason.OLD_VERSION);
        }
        return kinds.get(page.url()) == PageKind.LISTING ? Optional.of(Reason.LISTING) : Optional.empty();
    }

    private static boolean isEmpty(Page page) {
        return page.words() < FEW_WORDS
                && page.description().isEmpty()
                && page.links().stream().noneMatch(link -> link.place() == Page.Place.MAIN);
    }

    private boolean repeats(Page page) {
        boolean elsewhere = page.canonicalUrl()
                .filter(canonical -> !SiteGraph.key(canonical).equals(SiteGraph.key(page.url())))
                .flatMap(survey::page)
                .isPresent();
        return elsewhere || isTwin(page) || (page.markdown().length() > TEXT && !seen.add(" " + page.markdown()));
    }

    /** Whether this is the Markdown of another page: {@code about.html.md}, {@code guide/index.md}. Source: llms.txt proposal. */
    private boolean isTwin(Page page) {
        String path = page.url().path();
        if (!path.endsWith(".md")) {
            return false;
        }
        String bare = path.substring(0, path.length() - ".md".length());
        return Stream.of(bare, bare + ".html", INDEX.matcher(bare).replaceFirst(""))
                .flatMap(twin -> page.url().link(twin).flatMap(survey::page).stream())
                .anyMatch(twin -> !twin.equals(page));
    }

    private static boolean isUtility(Page page) {
        return page.url().segments().stream()
                .map(segment -> Words.ofSegment(segment).joined())
                .anyMatch(
                        word -> UTILITIES.contains(word) || ERROR.matcher(word).matches());
    }
}
