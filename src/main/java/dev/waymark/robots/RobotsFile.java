package dev.waymark.robots;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.Charsets;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A robots.txt as any robot reads it, while {@link Robots} has what it says to us.
 *
 * @param url where it is
 * @param text its bytes
 * @param truncated whether it went on past our limit
 * @param named the robots that a User-agent line names, in small letters, at most 1,000
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RobotsFile(Url url, byte[] text, boolean truncated, Set<String> named) {

    private static final int MAX_NAMES = 1_000;
    private static final int MAX_VALUES = 20;
    private static final int MAX_VALUE_CHARACTERS = 200;
    /** A name that no file addresses: its robot gets the rules for all. */
    private static final String ANYBODY = "no-robot-of-any-name";

    /** An answer with status 200. */
    public static RobotsFile of(FetchResponse answer) {
        RobotsFile unread = new RobotsFile(answer.url(), answer.body(), answer.truncated(), Set.of());
        Set<String> named = new TreeSet<>();
        for (String name : unread.values("user-agent", MAX_NAMES)) {
            named.add(name.toLowerCase(Locale.ROOT));
        }
        return new RobotsFile(unread.url, unread.text, unread.truncated, Set.copyOf(named));
    }

    /** Whether a group of rules is for this robot by name. */
    public boolean names(String token) {
        return named.contains(token.toLowerCase(Locale.ROOT));
    }

    /** What it says to the robot of this name: its own group, or else the one for all. */
    public Robots rules(String token) {
        return Robots.parse(url, text, truncated, names(token) ? token : ANYBODY);
    }

    /** What it says to robots that it does not name. */
    public Robots rulesForOthers() {
        return rules(ANYBODY);
    }

    /** The values of all lines with this name, such as content-signal, without comments: at most 20 of 200 characters. */
    public List<String> values(String name) {
        return values(name, MAX_VALUES);
    }

    private List<String> values(String name, int most) {
        List<String> values = new ArrayList<>();
        for (String line : (Iterable<String>) Charsets.decode(text, "").lines()::iterator) {
            Deadline.check();
            int colon = line.indexOf(':');
            if (values.size() < most
                    && colon > 0
                    && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                int comment = line.indexOf('#', colon);
                String value = line.substring(colon + 1, comment < 0 ? line.length() : comment)
                        .strip();
                values.add(value.substring(0, Math.min(value.length(), MAX_VALUE_CHARACTERS)));
            }
        }
        return values;
    }
}
