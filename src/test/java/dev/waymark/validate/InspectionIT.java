package dev.waymark.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it measures how long answers take")
class InspectionIT {

    private static final String CONTACT = Waymark.CHARITY.address() + "/contact/";

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void showsTheTextFactsAndWhatWasLeftOut() {
        HttpResponse<String> page = sent(CONTACT);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains(
                        "<h1 id=\"result-title\">This is what an assistant sees</h1>",
                        "<dd>Contact | Harbour Lights</dd>",
                        "<dd>English (United Kingdom)</dd>",
                        "<dd>Contact</dd>",
                        "<code id=\"markdown\"># Contact\n\nThe office in Baxtergate is open",
                        "<span>1099887</span>",
                        "&lt;header&gt; Harbour Lights Home About us What we do",
                        "28 words, 1 heading, 13 links",
                        "<td>navigation, or before the main content</td>")
                .doesNotContain("<main id=\"main\">\n<h1>Contact");
    }

    @Test
    void tellsAProgramTheSame() {
        JsonNode page = Api.json(asked(CONTACT));
        assertThat(page.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "url",
                        "title",
                        "heading",
                        "name",
                        "description",
                        "language",
                        "canonical",
                        "robots",
                        "kind",
                        "facts",
                        "links",
                        "byline",
                        "published",
                        "markdown",
                        "left_out",
                        "verdict");
        assertThat(page.path("url").asText()).isEqualTo(CONTACT);
        assertThat(page.path("markdown").asText()).startsWith("# Contact\n\nThe office");
        assertThat(page.path("verdict").path("is").asText()).isEqualTo("page");
        assertThat(page.path("left_out").path(0).path("why").asText()).startsWith("navigation");
    }

    @Test
    void saysWhatCameInThePlaceOfThePage() {
        HttpResponse<String> page = sent(Waymark.CHARITY.address() + "/login.html");
        assertThat(page.body())
                .contains("We saw a sign-in form or a check for visitors", "How we decided: password field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | Enter the address of a page.",
                "not an address     | ",
                "http://10.0.0.1/   | The website could not be reached",
                "http://localhost/  | The website could not be reached",
                "http://169.254.169.254/latest/ | ",
                "file:///etc/passwd | ",
            })
    void saysBesideTheFieldWhatIsWrongAndKeepsTheInput(String url, String words) {
        HttpResponse<String> page = sent(url);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "role=\"alert\"", "aria-invalid=\"true\"", words == null ? "" : words, "value=\"" + url + "\"")
                .doesNotContain("Exception");
        assertThat(asked(url).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/gone      | The website answers 404 for {site}/gone. Check the address.",
                "/facts.txt | ",
            })
    void saysWhyThereIsNoPage(String path, String words) {
        HttpResponse<String> page = sent(Waymark.CHARITY.address() + path);
        assertThat(page.statusCode()).isEqualTo(words == null ? 200 : 422);
        assertThat(page.body()).contains(words == null ? "" : words.replace("{site}", Waymark.CHARITY.address()));
    }

    @Test
    void countsAsOneOfTheChecksOfAnHour() {
        for (int i = 0; i < 60; i++) {
            api.post("/api/validate", "{\"content\": \"# A\"}", "Content-Type", "application/json");
        }
        HttpResponse<String> page = sent(CONTACT);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("You have checked 60 files or pages this hour. You can try again in");
        assertThat(asked(CONTACT).statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"url\": null}", "{\"url\": \" \"}"})
    void asksAProgramForAnAddress(String body) {
        HttpResponse<String> answer = api.post("/api/validate/page", body, "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.json(answer).path("detail").asText()).isEqualTo("Enter the address of a page.");
    }

    private HttpResponse<String> sent(String url) {
        HttpResponse<String> page = form(url);
        for (int tries = 1; tries < 10 && page.statusCode() == 503; tries++) {
            page = form(url); // the machine is busy
        }
        return page;
    }

    private HttpResponse<String> form(String url) {
        return api.post(
                "/validate/page",
                "url=" + URLEncoder.encode(url, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private HttpResponse<String> asked(String url) {
        return api.post("/api/validate/page", "{\"url\": \"" + url + "\"}", "Content-Type", "application/json");
    }
}
