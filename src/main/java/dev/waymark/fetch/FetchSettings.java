package dev.waymark.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the web is visited.
 *
 * @param userAgent what we call ourselves, with a token for robots.txt and an address to complain to
 * @param policy which addresses are visited
 * @param names finds the addresses of a name
 * @param lookupTime for finding the addresses of a name, at most 5 s
 * @param connectTime for each attempt to connect, at most 5 s
 * @param responseTime from the start of a request to the last byte of its response by wall clock, at most 20 s
 */
public record FetchSettings(
        String userAgent,
        AddressPolicy policy,
        NameLookup names,
        Duration lookupTime,
        Duration connectTime,
        Duration responseTime) {

    private static final String PRODUCT = "WaymarkBot/1.0";
    private static final Pattern FINAL_SLASHES = Pattern.compile("(?<!/)/+$");
    private static final Pattern ONE_LINE_OF_ASCII = Pattern.compile("[ -~]{1,200}");

    public FetchSettings {
        if (!ONE_LINE_OF_ASCII.matcher(userAgent).matches()) {
            throw new IllegalArgumentException("A user agent is one line of ASCII");
        }
        bounded(lookupTime, Duration.ofSeconds(5));
        bounded(connectTime, Duration.ofSeconds(5));
        bounded(responseTime, Duration.ofSeconds(20));
    }

    /** The usual times and the resolver of the machine. */
    public static FetchSettings of(String userAgent, AddressPolicy policy) {
        Duration five = Duration.ofSeconds(5);
        return new FetchSettings(userAgent, policy, NameLookup.SYSTEM, five, five, Duration.ofSeconds(20));
    }

    /** What our crawler calls itself: its product token, and the page about it on the server that people reach at this address. */
    public static String userAgent(String publicUrl) {
        return named(FINAL_SLASHES.matcher(publicUrl).replaceFirst("") + "/bot");
    }

    /**
     * The same for a crawler that no server has a page about.
     *
     * @param contact where its owner can be reached, an address that begins with {@code mailto:} or {@code https:}; empty when that is
     *     not known
     */
    public static String userAgent(Optional<String> contact) {
        return contact.map(FetchSettings::named).orElse(PRODUCT);
    }

    private static String named(String contact) {
        return PRODUCT + " (+" + contact + ")";
    }

    /** The same with another way to find addresses. */
    public FetchSettings withNames(NameLookup others) {
        return new FetchSettings(userAgent, policy, others, lookupTime, connectTime, responseTime);
    }

    /** The same with other times. */
    public FetchSettings withTimes(Duration lookup, Duration connect, Duration response) {
        return new FetchSettings(userAgent, policy, names, lookup, connect, response);
    }

    private static void bounded(Duration time, Duration most) {
        if (time.isNegative() || time.isZero() || time.compareTo(most) > 0) {
            throw new IllegalArgumentException("A time limit of " + time + " is not within " + most);
        }
    }
}
