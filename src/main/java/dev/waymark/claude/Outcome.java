package dev.waymark.claude;

import dev.waymark.message.Message;
import java.time.Duration;
import java.util.Locale;

/** What came of one request. */
sealed interface Outcome {

    Usage usage();

    /** Why an answer ended. */
    enum Stop {
        COMPLETE,
        CUT_OFF,
        REFUSED
    }

    /** The model answered; whether the text is of use is another question. */
    record Answered(String text, Stop stop, Usage usage) implements Outcome {}

    /**
     * There is no answer.
     *
     * @param again whether it is worth trying again
     * @param patience how long to wait before that, as the server asks; zero when it does not
     * @param billed whether it may have cost something all the same
     * @param detail for the operator's log: one line, without keys and texts
     */
    record Failed(Failure failure, boolean again, Duration patience, boolean billed, String detail) implements Outcome {

        @Override
        public Usage usage() {
            return Usage.NONE;
        }
    }

    /** Why there is no answer. */
    enum Failure {
        UNAVAILABLE,
        TOO_SLOW,
        REJECTED,
        USED_UP;

        Message message() {
            return Message.of("model." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
