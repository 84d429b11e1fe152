package dev.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionIT {

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void acceptsASiteAndSaysWhereTheJobIs() {
        HttpResponse<String> answer = api.submit(Waymark.CHARITY.address());
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode job = Api.json(answer);
        assertThat(job.get("id").asText()).matches("[A-Za-z0-9_-]{22}");
        assertThat(job.get("url").asText()).isEqualTo(Waymark.CHARITY.address() + "/");
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/jobs/" + job.get("id").asText());
    }

    @Test
    void countsTheFreeSubmissionsOfADayAndRefusesTheEleventh() {
        for (int i = 9; i >= 0; i--) {
            HttpResponse<String> answer = api.submit(Waymark.CHARITY.address());
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"free\";q=10;w=86400");
            assertThat(answer.headers().firstValue("RateLimit"))
                    .hasValueSatisfying(field -> assertThat(field).startsWith("\"free\";r="));
        }
        HttpResponse<String> refused = api.submit(Waymark.CHARITY.address());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(86_000L, 86_400L);
        assertThat(refused.headers().firstValue("RateLimit"))
                .hasValueSatisfying(field -> assertThat(field).startsWith("\"free\";r=0;t=86"));
        assertThat(Api.json(refused).get("detail").asText())
                .matches(
                        "You have used today’s 10 free reads\\. You can start again at \\d\\d:\\d\\d (GMT|BST) (tomorrow|today)\\.");
        assertThat(new Api(Waymark.SERVER.url())
                        .submit(Waymark.CHARITY.address())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void offersOwnersToHaveASiteInPreparationRead() {
        assertThat(api.get("/", "Accept", "text/html").body())
                .contains("name=\"include_noindex\"", "This is my site")
                .doesNotContain("checked");
        assertThat(api.get("/?url=example.org&include_noindex=true", "Accept", "text/html")
                        .body())
                .containsPattern("name=\"include_noindex\"[^>]*checked");
        assertThat(api.post(
                                "/",
                                "url=ftp://example.org/&include_noindex=true",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .body())
                .containsPattern("name=\"include_noindex\"[^>]*checked");
    }

    @Test
    void doesNotCountWhatItCannotAccept() {
        for (int i = 0; i < 12; i++) {
            assertThat(api.submit("ftp://example.org/").statusCode()).isEqualTo(422);
        }
        assertThat(api.submit(Waymark.CHARITY.address()).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | 422 | url",
                "ftp://example.org/          | 422 | url",
                "http://user:pw@example.org/ | 422 | url",
                "http://localhost/           | 422 | url",
                "http://127.0.0.1/           | 422 | url",
                "http://10.0.0.1/            | 422 | url",
                "http://169.254.169.254/     | 422 | url",
                "http://[::1]/               | 422 | url",
                "http://0x7f000001/          | 422 | url",
                "http://2130706433/          | 422 | url",
                "https://example.org:22/     | 422 | url",
                "not a site                  | 422 | url",
            })
    void refusesAnAddressThatItWillNotRead(String url, int status, String field) {
        HttpResponse<String> answer = api.submit(url);
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = Api.json(answer).get("errors").get(0);
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template | spaceship",
                "sector   | piracy",
                "goal     | world_domination",
            })
    void refusesAnOptionThatDoesNotExistAndNamesThoseThatDo(String option, String value) {
        HttpResponse<String> answer = api.post(
                "/api/generate/free",
                "{\"url\": \"https://example.org/\", \"%s\": \"%s\"}".formatted(option, value),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = Api.json(answer).get("errors").get(0);
        assertThat(error.get("field").asText()).isEqualTo(option);
        assertThat(error.get("message").asText()).contains(value).contains("Choose one of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | application/json | 400",
                "{               | application/json | 400",
                "[]              | application/json | 400",
                "null            | application/json | 400",
                "{\"url\": {}}   | application/json | 400",
                "url=example.org | text/plain       | 415",
                "<url/>          | application/xml  | 415",
            })
    void answersWhatItCannotReadWithAProblemDocument(String body, String type, int status) {
        HttpResponse<String> answer = api.post("/api/generate/free", body, "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Api.json(answer).get("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
