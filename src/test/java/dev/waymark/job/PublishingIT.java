package dev.waymark.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of a result says on publishing it, for the website that was read. */
class PublishingIT {

    private final Api api = new Api(Waymark.SERVER.url());

    @AfterEach
    void showTheUsualStartPage() {
        Waymark.CHARITY.answersAsBefore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "shared"})
    void showsTheRecipeOfTheWebsiteFirstAndOpen(String link) throws Exception {
        String start = Files.readString(Path.of("src/test/resources/sites/charity/index.html"));
        assertThat(start).contains("<title>");
        Waymark.CHARITY.answers(
                "/",
                "text/html; charset=utf-8",
                start.replace("<title>", "<meta name=generator content='Wix.com Website Builder'><title>")
                        .replace("{{site}}", Waymark.CHARITY.address()));
        Document page = result(link);
        assertThat(page.select("#file .document").attr("lang")).isEqualTo("en-gb");
        assertThat(page.select("#publish > p").eachText()).contains("Your website is made with Wix.");
        assertThat(page.select("#publish details[open] > summary").eachText()).containsExactly("Wix");
        assertThat(page.select("#publish .recipes > summary").text()).isEqualTo("My website is made in another way");
        assertThat(page.select("#publish .recipes .recipe > summary").eachText())
                .contains("WordPress", "Another kind of website, or your own server", "nginx")
                .doesNotContain("Wix")
                .doesNotHaveDuplicates();
        String mail = page.select("#publish a[href^=mailto:]").attr("href");
        assertThat(mail).matches("mailto:\\?subject=[\\w%.-]+&body=[\\w%.*-]+").hasSizeLessThan(2_000);
        assertThat(URLDecoder.decode(mail, UTF_8))
                .contains("Please add llms.txt to 127.0.0.1", "/shared/s", Waymark.CHARITY.address() + "/llms.txt")
                .contains("\r\n1. In the dashboard of your site", "llms.txt")
                .doesNotContain("/jobs/", "`");
    }

    @Test
    void asksHowAWebsiteIsMadeThatShowsNoBuilder() throws Exception {
        Document page = result("page");
        assertThat(page.select("#publish > p").eachText()).contains("How is your website made?");
        assertThat(page.select("#publish details[open]")).isEmpty();
        assertThat(page.select("#publish > .recipe")).hasSize(16);
        assertThat(page.select("#publish .check .notice"))
                .as("before anybody has checked")
                .isEmpty();
    }

    private Document result(String link) throws InterruptedException {
        JsonNode submitted = Api.json(api.submit(Waymark.CHARITY.address()));
        JsonNode job = api.awaitEnd(submitted.at("/links/self").asText(), Duration.ofSeconds(60));
        assertThat(job.get("status").asText()).isEqualTo("finished");
        String path = URI.create(job.at("/links/" + link).asText()).getPath();
        return Jsoup.parse(api.get(path, "Accept", "text/html").body());
    }
}
