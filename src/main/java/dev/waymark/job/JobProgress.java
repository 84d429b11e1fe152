package dev.waymark.job;

import dev.waymark.message.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a running job is with all that it has to do, and how much longer it will take, from the speed that it has had so far.
 *
 * @param percent from 0 to 99
 * @param seconds that are left; null while too few pages have been read to say
 */
public record JobProgress(int percent, @Nullable Long seconds) {

    private static final int ENOUGH_PAGES = 3;

    /** Before the first page there are robots.txt and the sitemap, which say nothing of the speed of pages. */
    private static final Duration PREPARATION = Duration.ofSeconds(1);

    /** A share of the whole by stage, in percent, and what the stage takes besides: measured with jobs of 30 to 200 pages. */
    private enum Share {
        CRAWL(70, 88, Duration.ZERO, Duration.ZERO),
        ENRICH(8, 0, Duration.ofSeconds(2), Duration.ZERO),
        COMPOSE(8, 10, Duration.ofSeconds(1), Duration.ofMillis(10)),
        ASSESS(12, 0, Duration.ofSeconds(2), Duration.ofMillis(40)),
        FINISH(2, 2, Duration.ofMillis(500), Duration.ZERO);

        private final int full;
        private final int free;
        private final Duration once;
        private final Duration page;

        Share(int full, int free, Duration once, Duration page) {
            this.full = full;
            this.free = free;
            this.once = once;
            this.page = page;
        }

        private int percent(boolean isFull) {
            return isFull ? full : free;
        }

        private Duration after(boolean isFull, int pages) {
            return percent(isFull) == 0 ? Duration.ZERO : once.plus(page.multipliedBy(pages));
        }
    }

    /**
     * The progress of a job.
     *
     * @param mostPages that are read of a site
     * @param full whether it gets the full service
     */
    static JobProgress of(JobStatus job, int mostPages, boolean full, Instant now) {
        int expected = Math.max(job.pagesRead(), Math.min(job.pagesKnown(), mostPages));
        Share stage = Share.valueOf(job.stage().name());
        int percent = 0;
        Duration left = Duration.ZERO;
        for (Share each : Share.values()) {
            if (each.compareTo(stage) < 0) {
                percent += each.percent(full);
            } else {
                left = left.plus(each.after(full, expected));
            }
        }
        if (stage != Share.CRAWL) {
            return new JobProgress(percent, left.toSeconds());
        }
        percent = expected == 0 ? 0 : stage.percent(full) * job.pagesRead() / expected;
        if (job.startedAt() == null || job.pagesRead() < ENOUGH_PAGES) {
            return new JobProgress(percent, null);
        }
        Duration reading = Duration.between(job.startedAt(), now).minus(PREPARATION);
        Duration each = (reading.isNegative() ? Duration.ZERO : reading).dividedBy(job.pagesRead());
        return new JobProgress(
                percent,
                left.plus(each.multipliedBy(expected - job.pagesRead())).toSeconds());
    }

    /** What is left in words, as roundly as it is known; null when it is not. */
    @Nullable
    public Message left() {
        if (seconds == null || seconds < 5) {
            return seconds == null ? null : Message.of("job.left.nearly");
        }
        return seconds < 60
                ? Message.of("job.left.seconds", (seconds + 4) / 5 * 5)
                : Message.of("job.left.minutes", (seconds + 30) / 60);
    }
}
