package dev.waymark.enrich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Reads registers over the web, and remembers what they said. What it hands out is either content or, as {@link Unavailable}, the
 * reason why there is none, in words for a page.
 */
final class RegisterClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_REDIRECTS = 5;

    private final HttpFetcher web;
    private final Cache cache;
    private final Clock clock;

    RegisterClient(HttpFetcher web, Cache cache, Clock clock) {
        this.web = web;
        this.cache = cache;
        this.clock = clock;
    }

    /** Remembers what registers said for as long as it holds. */
    interface Cache {

        Optional<Kept> find(String source, String key);

        void save(String source, String key, String content);
    }

    /** What a register said, and when. */
    record Kept(String content, Instant at) {

        LocalDate date() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /** A register says nothing; the message tells why, in words that a page can show. */
    static final class Unavailable extends Exception {

        private static final long serialVersionUID = 1;

        private final String why;

        Unavailable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** Makes of what a register sent the part that is worth keeping. */
    @FunctionalInterface
    interface Reading {
        JsonNode read() throws Unavailable;
    }

    /** What is remembered under a key, or else what is read now and remembered from now on. */
    Kept remembered(String source, String key, Reading reading) throws Unavailable {
        Optional<Kept> known = cache.find(source, key);
        if (known.isPresent()) {
            return known.get();
        }
        String content = reading.read().toString();
        cache.save(source, key, content);
        return new Kept(content, clock.instant());
    }

    /** The JSON at an address. */
    JsonNode json(String address, Map<String, String> fields) throws Unavailable {
        try {
            return MAPPER.readTree(answer(address, fields).body());
        } catch (IOException e) {
            throw new Unavailable("Its answer cannot be read.");
        }
    }

    static JsonNode json(Kept kept) {
        try {
            return MAPPER.readTree(kept.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is JSON", e);
        }
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The answer at an address or where it redirects to. */
    FetchResponse answer(String address, Map<String, String> fields) throws Unavailable {
        Url url = parsed(address);
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            FetchResponse answer =
                    had(web.fetch(url, FetchPurpose.DATA, hops == 0 ? fields : Map.<String, String>of()));
            Optional<Url> next = answer.redirect();
            if (next.isEmpty()) {
                return checked(answer);
            }
            url = next.get();
        }
        throw new Unavailable("It redirects too often.");
    }

    private static Url parsed(String address) throws Unavailable {
        try {
            return Url.parse(address);
        } catch (BadUrl e) {
            throw new Unavailable("Its address makes no sense.");
        }
    }

    private static FetchResponse had(FetchResult fetched) throws Unavailable {
        if (fetched instanceof FetchResponse answer) {
            return answer;
        }
        throw new Unavailable(
                switch (((FetchFailure) fetched).reason()) {
                    case UNREACHABLE -> "It cannot be reached.";
                    case TOO_SLOW -> "It takes too long to answer.";
                    case TOO_LARGE -> "Its answer is too large.";
                    case BROKEN -> "Its answer cannot be read.";
                });
    }

    private static FetchResponse checked(FetchResponse answer) throws Unavailable {
        switch (answer.status()) {
            case 200 -> {
                return answer;
            }
            case 404 -> throw new Unavailable("It has no entry for this.");
            case 401, 403 -> throw new Unavailable("It does not accept our key.");
            case 429 -> throw new Unavailable("It has been asked too often.");
            default -> throw new Unavailable("It answers with an error (" + answer.status() + ").");
        }
    }
}
