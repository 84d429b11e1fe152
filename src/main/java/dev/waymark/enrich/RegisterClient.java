package dev.waymark.enrich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.message.Message;
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

    /** A register says nothing, and why. */
    static final class Unavailable extends Exception {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never leaves the process
        private final Message why;

        /** @param reason see the messages of the bundle whose keys begin with {@code register.} */
        Unavailable(String reason, Object... details) {
            this.why = Message.of("register." + reason, details);
        }

        Message why() {
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
            throw new Unavailable("unreadable");
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
        throw new Unavailable("redirects");
    }

    private static Url parsed(String address) throws Unavailable {
        try {
            return Url.parse(address);
        } catch (BadUrl e) {
            throw new Unavailable("address");
        }
    }

    private static FetchResponse had(FetchResult fetched) throws Unavailable {
        if (fetched instanceof FetchResponse answer) {
            return answer;
        }
        throw new Unavailable(
                switch (((FetchFailure) fetched).reason()) {
                    case UNREACHABLE -> "unreachable";
                    case TOO_SLOW -> "slow";
                    case TOO_LARGE -> "large";
                    case BROKEN -> "unreadable";
                });
    }

    private static FetchResponse checked(FetchResponse answer) throws Unavailable {
        switch (answer.status()) {
            case 200 -> {
                return answer;
            }
            case 404 -> throw new Unavailable("no-entry");
            case 401, 403 -> throw new Unavailable("key");
            case 429 -> throw new Unavailable("limit");
            default -> throw new Unavailable("error", String.valueOf(answer.status()));
        }
    }
}
