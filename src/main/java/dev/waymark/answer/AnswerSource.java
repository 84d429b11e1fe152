package dev.waymark.answer;

import java.util.Optional;

/** A text that may answer questions: the start page, or the file. */
interface AnswerSource {

    /** What answers it beyond doubt. */
    Optional<VisitorAnswer> answer(VisitorQuestion question);

    /** Whether it may answer, for all that its words tell; only where it cannot, may one say that it does not. */
    boolean mayAnswer(VisitorQuestion question);
}
