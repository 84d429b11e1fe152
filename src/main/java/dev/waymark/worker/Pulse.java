package dev.waymark.worker;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When the scheduler's own threads were last seen at work: the one that looks for due jobs every second, and the one that looks for dead
 * servers every two heartbeats. A thread that meets a fault, such as a database that is away, says so and goes on; one that was
 * ended by an error says nothing any more, and nobody starts it again.
 */
final class Pulse extends AbstractSchedulerListener {

    /** Longer than the database can keep a thread waiting. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Clock clock;
    private final Duration silence;
    private volatile Instant looked;
    private volatile Instant watched;

    Pulse(Clock clock, Duration heartbeat) {
        this.clock = clock;
        this.silence = SILENCE.plus(heartbeat.multipliedBy(4));
        this.looked = clock.instant();
        this.watched = looked;
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        switch (type) {
            case RAN_EXECUTE_DUE -> looked = clock.instant();
            case RAN_DETECT_DEAD -> watched = clock.instant();
            case UNEXPECTED_ERROR -> {
                looked = clock.instant();
                watched = looked;
            }
            default -> {
                // says nothing about these two threads
            }
        }
    }

    /** @param busy whether there is no thread for one more job, so that none is looked for */
    boolean beats(boolean busy) {
        Instant since = clock.instant().minus(silence);
        return (busy || looked.isAfter(since)) && watched.isAfter(since);
    }
}
