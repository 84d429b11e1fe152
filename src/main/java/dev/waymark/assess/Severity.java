package dev.waymark.assess;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    CRITICAL,
    MAJOR,
    MINOR,
    /** Worth knowing; never counted. */
    INFO;

    /** As it is in JSON and in class names of a page. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
