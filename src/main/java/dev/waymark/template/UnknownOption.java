package dev.waymark.template;

import dev.waymark.message.Message;
import java.util.List;

/** A template, sector or goal that does not exist; the message names those that do. */
public final class UnknownOption extends IllegalArgumentException {

    private final String option;
    private final List<String> allowed;

    private final transient Message reason;

    UnknownOption(String option, String given, List<String> allowed) {
        this.option = option;
        this.reason = Message.of("error.option", option, given, String.join(", ", allowed));
        this.allowed = List.copyOf(allowed);
    }

    /** Which of the options was wrong: {@code template}, {@code sector} or {@code goal}. */
    public String option() {
        return option;
    }

    /** That it does not exist, and which ones do. */
    public Message reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return reason.toString();
    }

    /** The ids that exist. */
    public List<String> allowed() {
        return allowed;
    }
}
