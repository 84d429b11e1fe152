package dev.waymark.claude;

import java.util.Optional;

/** Stores the model's answers for one job, and keeps its cost within the limits. */
public interface ModelBudget {

    /** What was answered to a question before. */
    Optional<String> answer(String question);

    /**
     * Sets money aside before a request.
     *
     * @param micros the most that it can cost, in millionths of a US dollar
     * @return what names the request in {@link #complete}; empty when there is not enough money left
     */
    Optional<Long> reserve(String purpose, Model model, long micros);

    /** Says what a request cost in the end. */
    void complete(long request, Usage usage, long micros);

    /** Keeps an answer for the next attempt. */
    void save(String question, String answer);
}
