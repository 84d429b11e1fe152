package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.HostileTexts;
import dev.waymark.harness.Api;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sites whose pages are as long as pages may be and made to keep a processor busy. */
@OwnServers(lane = 2)
class HostileTextIT {

    private static final int LONGEST_PAGE = 2_000_000;
    private static final int PAGES = 25;

    private final Api api = new Api(FullWaymark.server().url());

    @AfterEach
    void restore() {
        FullWaymark.CHARITY.answersAsBefore();
    }

    @Test
    void aJobOnHostilePagesEndsByItselfAndOthersAreServedMeanwhile() throws Exception {
        List<IntFunction<String>> families =
                new ArrayList<>(HostileTexts.families().values());
        StringBuilder links = new StringBuilder("<title>Start</title><main><h1>Start</h1><p>We help people.</p>");
        for (int i = 0; i < PAGES; i++) {
            String text = families.get(i * families.size() / PAGES).apply(LONGEST_PAGE - 200);
            boolean plain = i % 5 == 4;
            String page = "<title>Page " + i + "</title><main><h1>Page</h1><p>" + text;
            FullWaymark.CHARITY.answers("/hostile/" + i, plain ? "text/plain" : "text/html", plain ? text : page);
            links.append("<a href=/hostile/").append(i).append(">Page</a>");
        }
        FullWaymark.CHARITY.answers("/", "text/html; charset=utf-8", links.toString());
        FullWaymark.CHARITY.answers("/llms.txt", "text/plain", "# Name\n\nDetails " + "a".repeat(150_000));
        JsonNode accepted = Api.json(api.submit(FullWaymark.CHARITY.address()));
        String job = accepted.get("links").get("self").asText();
        JsonNode now = Api.json(api.get(job));
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!now.has("finished") && System.nanoTime() < end) {
            assertThat(api.get("/").statusCode()).isEqualTo(200);
            Thread.sleep(500);
            now = Api.json(api.get(job));
        }
        assertThat(now.get("status").asText()).isEqualTo("finished");
        assertThat(now.get("pages_read").asInt()).isGreaterThan(PAGES / 2);
    }
}
