package dev.waymark.robots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The X-Robots-Tag header field: directives with commas between them, each name of a robot holding for those after it. */
public final class RobotsTag {

    private RobotsTag() {}

    /** The directives of one field value that are for everybody or for us, in lower case. */
    public static List<String> rules(String value) {
        List<String> rules = new ArrayList<>();
        boolean ours = true;
        for (String part : value.toLowerCase(Locale.ROOT).split(",", -1)) {
            String rule = part.strip();
            int colon = rule.indexOf(':');
            if (colon >= 0 && !rule.startsWith("max-") && !rule.startsWith("unavailable_after")) {
                ours = rule.substring(0, colon).strip().equals(Robots.PRODUCT_TOKEN.toLowerCase(Locale.ROOT));
                rule = rule.substring(colon + 1).strip();
            }
            if (ours) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
