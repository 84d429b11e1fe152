package dev.waymark.claude;

import dev.waymark.claude.Outcome.Answered;
import dev.waymark.claude.Outcome.Failed;
import dev.waymark.claude.Outcome.Failure;
import dev.waymark.claude.Outcome.Stop;
import dev.waymark.message.Message;
import dev.waymark.telemetry.TraceSpan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one job to the model, one after another. Each is tried three times at most, and once more with the error named when the
 * answer cannot be used. After a failure that would repeat, no more are sent.
 */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class.getName());
    private static final int TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 100_000;

    private final ModelApi door;
    private final Model model;
    private final ModelBudget account;
    private final Duration firstWait;
    private boolean open = true;
    private @Nullable Message problem;

    Conversation(Conversations with) {
        door = with.door();
        model = with.model();
        account = with.account();
        firstWait = with.firstWait();
    }

    /** What a form makes of the answer; empty when there is none that can be used, and then {@link #problem} says why. */
    <T> Optional<T> ask(Prompt prompt, AnswerParser<T> form) {
        try {
            return answer(prompt).map(text -> read(form, text));
        } catch (Unusable first) {
            Optional<T> part = form.readPart(first.answer);
            if (part.isPresent()) {
                return part;
            }
            return repaired(prompt.repaired(first.answer, first.fault), form);
        }
    }

    private <T> Optional<T> repaired(Prompt prompt, AnswerParser<T> form) {
        try {
            return answer(prompt).map(text -> read(form, text));
        } catch (Unusable second) {
            LOG.warning(() -> "Two answers of the language model could not be used: " + second.fault);
            problem = Message.of("model.unusable");
            return Optional.empty();
        }
    }

    private static <T> T read(AnswerParser<T> form, String text) {
        return form.read(text).orElseThrow(() -> new Unusable(text, "it is not the JSON object that was asked for."));
    }

    /** The stored or the new answer; empty when there is none to be had. */
    private Optional<String> answer(Prompt prompt) {
        String question = prompt.fingerprint(model);
        Optional<String> stored = account.answer(question);
        if (stored.isPresent() || !open) {
            return stored;
        }
        return tried(prompt).flatMap(answered -> complete(answered, question));
    }

    private Optional<String> complete(Answered answered, String question) {
        if (answered.stop() == Stop.REFUSED) {
            problem = Message.of("model.declined");
            return Optional.empty();
        }
        if (answered.stop() == Stop.CUT_OFF) {
            throw new Unusable(answered.text(), "it was too long and broke off. Be much shorter.");
        }
        if (answered.text().length() > LONGEST_ANSWER) {
            throw new Unusable("", "it was far too long.");
        }
        account.save(question, answered.text());
        return Optional.of(answered.text());
    }

    private Optional<Answered> tried(Prompt prompt) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Outcome> outcome = once(prompt);
            if (outcome.isEmpty()) {
                close(Failure.USED_UP);
                return Optional.empty();
            }
            if (outcome.get() instanceof Answered answered) {
                return Optional.of(answered);
            }
            Failed failed = (Failed) outcome.get();
            LOG.warning("The language model failed in try " + attempt + ": " + failed.detail());
            if (!failed.again() || attempt == TRIES || !pause(failed.patience(), attempt)) {
                close(failed.failure());
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** One request, paid for; empty when there is no money for it. */
    private Optional<Outcome> once(Prompt prompt) {
        long most = model.mostCost(prompt);
        Optional<Long> request = account.reserve(prompt.purpose(), model, most);
        return request.map(number -> {
            Outcome outcome = TraceSpan.question("chat " + model.name()).run(span -> asked(prompt, span));
            boolean unknown = outcome instanceof Failed failed && failed.billed();
            account.complete(number, outcome.usage(), unknown ? most : model.cost(outcome.usage()));
            return outcome;
        });
    }

    private Outcome asked(Prompt prompt, TraceSpan span) {
        Outcome outcome = door.ask(model, prompt);
        span.with("gen_ai.request.model", model.name())
                .with("waymark.model.purpose", prompt.purpose())
                .with("waymark.model.tokens", outcome.usage().tokens());
        if (outcome instanceof Failed failed) {
            span.failed(failed.failure().name());
        }
        return outcome;
    }

    private void close(Failure failure) {
        open = false;
        problem = failure.message();
    }

    /** Waits as long as the server asks, else longer each time; false when that is too long. */
    private boolean pause(Duration asked, int attempt) {
        Duration wait = asked.isZero() ? firstWait.multipliedBy(attempt) : asked;
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why something is missing, in words; empty when nothing is. */
    @Nullable
    Message problem() {
        return problem;
    }

    /** An answer that is no use, and why. */
    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String answer;
        private final String fault;

        Unusable(String answer, String fault) {
            super(fault, null, false, false);
            this.answer = answer;
            this.fault = fault;
        }
    }
}
