package dev.waymark.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client calls a request, so that it can send it again.
 *
 * @param text without quotation marks
 */
record IdempotencyKey(String text) {

    static final int MAX_CHARACTERS = 255;

    private static final Pattern BARE = Pattern.compile("[!#-~][!-~]*+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])++\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /**
     * Reads the header field: a string of structured fields (RFC 9651, section 3.3.3), or the same without its quotation marks, which
     * many programs send.
     *
     * @return empty when it is none, is too long, or there is more than one
     */
    static Optional<IdempotencyKey> read(List<String> fields) {
        if (fields.size() != 1) {
            return Optional.empty();
        }
        String field = fields.get(0).strip();
        if (field.length() > 2 * MAX_CHARACTERS + 2) {
            return Optional.empty();
        }
        Optional<String> text = BARE.matcher(field).matches()
                ? Optional.of(field)
                : Optional.of(field)
                        .filter(quoted -> QUOTED.matcher(quoted).matches())
                        .map(quoted -> ESCAPED.matcher(quoted.substring(1, quoted.length() - 1))
                                .replaceAll("$1"));
        return text.filter(read -> read.length() <= MAX_CHARACTERS).map(IdempotencyKey::new);
    }
}
