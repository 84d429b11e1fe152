package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.dev.Api;
import dev.waymark.dev.Waymark;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceIT {

    private final Api api = new Api(Waymark.SERVER.url());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin         | https://evil.example | /",
                "Origin         | null                 | /",
                "Sec-Fetch-Site | cross-site           | /",
                "Sec-Fetch-Site | same-site            | /",
                "Origin         | https://evil.example | /api/generate/free",
                "Sec-Fetch-Site | cross-site           | /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/cancellation",
                "Sec-Fetch-Site | cross-site           | /jobs/AAAAAAAAAAAAAAAAAAAAAA/cancellation",
            })
    void refusesWhatComesFromAnotherSite(String header, String value, String path) {
        HttpResponse<String> answer = api.post(path, "url=https://example.org/", header, value, "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.json(answer).get("detail").asText()).contains("from our own pages");
    }

    @Test
    void tellsTheProgressAsEventsUntilTheJobEnds() {
        JsonNode job = Api.json(api.submit(Waymark.CHARITY.address()));
        HttpResponse<String> events = api.get(job.get("links").get("events").asText());
        assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(events.body())
                .startsWith("event: progress\ndata: {")
                .contains("\"status\":\"finished\"")
                .containsPattern("event: end\ndata: .*\n");
    }

    @Test
    void hasNoEventsOfAJobThatDoesNotExist() {
        assertThat(api.get("/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/events").statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsTemplatesAndWhatMayBeAskedOfThem() {
        JsonNode templates = Api.json(api.get("/api/templates"));
        assertThat(templates.findValuesAsText("id"))
                .containsExactly("auto", "charity", "funder", "public_sector", "startup", "documentation", "business");
        JsonNode funder = Api.json(api.get(templates.get(2).get("options").asText()));
        assertThat(funder.get("defaults").toString())
                .isEqualTo("{\"goal\":\"quality_applications\",\"sector\":\"general\"}");
        assertThat(api.get("/api/templates/none/options").statusCode()).isEqualTo(404);
    }

    @Test
    void filtersTheLedger() throws InterruptedException {
        JsonNode job = Api.json(api.submit(Waymark.CHARITY.address()));
        api.awaitEnd(job.get("links").get("self").asText(), Duration.ofSeconds(60));
        String page = job.get("links").get("page").asText();
        HttpResponse<String> part =
                api.get(page + "?show=dropped", "HX-Request", "true", "HX-Target", "ledger", "Accept", "text/html");
        assertThat(part.body())
                .startsWith("<section id=\"ledger\"")
                .contains("dropped")
                .doesNotContain("<td>kept</td>");
        assertThat(api.get(page + "?show=kept", "Accept", "text/html").body()).contains("<td>kept</td>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/llms.txt", "/robots.txt", "/sitemap.xml"})
    void tellsProgramsAboutItself(String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(Waymark.SERVER.url().toString()).doesNotContain("{site}");
    }
}
