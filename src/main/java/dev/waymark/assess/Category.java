package dev.waymark.assess;

import java.util.Locale;

/** What a finding is about, and with it the score that it counts in. */
public enum Category {
    /** The form of the file: 15 points for an error, 4 for a warning. */
    STRUCTURE,
    /** A part that the template expects; it counts as the part, not by itself. */
    COMPLETENESS,
    /** Wording and choice of links: critical 15, major 10, minor 5 points. */
    QUALITY,
    /** What the website itself lacks; counted only where a part of the file is missing for it. */
    WEBSITE,
    /** What a charity of this size is expected to tell; it counts as the part, not by itself. */
    SIZE;

    /** As it is in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What one finding takes off the score of its category. */
    int points(Severity severity) {
        return switch (this) {
            case STRUCTURE ->
                switch (severity) {
                    case CRITICAL -> 15;
                    case MAJOR, MINOR -> 4;
                    case INFO -> 0;
                };
            case QUALITY ->
                switch (severity) {
                    case CRITICAL -> 15;
                    case MAJOR -> 10;
                    case MINOR -> 5;
                    case INFO -> 0;
                };
            case COMPLETENESS, WEBSITE, SIZE -> 0;
        };
    }
}
