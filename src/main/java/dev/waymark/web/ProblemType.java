package dev.waymark.web;

import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of {@link ProblemDetails} that a program may want to distinguish, each with the URI that a problem document has as its
 * {@code type} (RFC 9457, section 3.1.1). The URIs never change; each is the address of a section of {@code /docs/problems}.
 */
public enum ProblemType {
    INVALID_INPUT(
            422,
            "Invalid input",
            "The request can be read, but one or more values cannot be accepted.",
            "Correct the fields that errors names, and send the request again."),
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The request cannot be read: its body, a header field or the encoding of its address breaks the syntax.",
            "Correct what detail names. The same request will be refused again."),
    INVALID_SIGNATURE(
            400,
            "Invalid signature",
            "The body of a payment event does not fit its signature, or the signature is too old.",
            "Send the event as it was signed, within five minutes, with the secret that is set up here."),
    NOT_FOUND(
            404,
            "Not Found",
            "There is nothing at this address, or nothing any more: results are kept for a limited time.",
            "Check the address. When a result has expired, submit the site again."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists and does not answer this method.",
            "Use one of the methods that the Allow header names."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "The address cannot answer in any of the formats that the Accept header asks for.",
            "Ask for the format that the description of the API names, or leave the Accept header out."),
    TOO_LARGE(
            413,
            "Too large",
            "The request, or the file in it, is larger than what is accepted here.",
            "Send less; detail says how much is accepted."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The type or the character set of the body is not accepted at this address.",
            "Send the body as the type that the description of the API names, usually application/json in UTF-8."),
    OVER_LIMIT(
            429,
            "Over the limit",
            "There were more requests from this client address than the limit allows.",
            "Wait for as many seconds as Retry-After says. RateLimit and RateLimit-Policy describe the limit."),
    TOO_MANY_WAITING(
            429,
            "Too many sites waiting",
            "As many sites of this client are waiting for their turn as one client may have.",
            "Submit the next one when one of them has been started or cancelled."),
    BUSY(
            503,
            "Busy",
            "The server has as much to do as it takes on at a time. Nothing was stored.",
            "Send the request again after as many seconds as Retry-After says."),
    UNAVAILABLE(
            503,
            "Unavailable",
            "Something that the service needs, such as its database, does not answer at the moment.",
            "Send the request again after as many seconds as Retry-After says."),
    PAYMENT_SERVICE_UNAVAILABLE(
            503,
            "Payment service unavailable",
            "The payment service does not answer at the moment. Nothing was charged.",
            "Send the request again after as many seconds as Retry-After says."),
    PAYMENTS_OFF(
            403,
            "Payments off",
            "Nothing is sold on this server.",
            "Use what is free, or a server that sells the full service."),
    NOT_PAID(
            402,
            "Not paid",
            "The payment is unknown, not completed or refunded, or what it bought has expired.",
            "Complete the payment, or make a new one, and send its id."),
    ALREADY_PAID(
            409,
            "Already paid",
            "What is to be paid for has been paid for before.",
            "Ask for the job that detail names. Nothing more is charged."),
    PAYMENT_PENDING(
            409,
            "Payment pending",
            "A payment for the same order is not confirmed yet.",
            "Ask for the job later. Do not pay again."),
    PAYMENT_SPENT(
            409,
            "Payment spent",
            "The payment has bought a job for another site or with other options; a payment buys one job.",
            "Send the order that the payment was made for, or make a new payment."),
    FULL_SERVICE_ONLY(
            403,
            "Full service only",
            "This part of a result belongs to the full service, which the job did not ask for.",
            "Order the full service for the job, or use the parts that its links name."),
    NEWER_VERSION(
            409,
            "Newer version",
            "The file has been changed since the version that yours is based on. Nothing was changed.",
            "Read the newest version, base yours on it and send it again."),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            "If-Match names a version that is not the newest. Nothing was changed.",
            "Read the newest version, and send yours again with its ETag."),
    PRECONDITION_REQUIRED(
            428,
            "Precondition required",
            "The request does not say which version it is based on, so it might overwrite what others have changed.",
            "Send base_version, or the ETag of the version as If-Match."),
    FOREIGN_ORIGIN(
            403,
            "Foreign origin",
            "A browser sent the request from a page of another site, which may not change anything here.",
            "Open our own page and repeat it there. Programs send no Origin, no Sec-Fetch-Site and no cookie."),
    OPERATOR_ONLY(
            401,
            "Operator only",
            "The address is for the operator of this server.",
            "Send the token that was set up for it as Authorization: Bearer."),
    REFUSED(
            400,
            "Refused",
            "The request was refused for a reason that has no type of its own; status tells the class of the reason.",
            "Read detail, and look the status up in RFC 9110."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "Something went wrong on our side. It was logged under the id.",
            "Try again. If it happens again, tell the operator the id.");

    /** The page that describes them. */
    static final String PAGE = "/docs/problems";

    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(int status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The general type for a status that was set elsewhere, such as by the container. */
    static ProblemType of(int status) {
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

    static boolean isUri(String text) {
        return Arrays.stream(values()).anyMatch(type -> type.uri().equals(text));
    }

    /** Relative to the address of the request, so that it is the same on every server. */
    String uri() {
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
    public String title() {
        return title;
    }

    /** What has happened. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
