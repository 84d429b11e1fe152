package dev.waymark.claude;

import java.time.Duration;

/**
 * Opens sessions with one model on one account.
 *
 * @param firstWait before the second try, when the server does not say; twice as long before the third
 */
record Conversations(ModelApi door, Model model, ModelBudget account, Duration firstWait) {

    Conversation open() {
        return new Conversation(this);
    }
}
