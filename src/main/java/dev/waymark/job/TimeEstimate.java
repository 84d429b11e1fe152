package dev.waymark.job;

import dev.waymark.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much longer a crawl will take, from the speed that it has had so far.
 *
 * @param expected how many pages will be read in all, as far as is known
 * @param left null while too little has been read to say
 */
record TimeEstimate(int expected, @Nullable Message left) {

    private static final int ENOUGH = 3;

    static TimeEstimate of(JobStatus job, int most, Instant now) {
        int expected = Math.max(job.pagesRead(), Math.min(job.pagesKnown(), most));
        Optional<Message> left = Optional.ofNullable(job.startedAt())
                .filter(started -> job.pagesRead() >= ENOUGH)
                .map(started -> Duration.between(started, now).dividedBy(job.pagesRead()))
                .map(each -> left(each.multipliedBy(expected - job.pagesRead())));
        return new TimeEstimate(expected, left.orElse(null));
    }

    static Message left(Duration left) {
        long seconds = Math.max(0, left.toSeconds());
        if (seconds < 60) {
            return seconds < 5 ? Message.of("job.left.nearly") : Message.of("job.left.seconds", (seconds + 4) / 5 * 5);
        }
        return Message.of("job.left.minutes", (seconds + 30) / 60);
    }
}
