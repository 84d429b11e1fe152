package dev.waymark.fetch;

import dev.waymark.fetch.FetchFailure.Reason;
import java.util.Optional;

/**
 * What became of a message that was posted.
 *
 * @param status of the answer; 0 when there was none
 * @param failure why there was none
 */
public record PostResult(int status, Optional<Reason> failure) {

    static PostResult answered(int status) {
        return new PostResult(status, Optional.empty());
    }

    static PostResult failed(Reason reason) {
        return new PostResult(0, Optional.of(reason));
    }

    /** Whether the server has taken the message. */
    public boolean isAccepted() {
        return status >= 200 && status < 300;
    }
}
