package dev.waymark.claude;

import dev.waymark.assess.Reviewer;
import dev.waymark.outline.Describer;
import java.time.Duration;

/** Gives out editors and reviewers; safe for use by many threads. */
public final class Editors {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Settings settings;
    private final Claude claude;

    /** @param settings with a key */
    public Editors(Settings settings) {
        this.settings = settings;
        this.claude = new Claude(settings);
    }

    /** An editor for one job, of the better model or of the cheaper one. */
    public Describer editor(boolean better, Account account) {
        return new Editor(new Sessions(claude, better ? settings.paid() : settings.free(), account, FIRST_WAIT));
    }

    /** A reviewer for one job, of the better model. */
    Reviewer critic(Account account) {
        return new Critic(new Sessions(claude, settings.paid(), account, FIRST_WAIT));
    }
}
