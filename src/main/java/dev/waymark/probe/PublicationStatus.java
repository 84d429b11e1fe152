package dev.waymark.probe;

import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site shows to somebody who looks for its llms.txt.
 *
 * @param asked where it was looked for
 * @param end where that led, after redirects
 * @param status of the answer; 0 when there was none
 * @param contentType as the answer names it; empty when it names none
 * @param file empty when none could be read
 * @param obstacle why none could be read, null when one was
 * @param signs what leads there
 */
public record PublicationStatus(
        Url asked,
        Url end,
        int status,
        String contentType,
        Optional<PublishedFile> file,
        @Nullable Message obstacle,
        Signs signs) {

    /** A sign that may lead to the file. */
    public enum State {
        YES,
        NO,
        /** What would tell could not be read. */
        UNKNOWN
    }

    /**
     * The ways to the file. The proposal knows the first two; either is enough.
     *
     * @param link a {@code <link rel="describedby">} on the home page
     * @param field a {@code Link} field in the head of the home page's answer
     * @param sitemap an entry in {@code /sitemap.xml}
     */
    public record Signs(State link, State field, State sitemap) {

        static final Signs UNKNOWN = new Signs(State.UNKNOWN, State.UNKNOWN, State.UNKNOWN);

        /** Whether the proposal's ways lead there. */
        public State discoverable() {
            return link == State.NO && field == State.NO
                    ? State.NO
                    : link == State.YES || field == State.YES ? State.YES : State.UNKNOWN;
        }
    }
}
