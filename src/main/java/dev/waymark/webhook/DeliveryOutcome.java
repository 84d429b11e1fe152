package dev.waymark.webhook;

import dev.waymark.fetch.PostResult;
import dev.waymark.web.Ids;
import java.util.Optional;

/**
 * What came of an attempt to deliver a message.
 *
 * @param status of the answer; 0 when there was none
 * @param problem why there was none
 */
record DeliveryOutcome(int status, Optional<String> problem) {

    /** The message or the secret was stored with another secret of the server. */
    static final DeliveryOutcome SEALED = new DeliveryOutcome(0, Optional.of("sealed"));

    /** Our own fault. */
    static final DeliveryOutcome BROKEN = new DeliveryOutcome(0, Optional.of("broken"));

    static DeliveryOutcome of(PostResult result) {
        return new DeliveryOutcome(result.status(), result.failure().map(Ids::of));
    }

    boolean isAccepted() {
        return status >= 200 && status < 300;
    }

    /** Whether another attempt would end the same way. */
    boolean isFinal() {
        return equals(SEALED) || status == 410;
    }
}
