package dev.waymark.claude;

import dev.waymark.assess.Reviewer;
import dev.waymark.describe.Describer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/** Gives out editors and reviewers; safe for use by many threads. */
public final class ClaudeFactory {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final ModelSettings settings;
    private final AnthropicApi claude;

    /** @param settings with a key */
    public ClaudeFactory(ModelSettings settings) {
        this.settings = settings;
        this.claude = new AnthropicApi(settings);
    }

    /** An editor for one job, of the better model or of the cheaper one. */
    public Describer editor(boolean better, ModelBudget account) {
        return new ClaudeDescriber(
                new Conversations(claude, better ? settings.paid() : settings.free(), account, today(), FIRST_WAIT));
    }

    /** A reviewer for one job, of the better model. */
    Reviewer critic(ModelBudget account) {
        return new ClaudeReviewer(new Conversations(claude, settings.paid(), account, today(), FIRST_WAIT));
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }
}
