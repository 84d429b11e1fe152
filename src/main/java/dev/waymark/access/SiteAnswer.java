package dev.waymark.access;

import dev.waymark.extract.Charsets;
import dev.waymark.extract.PageReader;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of asking for one address.
 *
 * @param end the address that answered, after redirects
 * @param response the answer, whatever its status; empty when there is none
 * @param obstacle why there is none
 */
record SiteAnswer(Url asked, Url end, Optional<FetchResponse> response, Obstacle obstacle) {

    private static final Set<String> MARKDOWN = Set.of("text/markdown", "text/x-markdown");
    private static final int BINARY_LOOK = 1_000;

    /** Why there is no answer. */
    enum Obstacle {
        NONE,
        /** robots.txt keeps us out. */
        ROBOTS,
        /** Nobody answers, or not in time. */
        SILENCE,
        /** Redirects without end. */
        ENDLESS,
        /** We did not ask: so many requests, and so much time, are all. */
        NOT_ASKED
    }

    static SiteAnswer without(Url asked, Url end, Obstacle obstacle) {
        return new SiteAnswer(asked, end, Optional.empty(), obstacle);
    }

    static SiteAnswer notAsked(Url url) {
        return without(url, url, Obstacle.NOT_ASKED);
    }

    boolean wasAsked() {
        return obstacle != Obstacle.NOT_ASKED;
    }

    /** The status; 0 without an answer. */
    int status() {
        return response.map(FetchResponse::status).orElse(0);
    }

    boolean isFound() {
        return status() == 200;
    }

    String mediaType() {
        return response.map(FetchResponse::mediaType).orElse("");
    }

    String contentType() {
        return header("content-type");
    }

    String header(String name) {
        return response.flatMap(answer -> answer.header(name)).orElse("");
    }

    List<String> headers(String name) {
        return response.map(answer -> answer.headers().getOrDefault(name, List.of()))
                .orElse(List.of());
    }

    byte[] body() {
        return response.map(FetchResponse::body).orElse(new byte[0]);
    }

    String text() {
        return Charsets.decode(body(), contentType());
    }

    boolean isHtml() {
        return isFound() && (mediaType().endsWith("html") || PageReader.looksLikeHtml(text()));
    }

    /** Whether it is text that is no HTML, whatever type the server gives it. */
    boolean isText() {
        byte[] start = Arrays.copyOf(body(), Math.min(body().length, BINARY_LOOK));
        boolean binary = new String(start, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0;
        return isFound() && !binary && start.length > 0 && !isHtml();
    }

    boolean hasMarkdownType() {
        return MARKDOWN.contains(mediaType());
    }

    /** Whether a cache between is told that the answer depends on the field Accept. Source: RFC 9110, 12.5.5. */
    boolean variesByAccept() {
        return headers("vary").stream()
                .flatMap(field -> Stream.of(field.split(",", -1)))
                .map(String::strip)
                .anyMatch(name -> name.equals("*") || name.equalsIgnoreCase("accept"));
    }
}
