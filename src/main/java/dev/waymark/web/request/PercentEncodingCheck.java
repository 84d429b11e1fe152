package dev.waymark.web.request;

import java.util.regex.Pattern;

/** Percent-encoding, as addresses and forms have it. */
final class PercentEncodingCheck {

    private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private PercentEncodingCheck() {}

    /** Whether two hexadecimal digits follow each percent sign. */
    static boolean isSound(String encoded) {
        return !BROKEN.matcher(encoded).find();
    }
}
