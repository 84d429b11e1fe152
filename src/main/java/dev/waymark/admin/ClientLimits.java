package dev.waymark.admin;

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
    public record Use(String name, String words, int used, int of, String window) {

        public boolean isUp() {
            return used >= of;
        }
    }

    List<Use> of(String client) {
        return limits.stream()
                .map(limit -> use(limit, client))
                .sorted(Comparator.comparing(Use::words))
                .toList();
    }

    private Use use(ClientLimit declared, String client) {
        Limit limit = declared.limit();
        return new Use(
                limit.name(), declared.words(), counts.counted(limit, client), limit.count(), words(limit.window()));
    }

    private static String words(Duration window) {
        if (window.equals(Duration.ofHours(1))) {
            return "an hour";
        }
        return window.toHours() > 0 ? window.toHours() + " hours" : window.toMinutes() + " minutes";
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
