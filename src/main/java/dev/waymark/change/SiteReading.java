package dev.waymark.change;

import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of a website.
 *
 * @param pages in the order of their worth, the start page first
 * @param attachments the best first
 * @param known addresses that the crawl met without reading them; those that its pages link to need not be here. With none of
 *     them a page that no page links to, but a sitemap does, is never taken for new
 * @param day of the reading, if it is known: dates that move with it are no change
 */
public record SiteReading(List<Page> pages, List<Attachment> attachments, Set<Url> known, Optional<LocalDate> day) {

    public SiteReading {
        pages = List.copyOf(pages);
        attachments = List.copyOf(attachments);
        known = Set.copyOf(known);
    }

    public SiteReading(List<Page> pages, List<Attachment> attachments) {
        this(pages, attachments, Set.of(), Optional.empty());
    }

    /** The same on this day. */
    public SiteReading on(LocalDate read) {
        return on(Optional.of(read));
    }

    SiteReading on(Optional<LocalDate> read) {
        return new SiteReading(pages, attachments, known, read);
    }

    /** The same with addresses that the crawl met without reading them. */
    public SiteReading knowing(Set<Url> met) {
        return new SiteReading(pages, attachments, met, day);
    }
}
