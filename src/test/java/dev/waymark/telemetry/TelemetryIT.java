package dev.waymark.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import dev.waymark.stub.AnthropicStandIn.Mode;
import dev.waymark.stub.CollectorStandIn.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The trace that a collector gets of one job with the full service. */
@OwnServers(lane = 2)
class TelemetryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api = new Api(FullWaymark.server().url());

    @Test
    void aTraceLeadsFromTheRequestThroughQueueCrawlModelAndRegistersToTheEnd() throws Exception {
        FullWaymark.ANTHROPIC.mode(Mode.ANSWER);
        String site = FullWaymark.FUNDER.address();
        String job = Api.json(api.submit(site + "/?utm_source=someone%40example.org"))
                .at("/links/self")
                .asText();
        assertThat(api.awaitEnd(job, PATIENCE).get("status").asText()).isEqualTo("finished");
        long number = FullWaymark.SERVICES.number("select max(id) from jobs");
        List<Received> spans = FullWaymark.COLLECTOR.awaitEndOf(number, PATIENCE);

        Map<String, Received> byId = spans.stream().collect(Collectors.toMap(Received::id, span -> span));
        assertThat(spans)
                .extracting(span -> span.name() + " in "
                        + (byId.containsKey(span.parent())
                                ? byId.get(span.parent()).name()
                                : "none"))
                .contains(
                        "job in none",
                        "POST /api/generate/free in job",
                        "queue in job",
                        "attempt in job",
                        "crawl in attempt",
                        "compose in attempt",
                        "register in compose",
                        "chat claude-sonnet-5-5 in compose",
                        "assess in attempt",
                        "chat claude-sonnet-5-5 in assess",
                        "finish in attempt");
        assertThat(spans).extracting(Received::trace).containsOnly(spans.get(0).trace());
        assertThat(spans).allSatisfy(span -> assertThat(span.ended()).isGreaterThanOrEqualTo(span.begun()));
        String token = job.substring(job.lastIndexOf('/') + 1);
        assertThat(spans.toString())
                .doesNotContain(token, URI.create(site).getAuthority(), "utm_source", "example.org");
    }

    @Test
    void theTraceOfAJobThatIsCancelledWhileItWaitsHasAnEnd() throws Exception {
        FullWaymark.FUNDER.delay(500);
        try {
            String site = FullWaymark.FUNDER.address();
            String first = self(site);
            // Waits, since the first job reads the same website.
            String second = self(site + "/?again");
            long number = FullWaymark.SERVICES.number("select max(id) from jobs");
            assertThat(api.post(second + "/cancellation", "").statusCode()).isEqualTo(200);
            assertThat(FullWaymark.COLLECTOR.awaitEndOf(number, PATIENCE))
                    .filteredOn(span -> span.name().equals("job"))
                    .singleElement()
                    .satisfies(span -> assertThat(span.attributes()).containsEntry("waymark.job.state", "cancelled"));
            assertThat(api.post(first + "/cancellation", "").statusCode()).isEqualTo(200);
        } finally {
            FullWaymark.FUNDER.delay(0);
        }
    }

    private String self(String site) throws Exception {
        return Api.json(api.submit(site)).at("/links/self").asText();
    }
}
