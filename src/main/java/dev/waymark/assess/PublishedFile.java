package dev.waymark.assess;

import dev.waymark.document.Problem;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Set;

/**
 * A file as it stands on the web.
 *
 * @param url the address that answered
 * @param seen problems of the way there, which the text does not show
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PublishedFile(Url url, byte[] bytes, List<Problem> seen) {

    /** What is larger is no guide to anything, and not read. */
    public static final int MOST_BYTES = 1_000_000;

    private static final Set<String> TEXT = Set.of("text/plain", "text/markdown");

    /** No file was had; the message says why, in words for the person who asked. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;

        Unreadable(String message) {
            super(message);
            this.reason = message;
        }

        /** Why, in words. */
        public String reason() {
            return reason;
        }
    }

    static PublishedFile of(FetchResponse answer) throws Unreadable {
        if (answer.truncated() || answer.body().length > MOST_BYTES) {
            throw new Unreadable("The file is larger than 1 MB. An llms.txt has 2 to 10 KB as a rule.");
        }
        String type = answer.mediaType();
        List<Problem> seen = TEXT.contains(type)
                ? List.of()
                : List.of(Rule.CONTENT_TYPE.at(0, type.isEmpty() ? "no type at all" : type));
        return new PublishedFile(answer.url(), answer.body(), seen);
    }

    public Validation validation() {
        return Validation.of(bytes).with(seen);
    }
}
