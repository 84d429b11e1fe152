package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceIT {

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void isReadyWithPostgresqlAndTellsAboutRedis() {
        JsonNode ready = Api.json(api.get("/health/ready"));
        assertThat(ready.get("status").asText()).isEqualTo("UP");
        assertThat(ready.toString()).contains("\"postgresql\"").contains("\"redis\"");
        assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void describesItsApi() {
        HttpResponse<String> description = api.get("/openapi");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
        assertThat(description.body()).startsWith("openapi: 3.1").contains("/api/generate/free:");
        assertThat(api.get("/docs", "Accept", "text/html").body()).contains("id=\"generateFree\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/openapi",
                "/health",
                "/nothing",
                "/api/nothing",
                "/assets/waymark.css",
                "/assets/none.css",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/jobs/AAAAAAAAAAAAAAAAAAAAAA",
                "/%00",
                "/..%2f",
                "/error",
            })
    void putsItsSecurityHeadersOnEveryAnswerAndNamesNoProduct(String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.body()).doesNotContainIgnoringCase("payara").doesNotContain("Exception");
        if (!path.contains("%")) {
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /nothing           | 404",
                "GET    | /api/nothing       | 404",
                "PUT    | /api/generate/free | 405",
                "GET    | /api/generate/free | 405",
                "DELETE | /                  | 405",
            })
    void answersAWrongAddressOrMethodWithAProblemDocument(String method, String path, int status) {
        HttpResponse<String> answer = api.send(method, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Api.json(answer).get("status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /nothing                                           | | not-found",
                "GET    | /assets/none.css                                   | | not-found",
                "GET    | /api/jobs/AAAAAAAAAAAAAAAAAAAAAA                   | | not-found",
                "PUT    | /api/generate/free                                 | | method-not-allowed",
                "GET    | /api/templates/none/options                        | | not-found",
                "POST   | /api/generate/free                                 | | unsupported-media-type",
                "POST   | /api/generate/free                                 | {} | invalid-input",
                "POST   | /api/generate/free                                 | nul | malformed-request",
                "POST   | /api/generate/free                                 | {\"url\": \"http://localhost/\"} | invalid-input",
                "POST   | /api/generate/paid                                 | {} | payments-off",
                "POST   | /api/payment/checkout                              | {} | payments-off",
                "POST   | /api/payment/webhook                               | {} | payments-off",
                "POST   | /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/versions          | {\"content\": \"# A\"} | precondition-required",
            })
    void tellsInTheTypeOfAProblemWhatHappened(String method, String path, String body, String type) {
        HttpResponse<String> answer =
                body == null ? api.send(method, path) : api.post(path, body, "Content-Type", "application/json");
        JsonNode problem = Api.json(answer);
        assertThat(problem.get("type").asText()).isEqualTo("/docs/problems#" + type);
        assertThat(problem.has("id")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void describesEveryTypeOfProblem(ProblemType type) {
        HttpResponse<String> page = api.get("/docs/problems", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<section id=\"" + type.id() + "\"", type.title().toString());
    }

    @Test
    void showsABrowserAPageInsteadOfAProblemDocument() {
        HttpResponse<String> answer = api.get("/nothing", "Accept", "text/html,application/xhtml+xml");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<h1>Not found</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /,                  text/html",
        "GET,  /nothing,           text/html",
        "GET,  /nothing,           application/json",
        "GET,  /assets/none.css,   */*",
        "POST, /api/generate/free, application/json",
    })
    void saysInWhichLanguagePagesAndProblemsAre(String method, String path, String accept) {
        HttpResponse<String> answer = api.send(method, path, "Accept", accept, "Accept-Language", "fr, en;q=0.5");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("en-GB");
        assertThat(answer.headers().allValues("Vary"))
                .as("Vary")
                .anyMatch(fields -> fields.contains("Accept-Language"));
    }

    @Test
    void saysItOfRequestsThatCannotBeReadToo() {
        HttpResponse<String> answer = api.send("GET", "/api/jobs/x", "Content-Type", "application/json;q=1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("en-GB");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Language, Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pricing",
                "/validate",
                "/validate/page",
                "/validate/access",
                "/bot",
                "/privacy",
                "/terms",
                "/accessibility",
                "/sign-in",
                "/nothing"
            })
    void speaksWelshToWhoPrefersIt(String path) {
        HttpResponse<String> answer = api.get(path, "Accept", "text/html", "Accept-Language", "cy, en;q=0.5");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("cy");
        assertThat(answer.body())
                .contains("<html lang=\"cy\"")
                .contains("Hygyrchedd")
                .contains(">Cymraeg</a>");
        assertThat(Jsoup.parse(answer.body()).select("main p").text())
                .isNotBlank()
                .isNotEqualTo(Jsoup.parse(api.get(path, "Accept", "text/html").body())
                        .select("h1")
                        .text());
    }

    @Test
    void remembersTheLanguageThatAReaderChose() {
        HttpResponse<String> chosen = api.get("/pricing?lang=cy", "Accept", "text/html", "Accept-Language", "en");
        assertThat(chosen.body()).contains("<html lang=\"cy\"").contains("hreflang=\"cy\" aria-current=\"true\"");
        assertThat(chosen.headers().allValues("Set-Cookie"))
                .containsExactly("lang=cy; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax");
        HttpResponse<String> later = api.get("/", "Accept", "text/html", "Accept-Language", "en", "Cookie", "lang=cy");
        assertThat(later.body()).contains("<html lang=\"cy\"");
        assertThat(later.headers().allValues("Set-Cookie")).isEmpty();
        HttpResponse<String> problem = api.send("GET", "/api/jobs/x", "Accept-Language", "cy");
        assertThat(problem.body()).contains("Heb ei");
    }

    @Test
    void namesTheLanguageOfAPageInIt() {
        assertThat(api.get("/", "Accept", "text/html").body()).contains("<html lang=\"en-GB\"");
    }
}
