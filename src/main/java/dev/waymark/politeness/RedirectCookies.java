package dev.waymark.politeness;

import dev.waymark.fetch.FetchResponse;
import dev.waymark.url.Url;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cookies that an origin has set while it redirected to itself. Some sites send every visitor without a cookie in a circle until
 * the cookie comes back. They are sent to that origin only, within one crawl, and never stored. Used by several threads.
 */
final class RedirectCookies {

    private static final int MAX_COOKIES = 20;
    private static final int MAX_HEADER_CHARACTERS = 4_096;
    private static final Pattern PAIR =
            Pattern.compile("\\s{0,9}([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}+)=([!-:<-~]{0,1500}+)\\s{0,9}(?:;.*)?");

    private final Map<String, Map<String, String>> byOrigin = new ConcurrentHashMap<>();

    /** Takes the cookies of an answer that redirects within its origin. */
    void take(FetchResponse answer) {
        String origin = answer.url().origin();
        Optional<Url> target = answer.redirect().filter(url -> url.origin().equals(origin));
        List<String> set = answer.headers().getOrDefault("set-cookie", List.of());
        if (target.isPresent() && !set.isEmpty()) {
            byOrigin.merge(origin, pairs(set), RedirectCookies::joined);
        }
    }

    private static Map<String, String> pairs(List<String> fields) {
        Map<String, String> pairs = new LinkedHashMap<>();
        fields.stream()
                .map(PAIR::matcher)
                .filter(Matcher::matches)
                .limit(MAX_COOKIES)
                .forEach(pair -> pairs.put(pair.group(1), pair.group(2)));
        return pairs;
    }

    private static Map<String, String> joined(Map<String, String> old, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(old);
        more.forEach((name, value) -> {
            if (all.size() < MAX_COOKIES || all.containsKey(name)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** The value of the Cookie field of a request for this address; empty when there is nothing to send. */
    String header(Url url) {
        String cookies = byOrigin.getOrDefault(url.origin(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return cookies.length() <= MAX_HEADER_CHARACTERS ? cookies : "";
    }
}
