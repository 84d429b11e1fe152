package dev.waymark.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much longer a crawl will take, from the speed that it has had so far.
 *
 * @param expected how many pages will be read in all, as far as is known
 * @param left in words; null while too little has been read to say
 */
record TimeEstimate(int expected, @Nullable String left) {

    private static final int ENOUGH = 3;

    static TimeEstimate of(JobStatus job, int most, Instant now) {
        int expected = Math.max(job.pagesRead(), Math.min(job.pagesKnown(), most));
        Optional<String> left = Optional.ofNullable(job.startedAt())
                .filter(started -> job.pagesRead() >= ENOUGH)
                .map(started -> Duration.between(started, now).dividedBy(job.pagesRead()))
                .map(each -> words(each.multipliedBy(expected - job.pagesRead())));
        return new TimeEstimate(expected, left.orElse(null));
    }

    static String words(Duration left) {
        long seconds = Math.max(0, left.toSeconds());
        if (seconds < 60) {
            return seconds < 5 ? "a few seconds" : (seconds + 4) / 5 * 5 + " seconds";
        }
        long minutes = (seconds + 30) / 60;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
