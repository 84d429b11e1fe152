package dev.waymark.probe;

import dev.waymark.document.Problem;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file as it is on the web.
 *
 * @param url the address that answered
 * @param seen problems of the way there, which the text does not show
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PublishedFile(Url url, byte[] bytes, List<Problem> seen) {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_LINES = 10_000;

    private static final String TOO_LARGE = "probe.large";
    private static final Set<String> TEXT = Set.of("text/plain", "text/markdown");

    static PublishedFile of(FetchResponse answer) throws Unreadable {
        Optional<Message> tooLarge = answer.truncated() ? Optional.of(Message.of(TOO_LARGE)) : tooLarge(answer.body());
        if (tooLarge.isPresent()) {
            throw new Unreadable(tooLarge.get());
        }
        return new PublishedFile(answer.url(), answer.body(), ofType(answer.mediaType()));
    }

    /** What is wrong with the content type that a file is sent as; empty when nothing is. */
    public static List<Problem> ofType(String type) {
        return TEXT.contains(type)
                ? List.of()
                : List.of(Rule.CONTENT_TYPE.at(0, type.isEmpty() ? Message.of("rule.no-type") : type));
    }

    /** Why a file is too large to be checked: more than 1 MB or 10,000 lines. Empty when it is not. */
    public static Optional<Message> tooLarge(byte[] file) {
        if (file.length > MOST_BYTES) {
            return Optional.of(Message.of(TOO_LARGE));
        }
        int lines = 1;
        for (int i = 0; i < file.length; i++) {
            boolean ends = file[i] == '\n' || (file[i] == '\r' && (i + 1 == file.length || file[i + 1] != '\n'));
            lines += ends ? 1 : 0;
        }
        return lines > MOST_LINES ? Optional.of(Message.of("probe.long", lines, MOST_LINES)) : Optional.empty();
    }

    public Validation validation() {
        return Validation.of(bytes).with(seen);
    }
}
