package dev.waymark.claude;

import java.time.Duration;

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

    /** Why there is no answer, in words that a page can show. */
    enum Failure {
        UNAVAILABLE("The language model did not answer."),
        TOO_SLOW("The language model took too long to answer."),
        REJECTED("The language model cannot be used at the moment."),
        USED_UP("The budget of the language model is used up for now.");

        private final String words;

        Failure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
