package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import dev.waymark.stub.AnthropicStandIn;
import dev.waymark.stub.AnthropicStandIn.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OwnServers(lane = 2)
class SurvivalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final String PROFILE = "Fill in the profile";
    private static final String NOTES = "Write notes for these pages";

    private final Api api = new Api(FullWaymark.server().url());

    @AfterEach
    void asBefore() {
        FullWaymark.SLOW.delay(700);
        FullWaymark.ANTHROPIC.mode(Mode.ANSWER);
    }

    /** When it dies one job waits for the model, one reads its site, and the others wait for their turn. */
    @Test
    void goesOnWithEveryJobAfterTheServerWasKilledAndPaysForNoAnswerTwice() throws Exception {
        FullWaymark.ANTHROPIC.mode(Mode.HANG_AT_NOTES);
        List<String> jobs = new ArrayList<>(submit(FullWaymark.SLOW, 3));
        await(() -> read(jobs.get(0)) >= 3);
        String described = submit(FullWaymark.FUNDER, 1).get(0);
        jobs.addAll(submit(FullWaymark.SLOW, 3));
        await(() -> questions(NOTES) > 0);
        int readBefore = read(jobs.get(0));
        FullWaymark.kill();
        assertThat(questions(PROFILE)).isEqualTo(1);

        FullWaymark.ANTHROPIC.mode(Mode.ANSWER);
        FullWaymark.SLOW.delay(0);
        FullWaymark.startAgain();
        JsonNode writing = finished(described).get("writing");
        assertThat(questions(PROFILE)).isZero();
        assertThat(questions(NOTES)).isEqualTo(1);
        assertThat(writing.get("notes_by_model").asInt()).isPositive();
        assertThat(writing.get("summary_by_model").asBoolean()).isTrue();
        for (String job : jobs) {
            assertThat(finished(job).get("pages_read").asInt()).isGreaterThanOrEqualTo(readBefore);
        }
    }

    private List<String> submit(FolderSite site, int count) {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(Api.json(new Api(FullWaymark.server().url()).submit(site.address()))
                    .get("links")
                    .get("self")
                    .asText());
        }
        return jobs;
    }

    private int read(String job) {
        return Api.json(api.get(job)).get("pages_read").asInt();
    }

    private JsonNode finished(String job) throws InterruptedException {
        JsonNode end = api.awaitEnd(job, PATIENCE);
        assertThat(end.get("status").asText()).as(end.toString()).isEqualTo("finished");
        assertThat(api.get(job + "/llms.txt").body()).startsWith("# ");
        return end;
    }

    /** How often the model was asked this about the funder. */
    private static long questions(String task) {
        return FullWaymark.ANTHROPIC.requests().stream()
                .filter(request -> request.toString().contains("Ashgrove"))
                .filter(request -> AnthropicStandIn.text(request).contains(task))
                .count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
