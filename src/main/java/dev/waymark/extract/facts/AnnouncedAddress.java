package dev.waymark.extract.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds an address that a label announces and no postcode ends: {@code Address: The Hall, Mill Lane, Wexcombe}. */
final class AnnouncedAddress {

    private static final Pattern LINE = Pattern.compile(
            "(?i)(?:(?:our |postal |full )?address|adresse|anschrift|adres|indirizzo|direcci[oó]n|cyfeiriad): ?+([\\p{L}\\d](?:[^,.:;@]{1,60}, ?+){2,6}[^,.:;@]{2,40}+)\\.?");

    private static final int LONGEST = 200;

    private AnnouncedAddress() {}

    static Optional<String> in(String line) {
        Matcher address = LINE.matcher(line.length() > LONGEST ? "" : line);
        return address.matches() ? Optional.of(address.group(1).strip()) : Optional.empty();
    }
}
