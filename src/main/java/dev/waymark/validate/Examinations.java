package dev.waymark.validate;

import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.throttle.Slots;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.request.BodyMemory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The examinations of files that anybody brings or publishes, and of pages: two at a time on a server, since a file of a megabyte takes
 * a hundred in memory. What comes out of one has to be small. Requests to other websites are made before.
 */
@ApplicationScoped
public class Examinations {

    private static final int AT_ONCE = 2;
    private static final int RETRY_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** With the wait and what it takes to read the request and to write the answer, less than two seconds. */
    private static final Duration LONGEST = Duration.ofMillis(1_100);

    private final Slots slots = new Slots(AT_ONCE, PATIENCE);

    @Inject
    private BodyMemory body;

    /**
     * Examines a file when it is its turn.
     *
     * @throws WebApplicationException 503 with Retry-After when others are being examined, or when this takes too long
     */
    public <T> T run(Supplier<T> examination) {
        return run("error.file-time", examination);
    }

    /** The same of something else than a file; {@code tooLong} is the key of the message when it takes too long. */
    <T> T run(String tooLong, Supplier<T> examination) {
        try {
            return slots.within(() -> Deadline.of(LONGEST).run(examination), "error.examinations");
        } catch (DeadlinePassed e) {
            throw ProblemDetails.of(ProblemType.BUSY, tooLong)
                    .asException(Response.noContent().header("Retry-After", RETRY_SECONDS));
        } finally {
            body.release();
        }
    }
}
