package dev.waymark.outline.analysis;

import dev.waymark.template.PageKind;
import dev.waymark.url.Url;

/**
 * What became of one page.
 *
 * @param kind what the page is for
 * @param reason why it is not in the main body; {@link Reason#NONE} when it is
 */
public record PageDecision(Url url, PageKind kind, Place place, Reason reason) {

    /** Where the page is in the file. */
    public enum Place {
        /** In a section of the main body. */
        KEPT,
        /** In the section Optional. */
        OPTIONAL,
        /** Not in the file. */
        DROPPED
    }

    /** Why a page is outside the main body, in a form that a page can show. */
    public enum Reason {
        NONE,
        /** News, legal texts, single posts: what a reader in a hurry may skip. */
        SECONDARY,
        /** Less worth than those that filled its section, or the file. */
        LIMIT,
        OTHER_LANGUAGE,
        /** A newer version of the same text is listed. */
        OLD_VERSION,
        /** The same page is listed under another address. */
        DUPLICATE,
        NOINDEX,
        /** A tag, archive, search result or one of several numbered pages. */
        LISTING,
        /** A sign-in, basket, confirmation or error page. */
        UTILITY
    }
}
