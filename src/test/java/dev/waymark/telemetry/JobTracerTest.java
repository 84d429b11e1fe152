package dev.waymark.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.stub.CollectorStandIn;
import dev.waymark.stub.CollectorStandIn.Received;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a collector gets of jobs, decoded with the messages that OpenTelemetry publishes. */
class JobTracerTest {

    private static final Instant SUBMITTED = Instant.parse("2026-11-30T12:00:00Z");
    private static final JobTracer.JobIds IDS = job -> "%016x%016x".formatted(0xabcdefL, job);

    @Test
    void aJobThatAnotherServerTakesOverGoesOnWithItsTrace() throws Exception {
        try (CollectorStandIn collector = CollectorStandIn.start()) {
            try (JobTracer first = new JobTracer(collector.address(), IDS)) {
                first.request(7, "POST", "/api/generate/free", 202, SUBMITTED);
                first.waited(7, SUBMITTED);
                first.attempt(7, 1, span -> first.step(7, "crawl").run(step -> "DONE"));
            }
            try (JobTracer second = new JobTracer(collector.address() + "/", IDS)) {
                second.attempt(7, 2, span -> second.step(7, "compose")
                        .run(step -> TraceSpan.question("register").run(question -> "DONE")));
                second.ended(7, SUBMITTED, "finished", 2);
            }
            Map<String, Received> spans = collector.spansOf(7).stream()
                    .collect(Collectors.toMap(
                            span -> span.name() + span.attributes().getOrDefault("waymark.job.attempt", ""),
                            Function.identity()));
            assertThat(spans.keySet())
                    .containsExactlyInAnyOrder(
                            "job",
                            "POST /api/generate/free",
                            "queue",
                            "attempt1",
                            "crawl",
                            "attempt2",
                            "compose",
                            "register");
            assertThat(spans.values()).extracting(Received::trace).containsOnly(IDS.traceOf(7));
            Received root = spans.get("job");
            assertThat(root.parent()).isEmpty();
            assertThat(root.attributes())
                    .isEqualTo(Map.of(
                            "waymark.job.id", "7", "waymark.job.state", "finished", "waymark.job.attempts", "2"));
            assertThat(spans).allSatisfy((name, span) -> assertThat(span.parent())
                    .as(name)
                    .isEqualTo(
                            switch (name) {
                                case "job" -> "";
                                case "crawl" -> spans.get("attempt1").id();
                                case "compose" -> spans.get("attempt2").id();
                                case "register" -> spans.get("compose").id();
                                default -> root.id();
                            }));
            assertThat(spans.get("attempt1").instance())
                    .isNotEqualTo(spans.get("attempt2").instance());
        }
    }

    @Test
    void aSpanSaysWhichExceptionEndedItAndNotWhatTheExceptionSays() throws Exception {
        try (CollectorStandIn collector = CollectorStandIn.start()) {
            try (JobTracer tracer = new JobTracer(collector.address(), IDS)) {
                assertThatThrownBy(() -> tracer.attempt(8, 1, span -> {
                            throw new IllegalStateException("https://example.org/?token=secret");
                        }))
                        .isInstanceOf(IllegalStateException.class);
            }
            assertThat(collector.spansOf(8)).singleElement().satisfies(span -> {
                assertThat(span.status()).isEqualTo("IllegalStateException");
                assertThat(span.toString()).doesNotContain("secret");
            });
        }
    }

    @Test
    void noJobWaitsForACollectorThatDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            JobTracer tracer = new JobTracer("http://127.0.0.1:" + silent.getLocalPort(), IDS);
            long begun = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                tracer.waited(9, SUBMITTED);
            }
            assertThat(System.nanoTime() - begun).isLessThan(3_000_000_000L);
        }
    }

    @Test
    void workThatBelongsToNoJobIsNotTraced() {
        assertThat(TraceSpan.question("register").with("a", "b").with("c", 1).<String>run(span -> "done"))
                .isEqualTo("done");
    }
}
