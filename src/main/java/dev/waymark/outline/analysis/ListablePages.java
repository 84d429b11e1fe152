package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pages that a file may list, and what is known of each.
 *
 * @param worth of the pages that may be listed, from 0 to 1
 * @param sector the one that the site belongs to
 * @param leaves pages that their index stands for
 */
public record ListablePages(
        Template template,
        Map<Url, PageKind> kinds,
        Map<Url, Double> worth,
        SiteGraph survey,
        LinkNames names,
        Sector sector,
        Leaves leaves) {

    private static final int MANY = 12;

    private static final Set<PageKind> SECONDARY = Set.of(
            PageKind.NEWS,
            PageKind.EVENTS,
            PageKind.POLICY,
            PageKind.LEGAL,
            PageKind.BLOG_POST,
            PageKind.CAREERS,
            PageKind.INVESTORS,
            PageKind.LISTING);

    /** In the order they were read. */
    public List<Page> pages() {
        return survey.pages().stream()
                .filter(page -> worth.containsKey(page.url()))
                .toList();
    }

    public PageKind kind(Page page) {
        return kinds.getOrDefault(page.url(), PageKind.OTHER);
    }

    public double worth(Page page) {
        return worth.getOrDefault(page.url(), 0.0);
    }

    /** Whether a page is about what matters in the site's sector. */
    public boolean isOfTheSector(Page page) {
        return sector.concerns(names.of(page));
    }

    /** Whether the page is a statement about the website rather than about the organisation. */
    public boolean isAboutTheWebsite(Page page) {
        if (kind(page) != PageKind.POLICY) {
            return false;
        }
        Words name = Words.of(names.of(page));
        return name.equals(Words.of("accessibility"))
                || name.contain(Words.of("accessibility statement"))
                || name.contain(Words.of("vulnerability"));
    }

    /** Whether a page is in Optional unless the template gives it a section. */
    public boolean isSecondary(Page page) {
        return SECONDARY.contains(kind(page));
    }

    /** A page of no particular kind that the navigation does not lead to, on a site that has a navigation. */
    public boolean isMinor(Page page) {
        return kind(page) == PageKind.OTHER
                && survey.inMenus(page).filter(share -> share == 0).isPresent()
                && worth.size() > MANY
                && template != Template.DOCUMENTATION;
    }
}
