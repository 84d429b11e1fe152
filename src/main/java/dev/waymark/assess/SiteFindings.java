package dev.waymark.assess;

import dev.waymark.outline.analysis.PageDecision;
import dev.waymark.outline.analysis.PageDecision.Place;
import dev.waymark.outline.analysis.PageDecision.Reason;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a crawl found out about the site behind a file.
 *
 * @param pages those that a file may list, the best first
 * @param kinds what each page is for
 * @param unread the addresses that could not be read, and why
 * @param sitemap whether it has one; empty when that is not known
 */
public record SiteFindings(
        List<Page> pages, Map<Url, PageKind> kinds, Map<Url, Obstacle> unread, Optional<Boolean> sitemap) {

    public SiteFindings {
        pages = List.copyOf(pages);
        kinds = Map.copyOf(kinds);
    }

    /** Why a page could not be read. */
    public enum Obstacle {
        /** Its robots.txt forbids it. */
        ROBOTS,
        /** A log-in form or a firewall is before it. */
        WALL,
        /** It is empty until a browser runs its scripts. */
        NEEDS_JAVASCRIPT
    }

    /**
     * What the outline made of a crawl: pages that it had a reason to leave out are not held against the site.
     *
     * @param read all pages read, the best first
     */
    public static SiteFindings of(
            List<Page> read, List<PageDecision> choices, Map<Url, Obstacle> unread, Optional<Boolean> sitemap) {
        Map<Url, PageKind> kinds = new HashMap<>();
        choices.stream()
                .filter(choice -> choice.place() != Place.DROPPED || choice.reason() == Reason.LIMIT)
                .forEach(choice -> kinds.put(choice.url(), choice.kind()));
        List<Page> listable =
                read.stream().filter(page -> kinds.containsKey(page.url())).toList();
        return new SiteFindings(listable, kinds, unread, sitemap);
    }

    List<Page> of(Set<PageKind> wanted) {
        return pages.stream()
                .filter(page -> wanted.contains(kinds.getOrDefault(page.url(), PageKind.OTHER)))
                .toList();
    }
}
