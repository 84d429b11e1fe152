package dev.waymark.claude;

import java.util.Optional;

/** The account of one job, kept in the database that all servers share. */
record JobBudget(long job, ModelCalls calls, ModelSettings limits) implements ModelBudget {

    @Override
    public Optional<String> answer(String question) {
        return calls.answer(job, question);
    }

    @Override
    public Optional<Long> reserve(String purpose, Model model, long micros) {
        return calls.reserve(job, purpose, model, micros, limits);
    }

    @Override
    public void complete(long request, Usage usage, long micros) {
        calls.complete(request, usage, micros);
    }

    @Override
    public void save(String question, String answer) {
        calls.save(job, question, answer);
    }
}
