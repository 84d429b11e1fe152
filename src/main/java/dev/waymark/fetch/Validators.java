package dev.waymark.fetch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server says by which one may ask whether a page has changed. Source: RFC 9110, sections 8.8 and 13.1.
 *
 * @param etag as it was sent, quotes included; empty when there was none
 * @param lastModified the date as it was sent; empty when there was none
 */
public record Validators(String etag, String lastModified) {

    public static final Validators NONE = new Validators("", "");

    private static final int MAX_CHARACTERS = 300;

    public Validators {
        etag = usable(etag);
        lastModified = usable(lastModified);
    }

    /** Those of an answer. */
    public static Validators of(FetchResponse answer) {
        return new Validators(
                answer.header("etag").orElse(""), answer.header("last-modified").orElse(""));
    }

    /** What is too long, or has characters that a field must not have, is none. */
    private static String usable(String value) {
        boolean visible = value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return visible && value.length() <= MAX_CHARACTERS ? value.strip() : "";
    }

    public boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }

    /** The fields of a request that wants the page only if it has changed. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!etag.isEmpty()) {
            fields.put("If-None-Match", etag);
        }
        if (!lastModified.isEmpty()) {
            fields.put("If-Modified-Since", lastModified);
        }
        return fields;
    }
}
