package dev.waymark.claude;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An account of one run in one process, for the command line. Not safe for use by several threads. */
public final class InMemoryBudget implements ModelBudget {

    private final long limit;
    private final Map<String, String> answers = new HashMap<>();
    private final Map<Long, Long> costs = new HashMap<>();
    private long tokens;

    /** With the most that the run may cost, in millionths of a US dollar. */
    public InMemoryBudget(long limit) {
        this.limit = limit;
    }

    @Override
    public Optional<String> answer(String question) {
        return Optional.ofNullable(answers.get(question));
    }

    @Override
    public Optional<Long> reserve(String purpose, Model model, long micros) {
        if (spent() + micros > limit) {
            return Optional.empty();
        }
        long request = costs.size();
        costs.put(request, micros);
        return Optional.of(request);
    }

    @Override
    public void complete(long request, Usage usage, long micros) {
        costs.put(request, micros);
        tokens += usage.tokens();
    }

    @Override
    public void save(String question, String answer) {
        answers.put(question, answer);
    }

    /** What was spent, in millionths of a US dollar. */
    public long spent() {
        return costs.values().stream().mapToLong(Long::longValue).sum();
    }

    public long tokens() {
        return tokens;
    }
}
