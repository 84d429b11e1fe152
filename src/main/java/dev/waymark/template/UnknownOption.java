package dev.waymark.template;

import java.util.List;

/** A template, sector or goal that does not exist; the message names those that do. */
public final class UnknownOption extends IllegalArgumentException {

    private final String option;
    private final List<String> allowed;

    UnknownOption(String option, String given, List<String> allowed) {
        super("There is no %s “%s”. Choose one of: %s.".formatted(option, given, String.join(", ", allowed)));
        this.option = option;
        this.allowed = List.copyOf(allowed);
    }

    /** Which of the options was wrong: {@code template}, {@code sector} or {@code goal}. */
    public String option() {
        return option;
    }

    /** The ids that exist. */
    public List<String> allowed() {
        return allowed;
    }
}
