package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.dev.Api;
import dev.waymark.dev.Waymark;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(api.get("/docs", "Accept", "text/html").body()).contains("swagger-ui-bundle.js");
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

    @Test
    void showsABrowserAPageInsteadOfAProblemDocument() {
        HttpResponse<String> answer = api.get("/nothing", "Accept", "text/html,application/xhtml+xml");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<h1>Not Found</h1>");
    }
}
