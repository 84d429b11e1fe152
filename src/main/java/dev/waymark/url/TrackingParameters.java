package dev.waymark.url;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Parameters that only follow a visitor from page to page: an address names the same page without them. */
public final class TrackingParameters {

    private static final Set<String> NAMES = Set.of(
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "fbclid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "mc_cid",
            "mc_eid",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "mkt_tok",
            "ref_src",
            "srsltid",
            "li_fat_id",
            "vero_id",
            "wickedid");

    private TrackingParameters() {}

    /** Whether a query has any. */
    public static boolean areIn(String query) {
        return Arrays.stream(query.split("&")).anyMatch(TrackingParameters::isTracking);
    }

    /** The query without them, otherwise unchanged. */
    public static String removedFrom(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !isTracking(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || NAMES.contains(name);
    }
}
