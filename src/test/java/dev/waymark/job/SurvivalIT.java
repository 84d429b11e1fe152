package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.dev.Api;
import dev.waymark.dev.Server;
import dev.waymark.dev.Services;
import dev.waymark.dev.Waymark;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SurvivalIT {

    @Test
    void goesOnWithEveryJobAfterTheServerWasKilledInTheMiddle() throws Exception {
        try (Services services = Services.start(null)) {
            int port = Services.freePort();
            List<String> jobs;
            int readBefore;
            try (Server server = start(port, services)) {
                Api api = new Api(server.url());
                jobs = submit(api, 6);
                while (Api.json(api.get(jobs.get(0))).get("pages_read").asInt() < 3) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                readBefore = Api.json(api.get(jobs.get(0))).get("pages_read").asInt();
                server.process().destroyForcibly().waitFor();
            }
            try (Server server = start(port, services)) {
                Api api = new Api(server.url());
                for (String job : jobs) {
                    JsonNode end = api.awaitEnd(job, Duration.ofSeconds(120));
                    assertThat(end.get("status").asText()).as(end.toString()).isEqualTo("finished");
                    assertThat(end.get("pages_read").asInt()).isGreaterThanOrEqualTo(readBefore);
                    assertThat(api.get(job + "/llms.txt").body()).startsWith("# ");
                }
            }
        }
    }

    private static Server start(int port, Services services) throws IOException {
        return Waymark.start(port, services, Map.of());
    }

    private static List<String> submit(Api api, int count) {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String site = i == 0 ? Waymark.SLOW.address() : Waymark.CHARITY.address();
            jobs.add(Api.json(api.submit(site)).get("links").get("self").asText());
        }
        return jobs;
    }
}
