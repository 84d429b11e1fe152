package dev.waymark.crawl;

import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.Fetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.robots.RobotsCache;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Runs the scripts of pages that are empty without them. */
public interface PageRenderer {

    /** Renders nothing. */
    PageRenderer NONE = new PageRenderer() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public Session open(Fetcher fetcher, HostLimiter limiter, RobotsCache robots) {
            return (shell, wanted) -> new Outcome.GivenUp(Message.of("render.unavailable"));
        }
    };

    /** Whether pages can be rendered, as far as is known. */
    boolean isAvailable();

    /**
     * Renders the pages of one crawl.
     *
     * @param fetcher makes every request that a page asks for
     * @param limiter says when such a request may start
     * @param robots the rules that the crawl goes by
     */
    Session open(Fetcher fetcher, HostLimiter limiter, RobotsCache robots);

    /** The rendering of the pages of one crawl. Used by several threads. */
    interface Session {

        /**
         * Renders a page; waits while other pages are rendered.
         *
         * @param shell the answer of the server, which is not asked for it again
         * @param wanted asked when it is the turn of the page: by then it may be known that rendering is of no use
         */
        Outcome render(FetchResponse shell, BooleanSupplier wanted) throws InterruptedException;
    }

    /** What came of a page. */
    sealed interface Outcome {

        /**
         * The page as it is after its scripts have run.
         *
         * @param html in UTF-8
         * @param requests how many requests were made for it, the one for the page itself not counted
         * @param bytes of their answers, decoded
         * @param took from the start of rendering to its end
         */
        @SuppressWarnings("ArrayRecordComponent") // large: never compared, never copied
        record Rendered(byte[] html, int requests, long bytes, Duration took) implements Outcome {}

        /** Its scripts lead to another address. */
        record Forwarded(Url target) implements Outcome {}

        /**
         * It was not rendered, or not within the limits.
         *
         * @param why empty when it was not wanted any more
         */
        record GivenUp(Message why) implements Outcome {}
    }
}
