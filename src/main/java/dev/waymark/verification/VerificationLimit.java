package dev.waymark.verification;

import dev.waymark.message.Message;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** How many checks may be asked for in an hour: by one client, and by one account over all clients. */
@ApplicationScoped
class VerificationLimit implements ClientLimit {

    private static final Limit OF_A_CLIENT = new Limit("verification", 30, Duration.ofHours(1));
    private static final Limit OF_AN_ACCOUNT = new Limit("verification-of", 30, Duration.ofHours(1));
    private static final Message RULE = Message.of("limit.verification", OF_A_CLIENT.count());

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    /**
     * Counts a check.
     *
     * @throws jakarta.ws.rs.WebApplicationException 429 over one of the limits
     */
    void require(long account, HttpServletRequest request) {
        limits.require(OF_A_CLIENT, clients.of(request), RULE);
        limits.require(OF_AN_ACCOUNT, new Client("account " + account, Optional.empty()), RULE);
    }

    @Override
    public Limit limit() {
        return OF_A_CLIENT;
    }

    @Override
    public Message title() {
        return Message.of("limit.verification.title");
    }
}
