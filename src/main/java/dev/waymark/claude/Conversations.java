package dev.waymark.claude;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Opens sessions with one model on one account.
 *
 * @param today the day that the model is told, so that it sees what is over
 * @param firstWait before the second try, when the server does not say; twice as long before the third
 */
record Conversations(ModelApi door, Model model, ModelBudget account, LocalDate today, Duration firstWait) {

    Conversation open() {
        return new Conversation(this);
    }
}
