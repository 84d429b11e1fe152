package dev.waymark.access;

import dev.waymark.url.Url;
import java.util.List;

/**
 * All answers of one visit; an {@link AccessReport} says what they mean.
 *
 * @param asked the address that somebody gave
 * @param start the page there
 * @param robots robots.txt
 * @param file the llms.txt that covers the address
 * @param nested those of other folders and languages
 * @param pages a few pages, the start page first
 * @param noType the start page, asked for in a type that nothing has
 * @param missing an address that no site has
 * @param links some links of the file
 * @param requests how many requests that took
 */
public record SiteVisit(
        Url asked,
        SiteAnswer start,
        SiteAnswer robots,
        SiteAnswer file,
        List<SiteAnswer> nested,
        List<SampledPage> pages,
        SiteAnswer noType,
        SiteAnswer missing,
        List<SiteAnswer> links,
        int requests) {

    /** The root of the site that answered. */
    Url site() {
        return start.end().at("/");
    }
}
