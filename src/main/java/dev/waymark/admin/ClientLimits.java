package dev.waymark.admin;

import dev.waymark.message.Message;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The limits of a client, and how much of each is used. */
@ApplicationScoped
class ClientLimits {

    @Inject
    private RateLimits counts;

    @Inject
    private Instance<ClientLimit> limits;

    /** One limit and how much of it a client has used. */
    public record Use(String name, Message title, int used, int of, Message window) {

        public boolean isUp() {
            return used >= of;
        }
    }

    List<Use> of(String client) {
        return limits.stream()
                .map(limit -> use(limit, client))
                .sorted(Comparator.comparing(use -> use.title().key()))
                .toList();
    }

    private Use use(ClientLimit declared, String client) {
        Limit limit = declared.limit();
        return new Use(
                limit.name(), declared.title(), counts.counted(limit, client), limit.count(), window(limit.window()));
    }

    private static Message window(Duration window) {
        return window.toHours() > 0
                ? Message.of("limits.hours", window.toHours())
                : Message.of("limits.minutes", window.toMinutes());
    }

    /** Forgets what was counted of the client; false when there is no such limit. */
    boolean reset(String name, String client) {
        boolean known = of(client).stream().anyMatch(use -> use.name().equals(name));
        if (known) {
            counts.reset(name, client);
        }
        return known;
    }
}
