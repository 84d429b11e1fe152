package dev.waymark.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.access.AccessCheck;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentAccessIT {

    private static final String SITE = Waymark.CHARITY.address() + "/";

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void tellsAProgramWhatAgentsMeetAndHowToPutItRight() {
        JsonNode report = Api.json(asked(SITE));
        assertThat(report.path("site").asText()).isEqualTo(SITE);
        assertThat(report.path("requests").asInt()).isBetween(5, 25);
        assertThat(report.path("findings"))
                .extracting(finding -> finding.path("check").asText())
                .containsExactly(
                        Arrays.stream(AccessCheck.values()).map(AccessCheck::id).toArray(String[]::new));
        assertThat(outcome(report, "challenge-page")).isEqualTo("pass");
        assertThat(outcome(report, "content-negotiation")).isEqualTo("fail");
        assertThat(report.at("/fix_pack/fixes"))
                .extracting(fix -> fix.path("check").asText())
                .contains("content-negotiation");
        assertThat(report.at("/fix_pack/servers"))
                .extracting(server -> server.path("server").asText())
                .contains("nginx", "apache", "caddy");
    }

    @Test
    void showsPeopleTheSame() {
        HttpResponse<String> page = api.post(
                "/validate/access",
                "url=" + URLEncoder.encode(SITE, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("things to look at</h1>", "Agents that ask for Markdown get it", "On the server: nginx")
                .contains("cannot be seen from outside");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | Enter the address of a website.",
                "{\"url\": \"http://192.168.0.1/\"} | ",
            })
    void refusesWhatIsNoPublicAddress(String body, String detail) {
        HttpResponse<String> answer = api.post("/api/validate/access", body, "Content-Type", "application/json");
        if (detail == null) {
            assertThat(outcome(Api.json(answer), "challenge-page")).isEqualTo("fail");
            assertThat(Api.json(answer).path("requests").asInt()).isLessThan(5);
        } else {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Api.json(answer).path("detail").asText()).isEqualTo(detail);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/docs         | text/markdown                                      | text/markdown | # ",
                "/docs         | text/markdown, text/html;q=0.8                     | text/markdown | # ",
                "/pricing      | text/markdown;q=0.9, text/html;q=0.8               | text/markdown | # ",
                "/docs         | text/html, text/markdown;q=0.9                     | text/html     | <!DOCTYPE html>",
                "/docs         | text/html, text/markdown                           | text/html     | <!DOCTYPE html>",
                "/             | */*                                                | text/html     | <!DOCTYPE html>",
                "/index.md     | */*                                                | text/markdown | # ",
                "/docs.md      | text/html                                          | text/markdown | # ",
            })
    void givesOurOwnPagesInMarkdownToWhoPrefersIt(String path, String accept, String type, String start) {
        HttpResponse<String> page = api.get(path, "Accept", accept);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(page.body()).startsWith(start).contains("/llms.txt");
        assertThat(page.headers().allValues("Vary")).anyMatch(field -> field.matches("(.*, ?)?Accept(,.*)?"));
        assertThat(String.join(", ", page.headers().allValues("Link")))
                .contains("</llms.txt>; rel=\"describedby\"", "rel=\"alternate\"; type=\"text/markdown\"");
    }

    @Test
    void refusesATypeThatNoPageHas() {
        assertThat(api.get("/docs", "Accept", "application/x-none").statusCode())
                .isEqualTo(406);
    }

    private HttpResponse<String> asked(String url) {
        return api.post("/api/validate/access", "{\"url\": \"" + url + "\"}", "Content-Type", "application/json");
    }

    private static String outcome(JsonNode report, String check) {
        for (JsonNode finding : report.path("findings")) {
            if (finding.path("check").asText().equals(check)) {
                return finding.path("outcome").asText();
            }
        }
        return "";
    }
}
