package dev.waymark.extract.facts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the licence of a site's content from a link to its text. */
final class ContentLicence {

    private static final Pattern OPEN_GOVERNMENT = Pattern.compile(
            "^https?://(?:www\\.)?nationalarchives\\.gov\\.uk/doc/open-government-licence(?:/version/(\\d))?(?:/.{0,40})?$");
    private static final Pattern CREATIVE_COMMONS = Pattern.compile(
            "^https?://(?:www\\.)?creativecommons\\.org/(?:licenses/(by(?:-[a-z]{2}){0,2})/(\\d\\.\\d)|publicdomain/zero/(\\d\\.\\d))(?:/.{0,40})?$");

    private ContentLicence() {}

    /** The licence's name; empty for other addresses. */
    static Optional<String> of(String href) {
        Matcher open = OPEN_GOVERNMENT.matcher(href);
        if (open.matches()) {
            return Optional.of(
                    open.group(1) == null
                            ? "Open Government Licence"
                            : "Open Government Licence v" + open.group(1) + ".0");
        }
        Matcher common = CREATIVE_COMMONS.matcher(href);
        if (!common.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                common.group(1) == null
                        ? "CC0 " + common.group(3)
                        : "CC " + common.group(1).toUpperCase(Locale.ROOT) + " " + common.group(2));
    }
}
