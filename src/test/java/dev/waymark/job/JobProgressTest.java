package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.submission.Tier;
import dev.waymark.url.Url;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobProgressTest {

    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, Nearly done",
        "4, Nearly done",
        "6, About 10 seconds",
        "57, About 60 seconds",
        "61, About 1 minute",
        "100, About 2 minutes"
    })
    void saysHowMuchLongerItTakesAsRoundlyAsItKnows(long seconds, String words) {
        assertThat(new JobProgress(0, seconds).left()).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({
        // stage, read, known, most, full service, percent
        "CRAWL,    0,    1,  30, false,  0",
        "CRAWL,   15,   30,  30, false, 44",
        "CRAWL,   15,  144,  30, false, 44",
        "CRAWL,   30,   30,  30, false, 88",
        "COMPOSE, 30,   30,  30, false, 88",
        "FINISH,  30,   30,  30, false, 98",
        "CRAWL,  100,  200, 200, true,  35",
        "ENRICH, 200,  200, 200, true,  70",
        "ASSESS, 200,  200, 200, true,  86",
        "FINISH, 200,  200, 200, true,  98",
    })
    void countsAllStages(Job.Stage stage, int read, int known, int most, boolean full, int percent) {
        assertThat(JobProgress.of(job(stage, read, known), most, full, START.plusSeconds(10))
                        .percent())
                .isEqualTo(percent);
    }

    /** Eleven seconds after the start, of which one is not reading; then what the later stages take. */
    @ParameterizedTest
    @CsvSource({
        "CRAWL,   20, 30,  30, false,  6", // 0.5 s a page: 5 s, and 1.8 s to write
        "CRAWL,   20, 200, 200, true, 105", // 90 s, and 15.5 s for registers, writing and checks
        "COMPOSE, 30, 30,  30, false,  1",
        "ASSESS, 200, 200, 200, true,  10",
    })
    void addsWhatTheLaterStagesTake(Job.Stage stage, int read, int known, int most, boolean full, long seconds) {
        assertThat(JobProgress.of(job(stage, read, known), most, full, START.plusSeconds(11))
                        .seconds())
                .isEqualTo(seconds);
    }

    @Test
    void saysNothingOfTheTimeBeforeItHasReadAFewPages() {
        assertThat(JobProgress.of(job(Job.Stage.CRAWL, 2, 30), 30, false, START.plusSeconds(5)))
                .isEqualTo(new JobProgress(5, null));
        assertThat(new JobProgress(5, null).left()).isNull();
    }

    private static JobStatus job(Job.Stage stage, int read, int known) {
        return new JobStatus(
                1,
                1,
                Url.parse("https://example.org/"),
                Tier.FREE,
                Job.State.RUNNING,
                stage,
                read,
                known,
                null,
                false,
                null,
                null,
                null,
                START,
                START,
                null,
                null,
                false,
                false,
                0,
                null,
                null);
    }
}
