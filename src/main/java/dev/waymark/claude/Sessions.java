package dev.waymark.claude;

import java.time.Duration;

/**
 * Opens sessions with one model on one account.
 *
 * @param firstWait before the second try, when the server does not say; twice as long before the third
 */
record Sessions(Door door, Model model, Account account, Duration firstWait) {

    Session open() {
        return new Session(this);
    }
}
