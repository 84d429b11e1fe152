package dev.waymark.crawl.frontier;

import dev.waymark.message.Message;
import dev.waymark.url.Url;

/**
 * One line of the ledger: an address that the crawl met, and the one final state it came to.
 *
 * @param detail what the reason alone does not say: the address it duplicates, the status …; empty when nothing
 */
public record LedgerEntry(Url url, State state, Reason reason, Message detail) {

    /** What became of the address. The outline later turns READ into kept or optional. */
    public enum State {
        READ,
        DROPPED
    }

    /** Why, in a form that a page can show. */
    public enum Reason {
        NONE,
        /** It is no page but a document that matters, such as an annual report as PDF; what is known of it is the detail. */
        DOCUMENT,
        ROBOTS,
        NOINDEX,
        /** Every link to it asks not to be followed. */
        NOFOLLOW,
        DUPLICATE,
        REDIRECT,
        OTHER_LANGUAGE,
        NOT_HTML,
        TOO_LARGE,
        OUT_OF_SCOPE,
        TRAP,
        /** Left unread because the crawl had to stop, or too many links away from the start page. */
        LIMIT,
        SOFT_404,
        WALL,
        NEEDS_JAVASCRIPT,
        /** It has no text: pictures, frames or nothing. */
        EMPTY,
        FAILED
    }
}
