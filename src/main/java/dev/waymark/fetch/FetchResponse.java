package dev.waymark.fetch;

import dev.waymark.url.Url;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer.
 *
 * @param url the address that answered
 * @param status the HTTP status
 * @param headers the header fields by lower-case name
 * @param body decoded bytes, at most the limit
 * @param truncated whether the body went on past the limit
 * @param took from the start of the request to the last byte
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large: never compared, never copied
public record FetchResponse(
        Url url, int status, Map<String, List<String>> headers, byte[] body, boolean truncated, Duration took)
        implements FetchResult {

    private static final Pattern AFTER_TYPE = Pattern.compile("[;,]");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s\"';,]+)", Pattern.CASE_INSENSITIVE);

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The media type in lower case, without its parameters; empty when the server names none. */
    public String mediaType() {
        return header("content-type")
                .map(type -> AFTER_TYPE.split(type, 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The character set that the server names; empty when it names none, or one that nobody knows. */
    public Optional<Charset> charset() {
        return header("content-type").flatMap(FetchResponse::charset);
    }

    private static Optional<Charset> charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Optional.of(Charset.forName(named.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where a 3xx answer points; empty when it is no redirect or points to no address we visit. */
    public Optional<Url> redirect() {
        boolean redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        return redirects ? header("location").flatMap(url::link) : Optional.empty();
    }
}
