package dev.waymark.web;

import dev.waymark.message.Message;
import java.util.Locale;

/**
 * The kinds of {@link ProblemDetails} that a program may want to distinguish, each with the URI that a problem document has as its
 * {@code type} (RFC 9457, section 3.1.1). The URIs never change; each is the address of a section of {@code /docs/problems}.
 */
public enum ProblemType {
    INVALID_INPUT(422),
    UNREADABLE_SITE(422),
    UNCONFIRMED_SITE(422),
    MALFORMED_REQUEST(400),
    INVALID_SIGNATURE(400),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    OVER_LIMIT(429),
    TOO_MANY_WAITING(429),
    BUSY(503),
    UNAVAILABLE(503),
    PAYMENT_SERVICE_UNAVAILABLE(503),
    PAYMENTS_OFF(403),
    NOT_PAID(402),
    ALREADY_PAID(409),
    PAYMENT_PENDING(409),
    PAYMENT_SPENT(409),
    FULL_SERVICE_ONLY(403),
    NEWER_VERSION(409),
    PRECONDITION_FAILED(412),
    PRECONDITION_REQUIRED(428),
    FOREIGN_ORIGIN(403),
    OWNER_ONLY(403),
    INVALID_KEY(401),
    OUT_OF_SCOPE(403),
    IDEMPOTENCY_KEY_REUSED(422),
    REQUEST_RUNNING(409),
    OPERATOR_ONLY(401),
    REFUSED(400),
    INTERNAL_ERROR(500);

    /** The page that describes them. */
    static final String PAGE = "/docs/problems";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The general type for a status that was set elsewhere, such as by the container. */
    public static ProblemType of(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST;
            case 401 -> OPERATOR_ONLY;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> OVER_LIMIT;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? REFUSED : INTERNAL_ERROR;
        };
    }

    /** Relative to the address of the request, so that it is the same on every server. */
    public String uri() {
        return PAGE + "#" + id();
    }

    /** The last part of the URI: {@code invalid-input}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status that comes with it. */
    public int status() {
        return status;
    }

    /** What it is, in a few words. */
    public Message title() {
        return message("title");
    }

    /** What has happened. */
    public Message meaning() {
        return message("meaning");
    }

    /** What to do about it. */
    public Message remedy() {
        return message("remedy");
    }

    private Message message(String part) {
        return Message.of("problem." + id() + "." + part);
    }
}
