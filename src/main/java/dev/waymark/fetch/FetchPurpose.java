package dev.waymark.fetch;

/**
 * What a request is for, which settles how much of it is read.
 *
 * <p>Limits are in bytes after decoding.
 */
public enum FetchPurpose {
    PAGE(2 * 1024 * 1024, "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, */*;q=0.1"),
    /** A page, as programs ask that would rather have it in Markdown. */
    MARKDOWN(2 * 1024 * 1024, "text/markdown, text/html;q=0.8, */*;q=0.1"),
    /** A page in a type that nothing has, to see how a server answers that. */
    NO_TYPE(2 * 1024 * 1024, "application/x-waymark-no-such-type"),
    ROBOTS(500 * 1024, "text/plain, */*;q=0.1"),
    SITEMAP(10 * 1024 * 1024, "application/xml, text/xml, text/plain;q=0.5, */*;q=0.1"),
    /** A script or data that a page asks for while a browser renders it. */
    RESOURCE(4 * 1024 * 1024, "*/*"),
    ATTACHMENT(10 * 1024 * 1024, "application/pdf, */*;q=0.5"),
    DATA(10 * 1024 * 1024, "application/json, text/csv;q=0.9, */*;q=0.1");

    private static final int OVERHEAD = 2 * 1024 * 1024;

    private final int limit;
    private final String accept;

    FetchPurpose(int limit, String accept) {
        this.limit = limit;
        this.accept = accept;
    }

    public int limit() {
        return limit;
    }

    /** Whether the first part says enough; half a sitemap is no well-formed XML, half a register no JSON, half a PDF no PDF. */
    boolean isOfUseWhenCutOff() {
        return this == PAGE || this == MARKDOWN || this == NO_TYPE || this == ROBOTS;
    }

    /** Bytes that a server may send us for it, as they come over the wire: with room for an encoding that makes things longer. */
    int wireLimit() {
        return limit + Math.min(limit, OVERHEAD);
    }

    /** The {@code Accept} field. */
    public String accept() {
        return accept;
    }
}
