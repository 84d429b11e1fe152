package dev.waymark.webhook;

import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Asks endpoints whether they want events: only who can read what arrives there can say so. */
@ApplicationScoped
class Challenges {

    @Inject
    private Endpoints endpoints;

    @Inject
    private WebhookMessages messages;

    /** Sends a challenge, once. */
    @Transactional
    void send(Endpoint endpoint) {
        String challenge = Token.random().text();
        endpoints.challenge(endpoint.id(), challenge);
        messages.challenge(endpoint, challenge);
    }
}
