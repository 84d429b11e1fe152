package dev.waymark.outline.analysis;

import dev.waymark.template.Language;

/**
 * Who is behind a site.
 *
 * @param name never blank, never an address
 * @param version the version of the product that a manual is about, as its name states it; empty when it states none
 * @param summary what it is, for whom and where, in the site's own words: one line, never blank
 */
public record Organisation(String name, String version, String summary) {

    /** The name of a site that does not say whose it is. */
    static final String NAMELESS = "Website";

    static Organisation of(SiteGraph survey, Titles titles, Language language) {
        SiteName name = SiteName.of(survey, titles);
        return new Organisation(name.text(), name.version(), new Summary(survey, titles, name.text(), language).text());
    }
}
