package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import dev.waymark.web.Token;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationIT {

    private static String job;

    private final Api api = new Api(Waymark.SERVER.url());

    @BeforeEach
    void finishAJob() throws InterruptedException {
        if (job == null) {
            String submitted = Api.json(api.submit(Waymark.CHARITY.address()))
                    .get("links")
                    .get("self")
                    .asText();
            assertThat(api.awaitEnd(submitted, Duration.ofSeconds(90))
                            .get("status")
                            .asText())
                    .isEqualTo("finished");
            job = submitted;
        }
    }

    @AfterEach
    void takeTheFileAway() {
        Waymark.CHARITY.answersAsBefore();
    }

    @Test
    void saysThatThereIsNoneAndThatNothingLeadsToIt() {
        JsonNode seen = look();
        assertThat(seen.get("state").asText()).isEqualTo("missing");
        assertThat(seen.get("obstacle").asText()).isEqualTo("The website answers 404.");
        assertThat(seen.get("discovery").toString()).isEqualTo("{\"field\":\"no\",\"link\":\"no\",\"sitemap\":\"no\"}");
    }

    @Test
    void knowsTheNewestVersionAnEarlierOneAndAnother() {
        String written = api.get(job + "/llms.txt").body();
        publish("text/plain; charset=utf-8", "\uFEFF" + written.replace("\n", "\r\n"));
        JsonNode seen = look();
        assertThat(seen.get("state").asText()).isEqualTo("current");
        assertThat(seen.get("status").asInt()).isEqualTo(200);
        assertThat(seen.get("content_type").asText()).isEqualTo("text/plain; charset=utf-8");
        int newest = seen.get("newest_version").asInt();
        String edited = written.replaceFirst("(?m)^> .*$", "> What we say " + newest + ".");
        assertThat(api.post(
                                job + "/versions",
                                "{\"content\": " + quoted(edited) + ", \"base_version\": " + newest + "}",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(201);
        assertThat(look().get("state").asText()).isEqualTo("outdated");
        assertThat(look().get("version").asInt()).isEqualTo(newest);
        publish("text/html", written + "- [Foreign](https://a.example/foreign): Not from here\n");
        assertThat(look().get("state").asText()).isEqualTo("different");
        assertThat(look().get("problems").findValuesAsText("code")).contains("content-type");
        assertThat(page().body())
                .contains("Your website shows a different file.")
                .contains("<ins>- [Foreign](https://a.example/foreign): Not from here</ins>");
    }

    @Test
    void findsTheLinkTheFieldAndTheEntryThatLeadToIt() {
        Waymark.CHARITY.answers("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Link", "</llms.txt>; rel=\"describedby\"");
            byte[] body = "<link rel=describedby href=/llms.txt><p>Hello".getBytes("UTF-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        Waymark.CHARITY.answers(
                "/sitemap.xml", "application/xml", "<urlset><url><loc>https://x.example/llms.txt</loc></url></urlset>");
        assertThat(look().get("discovery").toString())
                .isEqualTo("{\"field\":\"yes\",\"link\":\"yes\",\"sitemap\":\"yes\"}");
    }

    @Test
    void takesNoOtherPageForTheFileAndShowsItsMarkupAsText() {
        publish("text/html", "<!doctype html><script>alert(1)</script><img src=x onerror=alert(2)>");
        HttpResponse<String> page = page();
        assertThat(page.body()).contains("This is an HTML page").doesNotContain("<script>alert", "<img src=x");
        publish("text/plain\"><b>", "# <script>alert(1)</script>\n\n> \"><svg onload=alert(3)>\n");
        assertThat(page().body()).doesNotContain("<script>alert", "<svg", "plain\"><b>");
    }

    @Test
    void callsAMissingFileAFaultOnlyOnceTheOwnerSaysThatItIsPublished() {
        assertThat(page().body())
                .contains("Not published yet? We found no file at " + Waymark.CHARITY.address() + "/llms.txt.")
                .contains("I have published it: check again")
                .doesNotContain("notice bad", "We found no llms.txt", "The website answers 404.");
        assertThat(page("?published=1").body())
                .contains("notice bad", "We found no llms.txt on your website.", "The website answers 404.")
                .doesNotContain("Not published yet?");
    }

    @Test
    void namesTheProgramThatHasWrittenTheOtherFile() {
        publish(
                "text/plain",
                "Generated by Yoast SEO v28.4, this is an llms.txt file, meant for consumption by LLMs.\n\n# A");
        assertThat(page().body())
                .contains("Your website shows a different file.", "This file was written by Yoast SEO.");
        publish("text/plain", "# A\n");
        assertThat(page().body()).doesNotContain("This file was written by");
    }

    @Test
    void isNotImpressedByAHostileSite() {
        publish("text/plain", "x\n".repeat(700_000));
        assertThat(look().get("obstacle").asText()).startsWith("The file is larger than 1 MB, so we cannot check it.");
        Waymark.CHARITY.answers("/llms.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThat(look().get("obstacle").asText()).doesNotContain("refused", "127.0.0.1", "Exception");
        Waymark.CHARITY.answers("/llms.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "/llms.txt");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThat(look().get("obstacle").asText())
                .isEqualTo(
                        "The address redirects more than 5 times. Open it in a browser and enter the address where it ends.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "http://10.0.0.1/", "http://169.254.169.254/"})
    void readsNothingThatIsNotPublicWhateverTheJobSays(String site) throws SQLException {
        moveTo(site);
        try {
            JsonNode seen = look();
            assertThat(seen.get("state").asText()).isEqualTo("missing");
            assertThat(seen.get("obstacle").asText()).doesNotContain("refused", "Exception", "private");
        } finally {
            moveTo(Waymark.CHARITY.address() + "/");
        }
    }

    @Test
    void belongsToWhoHoldsTheTokenSoManyTimesAnHour() throws SQLException {
        assertThat(api.post("/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/publication", "").statusCode())
                .isEqualTo(404);
        moveTo("http://10.0.0.1/");
        try {
            HttpResponse<String> last = api.post(job + "/publication", "");
            int looks = 1;
            // twice as many pass at most while Redis is too busy to answer in time
            while (last.statusCode() == 200 && looks++ < 60) {
                last = api.post(job + "/publication", "");
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(looks).isGreaterThan(30);
            assertThat(last.headers().firstValue("Retry-After")).isPresent();
        } finally {
            moveTo(Waymark.CHARITY.address() + "/");
        }
    }

    private static void publish(String type, String text) {
        Waymark.CHARITY.answers("/llms.txt", type, text);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private JsonNode look() {
        return Api.json(api.post(job + "/publication", ""));
    }

    private HttpResponse<String> page() {
        return page("");
    }

    private HttpResponse<String> page(String query) {
        return api.post(job.replace("/api", "") + "/publication" + query, "", "Accept", "text/html");
    }

    /** A site that nobody may submit: the database is told, since a name could come to stand for another address later. */
    private static void moveTo(String site) throws SQLException {
        try (Connection connection =
                        Waymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update submissions set url = ? where token_hash = ?")) {
            update.setString(1, site);
            update.setBytes(2, new Token(job.substring("/api/jobs/".length())).hash());
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
