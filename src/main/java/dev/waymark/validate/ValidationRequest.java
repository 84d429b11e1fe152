package dev.waymark.validate;

import dev.waymark.message.Message;
import dev.waymark.probe.PublishedFile;
import dev.waymark.template.Template;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have examined: a file, or the address of one.
 *
 * @param file empty when there is only an address
 * @param url where the file is; for a file that was sent, the base of its relative addresses
 * @param template empty: the one that the file fits best
 * @param links whether to follow its links
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ValidationRequest(Optional<byte[]> file, Optional<Url> url, Optional<Template> template, boolean links) {

    /** A file of 1 MB as JSON, in which each character may take six, and one that is a little too large and worth a clearer answer. */
    static final int MOST_BODY_BYTES = 8_000_000;

    /** The key of the message for a larger one. */
    static final String TOO_LARGE = "probe.large";

    /**
     * Checks what came in; a value that was left out is null or blank.
     *
     * @throws WebApplicationException 422 with what cannot be accepted, 413 when the file is too large
     */
    static ValidationRequest of(
            byte @Nullable [] file, @Nullable String url, @Nullable String template, boolean links) {
        Optional<String> given = Optional.ofNullable(url).filter(text -> !text.isBlank());
        if (file == null && given.isEmpty()) {
            throw refused("content", Message.of("validate.nothing"));
        }
        Optional<Message> tooLarge = Optional.ofNullable(file).flatMap(PublishedFile::tooLarge);
        if (tooLarge.isPresent()) {
            throw ProblemDetails.of(ProblemType.TOO_LARGE, tooLarge.get()).asException();
        }
        return new ValidationRequest(
                Optional.ofNullable(file), given.map(ValidationRequest::address), template(template), links);
    }

    /** @throws WebApplicationException 422 when it is no address that can be read */
    static Url address(String url) {
        try {
            return Url.parse(url);
        } catch (BadUrl e) {
            throw refused("url", e.reason());
        }
    }

    private static Optional<Template> template(@Nullable String id) {
        if (id == null || id.isBlank() || id.equals(Template.AUTO)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Template.values())
                .filter(template -> template.id().equals(id))
                .findFirst()
                .orElseThrow(() -> refused(
                        "template", Message.of("error.option", "template", id, String.join(", ", Template.ids())))));
    }

    private static WebApplicationException refused(String field, Message why) {
        return ProblemDetails.invalid(field, why).asException();
    }
}
