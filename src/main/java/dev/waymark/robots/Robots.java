package dev.waymark.robots;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.waymark.extract.Charsets;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the robots.txt of one origin lets us do. Source: RFC 9309, and the usual Crawl-delay and Sitemap lines.
 *
 * <p>crawler-commons reads the file. Its own matching is not used: it takes the first place where a piece between two wildcards
 * fits, so that {@code /*.php$} misses {@code /a.php.php}, and it compares piece by piece in the product of the two lengths.
 *
 * @param rules the most specific first
 * @param delay the gap between two requests that it asks for, at most 10 s
 * @param sitemaps the addresses on its Sitemap lines, unchanged
 * @param closed why nothing may be fetched at all; empty when the rules decide
 */
public record Robots(List<RobotsRule> rules, Duration delay, List<String> sitemaps, Optional<Closed> closed) {

    /**
     * Why nothing may be fetched from an origin.
     *
     * @param unreachable whether nobody answers there; otherwise its rules cannot be known
     * @param why nothing when it is unreachable
     */
    public record Closed(boolean unreachable, Message why) {}

    /** The name that a robots.txt can address us by. */
    public static final String PRODUCT_TOKEN = "WaymarkBot";

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,1000}+>");
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final int MOST_SITEMAPS = 1_000;

    /** No rules: everything may be fetched. */
    static Robots none() {
        return new Robots(List.of(), Duration.ZERO, List.of(), Optional.empty());
    }

    /** Nothing may be fetched, because we could not learn the rules. */
    static Robots closed(Message why) {
        return closed(new Closed(false, why));
    }

    /** Nothing can be fetched, because nobody answers. */
    static Robots unreachable() {
        return closed(new Closed(true, Message.NONE));
    }

    private static Robots closed(Closed why) {
        return new Robots(List.of(), Duration.ZERO, List.of(), Optional.of(why));
    }

    static Robots parse(Url url, byte[] text, boolean truncated) {
        return parse(url, text, truncated, PRODUCT_TOKEN);
    }

    /** The rules for the robot of this name. */
    static Robots parse(Url url, byte[] text, boolean truncated, String token) {
        byte[] whole = plain(truncated ? wholeLines(text) : text);
        SimpleRobotRules read = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(url.toString(), whole, "text/plain", Set.of(token.toLowerCase(Locale.ROOT)));
        List<RobotsRule> rules = read.getRobotRules().stream()
                .map(rule -> RobotsRule.of(rule.getPrefix(), rule.isAllow()))
                .sorted(Comparator.comparingInt(RobotsRule::length).reversed().thenComparing(rule -> !rule.allow()))
                .toList();
        List<String> sitemaps = read.getSitemaps().stream().limit(MOST_SITEMAPS).toList();
        return new Robots(rules, delay(read.getCrawlDelay()), sitemaps, Optional.empty());
    }

    /** The file without UTF-16 and without markup: some servers send it as such, and its lines are meant none the less. */
    private static byte[] plain(byte[] text) {
        Charset charset = Charsets.of(text, "");
        boolean wide = charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
        if (!wide && !startsWithTag(text)) {
            return text;
        }
        String lines = TAG.matcher(Charsets.decode(text, "")).replaceAll("\n");
        return lines.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWithTag(byte[] text) {
        String start = new String(text, 0, Math.min(text.length, 100), StandardCharsets.UTF_8);
        return start.replace("\uFEFF", "").stripLeading().startsWith("<");
    }

    private static byte[] wholeLines(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n' && text[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(text, end);
    }

    private static Duration delay(long milliseconds) {
        Duration asked = Duration.ofMillis(Math.max(0, milliseconds));
        return asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
    }

    /** Whether the address may be fetched: the longest rule that matches decides, and of two equally long ones the one that allows. */
    public boolean allows(Url url) {
        if (closed.isPresent()) {
            return false;
        }
        byte[] path = RobotsRule.normal(url.path() + (url.query().isEmpty() ? "" : "?" + url.query()))
                .getBytes(StandardCharsets.UTF_8);
        return rules.stream()
                .filter(rule -> rule.matches(path))
                .findFirst()
                .map(RobotsRule::allow)
                .orElse(true);
    }
}
