package dev.waymark.version;

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

/** Limits how many texts a client address may save and check in an hour: enough for typing, too few for a flood. */
@ApplicationScoped
public class EditLimit implements ClientLimit {

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @Inject
    @ConfigProperty(name = "EDITS_AN_HOUR")
    int anHour;

    /**
     * Counts an edit.
     *
     * @throws WebApplicationException 429 when the hour's edits are used up
     */
    public void require(HttpServletRequest request) {
        limits.require(limit(), clients.of(request), Message.of("limit.edit", anHour));
    }

    @Override
    public Limit limit() {
        return new Limit("edit", anHour, Duration.ofHours(1));
    }

    @Override
    public Message title() {
        return Message.of("limit.edit.title");
    }
}
