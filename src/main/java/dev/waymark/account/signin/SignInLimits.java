package dev.waymark.account.signin;

import dev.waymark.mail.AddressForgotten;
import dev.waymark.mail.MailAddress;
import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.throttle.ServerSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;

/** How many links may be asked for in an hour: by one client, and for one address over all clients. */
@ApplicationScoped
public class SignInLimits implements ClientLimit {

    private static final Limit OF_A_CLIENT = new Limit("sign-in-links", 5, Duration.ofHours(1));
    private static final Limit TO_AN_ADDRESS = new Limit("sign-in-links-to", 5, Duration.ofHours(1));
    private static final Message RULE = Message.of("account.limit", OF_A_CLIENT.count());

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @Inject
    private ServerSecret secret;

    /**
     * Counts a request.
     *
     * @throws WebApplicationException 429 over one of the limits
     */
    void require(MailAddress address, HttpServletRequest request) {
        limits.require(OF_A_CLIENT, clients.of(request), RULE);
        limits.require(TO_AN_ADDRESS, address.client(secret), RULE);
    }

    /** How many links were asked for at an address within the hour. */
    public int counted(MailAddress address) {
        return limits.counted(TO_AN_ADDRESS, address.client(secret).name());
    }

    void forget(@Observes AddressForgotten forgotten) {
        limits.reset(TO_AN_ADDRESS.name(), forgotten.address().client(secret).name());
    }

    @Override
    public Limit limit() {
        return OF_A_CLIENT;
    }

    @Override
    public Message title() {
        return Message.of("limit.sign-in-links.title");
    }
}
