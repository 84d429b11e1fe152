package dev.waymark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import dev.waymark.web.Token;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class AssessmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void gradesTheDocumentOfAPaidJobInJsonMarkdownAndOnAPage() throws Exception {
        String job = paid();
        JsonNode assessment = Api.json(api.get(job + "/assessment"));
        assertThat(assessment.get("grade").asText()).isEqualTo("A");
        assertThat(assessment.get("scores").get("structure").asInt()).isEqualTo(100);
        assertThat(assessment.get("template").asText()).isEqualTo("charity");
        assertThat(assessment.has("size_band")).isFalse();
        assertThat(assessment.get("review_status").asText()).isEqualTo("not available");
        assertThat(assessment.get("recommendations")).hasSizeLessThanOrEqualTo(5);
        assertThat(assessment.get("findings"))
                .noneSatisfy(
                        finding -> assertThat(finding.get("category").asText()).isEqualTo("structure"));
        assertThat(api.get(job + "/assessment.json").body())
                .isEqualTo(api.get(job + "/assessment").body());
        HttpResponse<String> markdown = api.get(job + "/assessment.md");
        assertThat(markdown.headers().firstValue("Content-Type").orElse("")).startsWith("text/markdown");
        assertThat(markdown.body())
                .startsWith("# Assessment of http")
                .contains("**Grade A**")
                .contains("Not available.");
        HttpResponse<String> page = api.get(job.replace("/api", "") + "/assessment", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Quality report").contains("Not available.");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    @Test
    void scoresAnewWithoutADismissedFindingAndAsBeforeWhenThatIsUndone() throws Exception {
        String job = paid();
        JsonNode before = Api.json(api.get(job + "/assessment"));
        assertThat(before.get("scores").get("quality").asInt()).isEqualTo(85);
        String draft = "{\"code\": \"http-url\"}";
        JsonNode without = Api.json(api.post(job + "/dismissals", draft, "Content-Type", "application/json"));
        assertThat(without.get("scores").get("quality").asInt()).isEqualTo(100);
        assertThat(without.get("dismissed")).hasSize(22).contains(finding(before, "http-url"));
        assertThat(Api.json(api.get(job + "/assessment"))).isEqualTo(without);
        assertThat(Api.json(api.send("DELETE", job + "/dismissals/http-url"))).isEqualTo(before);
        assertThat(api.send("DELETE", job + "/dismissals/http-url").statusCode())
                .isEqualTo(404);
        assertThat(api.post(job + "/dismissals", "{\"code\": \"no-such-code\"}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void dismissesAndUndoesByTheButtonsOfThePage() throws Exception {
        String job = paid();
        String page = job.replace("/api", "");
        String place = finding(Api.json(api.get(job + "/assessment")), "speaks-to-ai")
                .get("place")
                .asText();
        String form = "code=speaks-to-ai&place=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
        HttpResponse<String> dismissed =
                api.post(page + "/dismissals", form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(dismissed.statusCode()).isEqualTo(303);
        assertThat(dismissed.headers().firstValue("Location")).hasValue(page + "/assessment#findings");
        assertThat(api.get(page + "/assessment", "Accept", "text/html").body()).contains("Marked as not relevant (1)");
        api.post(page + "/dismissals/undoing", form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(api.get(page + "/assessment", "Accept", "text/html").body())
                .doesNotContain("Marked as not relevant");
    }

    @Test
    void belongsToWhoHoldsTheTokenAndToTheFullService() throws Exception {
        String unknown = "/api/jobs/AAAAAAAAAAAAAAAAAAAAAA";
        assertThat(api.get(unknown + "/assessment").statusCode()).isEqualTo(404);
        assertThat(api.get(unknown + "/assessment.md").statusCode()).isEqualTo(404);
        assertThat(api.post(unknown + "/dismissals", "{\"code\": \"x\"}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
        String free = Api.json(api.submit(Waymark.CHARITY.address()))
                .get("links")
                .get("self")
                .asText();
        JsonNode job = api.awaitEnd(free, PATIENCE);
        assertThat(job.get("links").has("assessment")).isFalse();
        assertThat(api.get(free + "/assessment").statusCode()).isEqualTo(403);
    }

    @Test
    void showsItsNumberAndItsMostValuableFixesOnThePageOfTheResult() throws Exception {
        String job = paid();
        JsonNode assessment = Api.json(api.get(job + "/assessment"));
        Element score = score(job);
        assertThat(score.text())
                .contains("Grade " + assessment.at("/grade").asText())
                .contains(assessment.at("/scores/overall").asInt() + " of 100")
                .contains("See the quality report")
                .doesNotContain("for the file alone");
        JsonNode first = assessment.at("/recommendations/0/finding");
        assertThat(score.select(".recommendations > li")).hasSizeBetween(1, 3);
        assertThat(score.selectFirst(".recommendations strong").text())
                .isEqualTo(first.get("suggestion").asText());
    }

    /** As somebody would be told who brings the file to be checked. */
    @Test
    void scoresTheFileOfAFreeJobAndItsNewerVersionFromTheTextAlone() throws Exception {
        String job = Api.json(api.submit(Waymark.CHARITY.address()))
                .get("links")
                .get("self")
                .asText();
        api.awaitEnd(job, PATIENCE);
        int before = scored(job, api.get(job + "/llms.txt").body());
        HttpResponse<String> saved = api.post(
                job + "/versions",
                "{\"content\": \"# Harbour\\n\\n## About\\n\\n- [Us](https://a.example/)\\n\", \"base_version\": 1}",
                "Content-Type",
                "application/json");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        assertThat(scored(job, api.get(job + "/llms.txt").body())).isLessThan(before);
        assertThat(score(job).select(".recommendations > li"))
                .hasSize(3)
                .allSatisfy(fix -> assertThat(fix.selectFirst(".gain").text()).matches("\\+[1-9]\\d* points?"));
    }

    /** The number on the page of a job, which is that of the check of a file. */
    private int scored(String job, String text) throws Exception {
        JsonNode checked = Api.json(api.post(
                "/api/validate", "{\"content\": " + TextNode.valueOf(text) + "}", "Content-Type", "application/json"));
        int overall = checked.at("/assessment/scores/overall").asInt();
        assertThat(score(job).text())
                .contains("Grade " + checked.at("/assessment/grade").asText())
                .contains(overall + " of 100")
                .contains("This score is for the file alone.")
                .doesNotContain("See the quality report");
        return overall;
    }

    private Element score(String job) {
        String page = api.get(job.replace("/api", ""), "Accept", "text/html").body();
        return Jsoup.parse(page).expectFirst("#score");
    }

    private static JsonNode finding(JsonNode assessment, String code) {
        for (JsonNode finding : assessment.get("findings")) {
            if (finding.get("code").asText().equals(code)) {
                return finding;
            }
        }
        throw new AssertionError("no " + code + " in " + assessment);
    }

    /** A job as it is after a payment: nothing is sold in these tests, so the database is told. */
    private String paid() throws SQLException, InterruptedException {
        JsonNode job = Api.json(api.submit(Waymark.CHARITY.address()));
        pay(new Token(job.get("id").asText()));
        JsonNode ended = api.awaitEnd(job.get("links").get("self").asText(), PATIENCE);
        assertThat(ended.get("status").asText()).as(ended.toString()).isEqualTo("finished");
        assertThat(ended.get("links").get("assessment").asText()).endsWith("/assessment");
        return ended.get("links").get("self").asText();
    }

    private static void pay(Token token) throws SQLException {
        try (Connection connection =
                        Waymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update submissions set tier = 'PAID' where token_hash = ?")) {
            update.setBytes(1, token.hash());
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
