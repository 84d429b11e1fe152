package dev.waymark.validate;

import dev.waymark.message.Message;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many files and pages each client may have checked in an hour. */
@ApplicationScoped
class ValidationLimit implements ClientLimit {

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @Inject
    @ConfigProperty(name = "VALIDATIONS_AN_HOUR")
    int anHour;

    /**
     * Lets a client through, or not. Its request is checked before, since only what follows costs.
     *
     * @throws WebApplicationException 429 when the hour's checks are used up
     */
    void require(HttpServletRequest request) {
        limits.require(limit(), clients.of(request), Message.of("limit.validate", anHour));
    }

    @Override
    public Limit limit() {
        return new Limit("validate", anHour, Duration.ofHours(1));
    }

    @Override
    public Message title() {
        return Message.of("limit.validate.title");
    }
}
