package dev.waymark.claude;

import java.util.Optional;

/** Reads an answer; empty when it is not of the shape that was asked for. */
@FunctionalInterface
interface AnswerParser<T> {

    Optional<T> read(String answer);

    /** What can be read of an answer that broke off; empty when nothing can. */
    default Optional<T> readPart(String answer) {
        return Optional.empty();
    }
}
