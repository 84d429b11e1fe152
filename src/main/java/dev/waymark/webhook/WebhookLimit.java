package dev.waymark.webhook;

import dev.waymark.account.signin.Account;
import dev.waymark.message.Message;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** How many challenges are sent in an hour: for one account, for one client, and to one host whoever asks. */
@ApplicationScoped
class WebhookLimit implements ClientLimit {

    private static final Limit OF_A_CLIENT = new Limit("webhooks", 30, Duration.ofHours(1));
    private static final Limit OF_AN_ACCOUNT = new Limit("webhooks-of", 5, Duration.ofHours(1));
    private static final Limit TO_A_HOST = new Limit("webhooks-to", 30, Duration.ofHours(1));

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    /**
     * Counts a challenge.
     *
     * @throws jakarta.ws.rs.WebApplicationException 429 over one of the limits
     */
    void require(Account account, Url url, HttpServletRequest request) {
        limits.require(OF_A_CLIENT, clients.of(request), rule(OF_A_CLIENT));
        limits.require(OF_AN_ACCOUNT, new Client("account " + account.id(), Optional.empty()), rule(OF_AN_ACCOUNT));
        limits.require(TO_A_HOST, new Client("host " + url.host(), Optional.empty()), rule(TO_A_HOST));
    }

    private static Message rule(Limit limit) {
        return Message.of("limit.webhooks", limit.count());
    }

    @Override
    public Limit limit() {
        return OF_A_CLIENT;
    }

    @Override
    public Message title() {
        return Message.of("limit.webhooks.title");
    }
}
