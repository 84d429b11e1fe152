package dev.waymark.crawl;

import dev.waymark.attachment.AttachmentFacts;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.sitemap.Sitemap;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.robots.Robots;
import dev.waymark.url.Url;
import java.util.Locale;

/** The outcome of fetching one address. {@link #size()} is in bytes after decoding. */
sealed interface FetchOutcome {

    int size();

    /**
     * A page.
     *
     * @param wording the same for two pages that say the same
     * @param noindex whether the page or its header asks not to be indexed
     * @param nofollow whether the page or its header asks that its links not be followed
     * @param stored whether it was read by an earlier attempt at this job
     * @param evidence the signs that it is no page, when it is none; empty otherwise
     * @param vain why it was rendered and is empty all the same; empty when it was not rendered, or to some use
     */
    record Content(
            Page page,
            String wording,
            boolean noindex,
            boolean nofollow,
            boolean stored,
            Message evidence,
            Message vain,
            int size)
            implements FetchOutcome {}

    /**
     * A redirect.
     *
     * @param setsCookie whether it sets a cookie, which may be all that it is for
     */
    record Moved(Url target, boolean setsCookie, int size) implements FetchOutcome {}

    /** A PDF or office document, with what it says of itself. */
    record Attached(AttachmentFacts facts, int size) implements FetchOutcome {}

    record Listing(Sitemap sitemap, int size) implements FetchOutcome {}

    /**
     * Nothing to read.
     *
     * @param status the HTTP status, 0 when there was no answer
     */
    record Failed(Reason reason, Message detail, int status, int size) implements FetchOutcome {

        static Failed of(FetchFailure.Reason reason) {
            boolean tooLarge = reason == FetchFailure.Reason.TOO_LARGE;
            Message detail = Message.of("ledger.failure." + reason.name().toLowerCase(Locale.ROOT));
            return new Failed(tooLarge ? Reason.TOO_LARGE : Reason.FAILED, detail, 0, 0);
        }

        /** The address of an origin whose robots.txt closes it. */
        static Failed of(Robots.Closed closed) {
            return closed.unreachable()
                    ? of(FetchFailure.Reason.UNREACHABLE)
                    : new Failed(Reason.ROBOTS, closed.why(), 0, 0);
        }

        /** Whether the address is only for those who log in. */
        boolean wantsLogin() {
            return status == 401 || status == 407;
        }

        /** Whether the host has turned us away, which its owner can change without changing the address. */
        boolean isRefusal() {
            return reason == Reason.WALL ? !wantsLogin() : status == 403 || status == 429;
        }

        /** Whether the host does not serve us, as opposed to saying properly that it has no such page. */
        boolean isOfHost() {
            boolean unserved = status == 0 || status >= 500 || status == 403 || status == 429;
            return reason == Reason.WALL || (reason == Reason.FAILED && unserved);
        }
    }

    /** That the host answered with this status. */
    static Message answered(int status) {
        return Message.of("ledger.failure.status", status);
    }

    /** The host asks us to stay away for longer than we wait. */
    record SentAway(Message detail, int size) implements FetchOutcome {}
}
