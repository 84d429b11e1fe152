package dev.waymark.claude;

import dev.waymark.assess.Reviewer;
import dev.waymark.outline.Describer;
import java.time.Duration;

/** Gives out editors that share one connection to the model; safe for use by many threads. */
public final class Editors implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Settings settings;
    private final Claude claude;

    /** Opens the connection; the settings must have a key. */
    public Editors(Settings settings) {
        this.settings = settings;
        this.claude = new Claude(settings);
    }

    /** An editor for one job, of the better model or of the cheaper one. */
    public Describer editor(boolean better, Account account) {
        return new Editor(claude, better ? settings.paid() : settings.free(), account, FIRST_WAIT);
    }

    /** A reviewer for one job, of the better model. */
    Reviewer critic(Account account) {
        return new Critic(claude, settings.paid(), account, FIRST_WAIT);
    }

    @Override
    public void close() {
        claude.close();
    }
}
