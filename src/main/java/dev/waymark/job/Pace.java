package dev.waymark.job;

import java.time.Duration;
import java.time.Instant;

/**
 * How much longer a crawl will take, from the speed that it has had so far.
 *
 * @param expected how many pages will be read in all, as far as is known
 * @param left in words; null while too little has been read to say
 */
record Pace(int expected, String left) {

    private static final int ENOUGH = 3;

    static Pace of(Job job, int most, Instant now) {
        int expected = Math.max(job.pagesRead(), Math.min(job.pagesKnown(), most));
        if (job.pagesRead() < ENOUGH || job.startedAt() == null) {
            return new Pace(expected, null);
        }
        Duration each = Duration.between(job.startedAt(), now).dividedBy(job.pagesRead());
        return new Pace(expected, words(each.multipliedBy(expected - job.pagesRead())));
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
