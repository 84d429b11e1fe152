package dev.waymark.extract.facts;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds addresses as most of continental Europe writes them: street and number, then postcode and town, in one line or in two.
 */
final class StreetFirstAddress {

    private static final String STREET = "(\\p{Lu}[\\p{L}.'\u2019 -]{2,40}+\\d{1,4}(?: ?[a-zA-Z](?!\\p{L}))?)";

    /** Four digits alone are a postcode too, unless they may be a year. */
    private static final String TOWN =
            "((?:[A-Z]{1,2}-)?(?:\\d{4} ?[A-Z]{2}(?!\\p{L})|\\d{5}|(?!19\\d\\d|20\\d\\d)\\d{4})) (\\p{Lu}[\\p{L}'\u2019 -]{1,30})";

    private static final Pattern ONE_LINE =
            Pattern.compile("(?<![\\p{L}\\d])" + STREET + "(?:, ?| [-\u2013|\u00B7] ?)" + TOWN);
    private static final Pattern FIRST_LINE = Pattern.compile("(?<![\\p{L}\\d])" + STREET + ",?$");
    private static final Pattern SECOND_LINE = Pattern.compile("^" + TOWN);

    private static final int LONGEST_LINE = 80;

    private StreetFirstAddress() {}

    /** Gives the address that a line holds, or that it ends. */
    static void find(String line, String lineBefore, Consumer<String> found) {
        Matcher whole = ONE_LINE.matcher(line);
        if (whole.find()) {
            found.accept(whole.group(1) + ", " + whole.group(2) + " "
                    + whole.group(3).strip());
            return;
        }
        Matcher second = SECOND_LINE.matcher(line);
        if (line.length() <= LONGEST_LINE && lineBefore.length() <= LONGEST_LINE && second.lookingAt()) {
            Matcher first = FIRST_LINE.matcher(lineBefore);
            if (first.find()) {
                found.accept(first.group(1) + ", " + second.group(1) + " "
                        + second.group(2).strip());
            }
        }
    }
}
