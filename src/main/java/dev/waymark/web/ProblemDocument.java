package dev.waymark.web;

import dev.waymark.message.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link ProblemDetails} in a language: a problem document (RFC 9457).
 *
 * @param type the URI of its {@link ProblemType}
 * @param title the kind of problem, the same for every occurrence
 * @param detail what happened here and what to do about it
 * @param errors what is wrong with which field; empty when no field is to blame
 * @param id names this occurrence in the operator's log; null when nothing was logged
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        List<Field> errors,
        @Nullable String id) {

    /** What is wrong with one field of the input. */
    public record Field(String field, String message) {}

    public static ProblemDocument of(ProblemDetails problem, Messages messages) {
        return new ProblemDocument(
                problem.type().uri(),
                messages.text(problem.type().title()),
                problem.status(),
                messages.text(problem.detail()),
                problem.errors().stream()
                        .map(error -> new Field(error.field(), messages.text(error.message())))
                        .toList(),
                problem.id());
    }
}
