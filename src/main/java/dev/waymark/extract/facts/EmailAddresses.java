package dev.waymark.extract.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds email addresses in running text, those written out for people ({@code info [at] example [dot] org}) included. */
final class EmailAddresses {

    private static final Pattern PLAIN = Pattern.compile(
            "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,5}\\.[A-Za-z]{2,24}(?![A-Za-z0-9-])");
    private static final Pattern SAYS_AT = Pattern.compile("[\\[({] ?(?i:at) ?[\\])}]| AT ");
    private static final Pattern WRITTEN_OUT = Pattern.compile(
            "(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64}) ?(?:[\\[({] ?(?i:at) ?[\\])}]|(?<![\\p{L}\\p{N}_])AT(?![\\p{L}\\p{N}_])) ?([A-Za-z0-9-]{1,63}(?:(?:\\.| ?[\\[({] ?(?i:dot) ?[\\])}] ?| DOT )[A-Za-z0-9-]{1,63}){1,5})");
    private static final Pattern DOT = Pattern.compile(" ?[\\[({] ?(?i:dot) ?[\\])}] ?| DOT ");
    /** What is written like an address and names a file of the page. */
    private static final Pattern FILE = Pattern.compile("\\.(?:png|jpe?g|gif|svg|webp|css|js)$");

    private EmailAddresses() {}

    /** The addresses in lower case, in the order in which they are, plain ones first. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        if (text.indexOf('@') >= 0) {
            PLAIN.matcher(text).results().forEach(email -> add(found, email.group()));
        }
        if (SAYS_AT.matcher(text).find()) {
            Matcher hidden = WRITTEN_OUT.matcher(text);
            while (hidden.find()) {
                String host = DOT.matcher(hidden.group(2)).replaceAll(".");
                add(found, hidden.group(1) + "@" + host);
            }
        }
        return found;
    }

    private static void add(List<String> found, String email) {
        String address = email.toLowerCase(Locale.ROOT);
        if (!FILE.matcher(address).find() && !address.startsWith(".")) {
            found.add(address);
        }
    }
}
