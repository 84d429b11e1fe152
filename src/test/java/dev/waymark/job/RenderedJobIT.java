package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Sites;
import dev.waymark.harness.Waymark;
import dev.waymark.render.ChromiumRenderer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job for a website that is empty until a browser runs its script. */
class RenderedJobIT {

    private final Api api = new Api(Waymark.SERVER.url());

    @BeforeEach
    void hasBrowser() {
        try (ChromiumRenderer renderer =
                ChromiumRenderer.find(Optional.empty(), 1).orElse(null)) {
            Assumptions.assumeTrue(renderer != null, "no Chromium can be isolated here");
        }
    }

    @Test
    void readsAnApplicationAndSaysWhatItTook() throws Exception {
        String id = Api.json(api.submit(Sites.APPLICATION.address())).get("id").asText();
        JsonNode job = api.awaitEnd("/api/jobs/" + id, Duration.ofSeconds(90));
        assertThat(job.get("status").asText()).isEqualTo("finished");
        assertThat(api.get("/api/jobs/" + id + "/llms-full.txt").body())
                .contains(
                        "by hand and in a stone oven",
                        "A loaf of rye costs",
                        "open from seven",
                        "at least ten days before");
        JsonNode ledger = Api.json(api.get("/api/jobs/" + id + "/pages"));
        assertThat(ledger).hasSize(5).allSatisfy(line -> assertThat(
                        line.get("detail").asText())
                .matches("rendered, (?:no requests|1 request), [0-9]+\\.[0-9] s"));
    }
}
