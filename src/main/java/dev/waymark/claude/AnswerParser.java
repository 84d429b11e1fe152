package dev.waymark.claude;

import java.util.Optional;

/** Reads an answer; empty when it is not of the shape that was asked for. */
@FunctionalInterface
interface AnswerParser<T> {

    Optional<T> read(String answer);
}
