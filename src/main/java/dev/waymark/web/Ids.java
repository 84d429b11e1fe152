package dev.waymark.web;

import java.util.Locale;

/** How constants of enums are written in JSON, in addresses and in templates. */
public final class Ids {

    private Ids() {}

    /** The name in lower case, words joined by underscores. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
