package dev.waymark.claude;

import java.util.Optional;

/** The account of one job, kept in the database that all servers share. */
record JobAccount(long job, ModelCalls calls, Settings limits) implements Account {

    @Override
    public Optional<String> answer(String question) {
        return calls.answer(job, question);
    }

    @Override
    public Optional<Long> reserve(String purpose, Model model, long micros) {
        return calls.reserve(job, purpose, model, micros, limits);
    }

    @Override
    public void settle(long request, Usage usage, long micros) {
        calls.settle(request, usage, micros);
    }

    @Override
    public void keep(String question, String answer) {
        calls.keep(job, question, answer);
    }
}
