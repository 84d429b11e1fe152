package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fuzz.Fuzz;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @CsvSource({
        "POST, /",
        "POST, /validate",
        "POST, /validate/page",
        "POST, /validate/access",
        "POST, /jobs/AAAAAAAAAAAAAAAAAAAAAA/cancellation",
        "POST, /jobs/AAAAAAAAAAAAAAAAAAAAAA/dismissals",
        "POST, /jobs/AAAAAAAAAAAAAAAAAAAAAA/dismissals/undoing",
        "POST, /jobs/AAAAAAAAAAAAAAAAAAAAAA/link",
        "POST, /jobs/AAAAAAAAAAAAAAAAAAAAAA/versions/lines/7/removal",
        "POST, /bot/objection",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/settings",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/pause",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/end",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/check",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/changes/acceptance",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/changes/1/acceptance",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring/changes/1/rejection",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/verification/check",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/verification/end",
        "POST, /hosting/report",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/hosting",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/hosting/end",
        "POST, /my-sites/AAAAAAAAAAAAAAAAAAAAAA/hosting/settings",
        "POST, /my-sites/keys",
        "POST, /my-sites/keys/1/deletion",
        "POST, /my-sites/webhooks",
        "POST, /my-sites/webhooks/1/challenge",
        "POST, /my-sites/webhooks/1/confirmation",
        "POST, /my-sites/webhooks/1/secret",
        "POST, /my-sites/webhooks/1/pause",
        "POST, /my-sites/webhooks/1/resumption",
        "POST, /my-sites/webhooks/1/deletion",
        "POST, /my-sites/webhooks/deliveries/1/replay",
        "PUT, /api/sites/AAAAAAAAAAAAAAAAAAAAAA",
        "DELETE, /api/webhooks/1",
        "POST, /api/webhooks/1/pause",
        "POST, /api/webhooks/1/resumption",
        "POST, /api/webhooks/deliveries/1/replay",
        "POST, /my-sites/bulk",
        "POST, /my-sites/bulk/AAAAAAAAAAAAAAAAAAAAAA/stop",
        "POST, /api/bulk",
        "DELETE, /api/bulk/AAAAAAAAAAAAAAAAAAAAAA",
        "POST, /payment/checkout",
        "POST, /payment/jobs/AAAAAAAAAAAAAAAAAAAAAA",
        "POST, /payment/jobs/AAAAAAAAAAAAAAAAAAAAAA/replacement",
        "POST, /payment/orders/3b241101-e2bb-4255-8caf-4136c566a962",
        "POST, /api/generate/free",
        "POST, /api/generate/paid",
        "POST, /api/validate",
        "POST, /api/validate/page",
        "POST, /api/validate/access",
        "POST, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/cancellation",
        "POST, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/dismissals",
        "DELETE, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/dismissals/x",
        "POST, /api/payment/checkout",
        "POST, /api/payment/create-intent",
    })
    void changesNothingForAnotherSiteByFormFetchOrHtmx(String method, String path) {
        for (List<String> fields : List.of(
                List.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"),
                List.of(
                        "Sec-Fetch-Site",
                        "same-site",
                        "Origin",
                        Waymark.SERVER.url().toString()),
                List.of("Origin", "https://evil.example", "Content-Type", "text/plain"),
                List.of("Origin", "null", "HX-Request", "true"),
                List.of("Cookie", "__Host-visit=x"))) {
            assertThat(api.send(method, path, fields.toArray(String[]::new)).statusCode())
                    .as("%s", fields)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/generate/free,   65536, 422",
        "/api/generate/free,   65537, 413",
        "/api/payment/webhook, 65537, 403",
        "/api/payment/webhook, 262145, 413",
        "/api/validate,        65537, 200",
        "/api/validate,        8000001, 413",
    })
    void readsNoMoreOfABodyThanItsPlaceNeedsWhetherItSaysHowLongItIsOrNot(String path, int bytes, int status) {
        byte[] body = padded("{\"url\": \"http://localhost/\", \"content\": \"# A\"", bytes);
        HttpResponse<String> told = api.post(path, body, "Content-Type", "application/json");
        assertThat(told.statusCode()).isEqualTo(status);
        HttpResponse<String> untold = api.postUntold(path, body, "Content-Type", "application/json");
        assertThat(untold.statusCode()).isEqualTo(told.statusCode());
        assertThat(untold.body()).isEqualTo(told.body());
    }

    private static byte[] padded(String json, int bytes) {
        return (json + " ".repeat(bytes - json.length() - 1) + "}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tellsAPersonOnAPageThatAFormIsTooLarge() {
        HttpResponse<String> answer = api.post(
                "/",
                "url=" + "x".repeat(70_000),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("The request is too large.").contains("</html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                                  | [51                  | 400",
                "application/json                                  | [9999                | 400",
                "application/json                                  | {\"url\": 1e999999999} | 422",
                "application/json                                  | {\"url\": {}}        | 400",
                "application/json                                  | nul                  | 400",
                "application/json; charset=ebcdic                  | {}                   | 415",
                "text/plain                                        | {}                   | 415",
                "*/*                                               | {}                   | 415",
                "application/*                                     | {}                   | 415",
                "application/json;q=2                              | {}                   | 400",
            })
    void answersABrokenBodyWithoutFailing(String type, String body, int status) {
        String sent = body.matches("\\[\\d+") ? "[".repeat(Integer.parseInt(body.substring(1))) : body;
        HttpResponse<String> answer = api.post("/api/generate/free", sent, "Content-Type", type);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void answersBrokenFieldsAndFormsWithoutFailing() {
        assertThat(api.post("/", "url=https://example.org/").statusCode()).isEqualTo(415);
        assertThat(api.post("/validate", "text=x", "Content-Type", "*/*").statusCode())
                .isEqualTo(415);
        assertThat(api.get("/error", "Content-Type", "text/html;q=2").statusCode())
                .isEqualTo(400);
        assertThat(api.post("/", "url=%zz", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
        String job = Api.json(api.submit(Waymark.CHARITY.address()))
                .get("links")
                .get("self")
                .asText();
        assertThat(api.get(job, "If-Match", "no tag").statusCode()).isEqualTo(400);
        assertThat(api.get("/metrics", "Content-Type", "text/html;q=2").statusCode())
                .as("before the token is asked for")
                .isEqualTo(400);
        String part = "--b\r\nContent-Disposition: form-data; name=\"content\"\r\n"
                + "Content-Type: text/plain; charset=ebcdic\r\n\r\n# Name\r\n--b--\r\n";
        HttpResponse<String> unknown = api.post(
                job.replace("/api", "") + "/versions/validation",
                part,
                "Content-Type",
                "multipart/form-data; boundary=b");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(415);
        HttpResponse<String> absent = api.post(
                job.replace("/api", "") + "/versions/validation",
                "--b\r\nContent-Disposition: form-data; name=\"base\"\r\n\r\n1\r\n--b--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=b");
        assertThat(absent.statusCode()).as("without the text").isLessThan(500);
        for (String path : List.of("/versions", "/versions/validation")) {
            HttpResponse<String> noNumber = api.post(
                    job.replace("/api", "") + path,
                    "--b\r\nContent-Disposition: form-data; name=\"base\"\r\n\r\none\r\n--b--\r\n",
                    "Content-Type",
                    "multipart/form-data; boundary=b");
            assertThat(noNumber.statusCode()).as("one: " + noNumber.body()).isEqualTo(422);
        }
        assertThat(api.send("OPTIONS", "/").body()).doesNotContain("Jersey");
    }

    @Test
    void answersSpoiltRequestsWithoutFailing() throws InterruptedException {
        Fuzz fuzz = Fuzz.of(
                Waymark.SERVER.url(),
                Fuzz.finishedJob(Waymark.SERVER.url(), Waymark.CHARITY.address()),
                new long[] {11, 12, 13},
                500);
        assertThat(fuzz.findings()).isEmpty();
        assertThat(fuzz.answers().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(1500);
    }

    /** Method, path, status; {job} is the token of a finished job, {shared} its shared id. */
    private static final List<String> ANSWERS = List.of(
            "GET / 200",
            "GET /pricing 200",
            "GET /validate 200",
            "GET /validate/page 200",
            "GET /validate/access 200",
            "GET /docs 200",
            "GET /docs/jobs 200",
            "GET /docs/objects 200",
            "GET /bot 200",
            "GET /bot/objection 200",
            "GET /unsubscribe/1-00000000000000000000000000000000 404",
            "GET /my-sites/AAAAAAAAAAAAAAAAAAAAAA/monitoring 404",
            "GET /my-sites/AAAAAAAAAAAAAAAAAAAAAA/verification 404",
            "GET /admin/monitoring 404",
            "GET /hosting/report 200",
            "POST /hosting/report 415",
            "GET /my-sites/AAAAAAAAAAAAAAAAAAAAAA/hosting 404",
            "GET /admin/hosting 404",
            "GET /my-sites/keys 303",
            "POST /my-sites/keys 415",
            "GET /my-sites/webhooks 303",
            "POST /my-sites/webhooks 415",
            "GET /api/sites 401",
            "GET /api/webhooks 401",
            "GET /api/webhooks/deliveries 401",
            "GET /my-sites/bulk 303",
            "POST /my-sites/bulk 415",
            "GET /my-sites/bulk/AAAAAAAAAAAAAAAAAAAAAA 303",
            "GET /my-sites/bulk/AAAAAAAAAAAAAAAAAAAAAA/files.zip 303",
            "POST /api/bulk 415",
            "GET /api/bulk/AAAAAAAAAAAAAAAAAAAAAA 401",
            "GET /api/bulk/AAAAAAAAAAAAAAAAAAAAAA/grades.csv 401",
            "POST /bot/objection 415",
            "POST /unsubscribe/1-00000000000000000000000000000000 404",
            "GET /privacy 200",
            "GET /terms 200",
            "GET /accessibility 200",
            "GET /.well-known/security.txt 404",
            "GET /openapi 200",
            "GET /llms.txt 200",
            "GET /robots.txt 200",
            "GET /sitemap.xml 200",
            "GET /example/llms.txt 200",
            "GET /health 200",
            "GET /health/live 200",
            "GET /health/ready 200",
            "GET /api/templates 200",
            "GET /api/templates/funder/options 200",
            "GET /assets/waymark.css 200",
            "GET /assets/waymark.svg 200",
            "GET /webjars/htmx.org/2.0.10/dist/htmx.min.js 200",
            "GET /assets/none.css 404",
            "GET /webjars/none.js 404",
            "GET /nothing 404",
            "GET /api/nothing 404",
            "GET /error 404",
            "GET /payment/success 404",
            "GET /jobs/AAAAAAAAAAAAAAAAAAAAAA 404",
            "GET /api/jobs/AAAAAAAAAAAAAAAAAAAAAA 404",
            "GET /?x=%25zz 200",
            "HEAD / 200",
            "OPTIONS / 200",
            "DELETE / 405",
            "PUT /api/generate/free 405",
            "POST / 415",
            "POST /api/generate/free 415",
            "POST /api/payment/webhook 403");

    private static final List<String> ANSWERS_ABOUT_A_JOB = List.of(
            "GET /jobs/{job} 200",
            "GET /jobs/{job}?view=text 200",
            "GET /jobs/{job}/assessment 403",
            "GET /api/jobs/{job} 200",
            "GET /api/jobs/{job}/events 200",
            "GET /api/jobs/{job}/llms.txt 200",
            "GET /api/jobs/{job}/llms.txt?download=1 200",
            "GET /api/jobs/{job}/llms-full.txt 200",
            "GET /api/jobs/{job}/pages 200",
            "GET /api/jobs/{job}/pages?format=csv 200",
            "GET /api/jobs/{job}/bundle.zip 403",
            "GET /api/jobs/{job}/assessment 403",
            "GET /shared/{shared} 200",
            "GET /shared/{shared}?view=text 200",
            "GET /api/shared/{shared}/llms.txt 200",
            "GET /api/shared/{shared}/llms.txt?download=1 200",
            "GET /api/shared/{shared}/llms-full.txt 200",
            "GET /api/shared/{shared}/bundle.zip 403",
            "GET /api/shared/{shared}/assessment.md 403",
            "POST /api/jobs/{job}/cancellation 200",
            "POST /jobs/{job}/cancellation 303");

    @Test
    void putsTheFieldsThatGuardABrowserOnAnswersOfEveryKind() throws InterruptedException {
        String job = Fuzz.finishedJob(Waymark.SERVER.url(), Waymark.CHARITY.address());
        for (String line :
                Stream.concat(ANSWERS.stream(), ANSWERS_ABOUT_A_JOB.stream()).toList()) {
            String[] parts = line.replace("{job}", job)
                    .replace("{shared}", new Token(job).shared().text())
                    .split(" ");
            HttpResponse<String> answer = api.send(parts[0], parts[1]);
            assertThat(answer.statusCode()).as(line).isEqualTo(Integer.parseInt(parts[2]));
            assertThat(field(answer, "Content-Security-Policy"))
                    .as(line)
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                                    + "form-action 'self' https://checkout.stripe.com https://billing.stripe.com; base-uri 'none'; frame-ancestors 'none'; "
                                    + "object-src 'none'");
            assertThat(field(answer, "X-Content-Type-Options")).as(line).isEqualTo("nosniff");
            assertThat(field(answer, "Referrer-Policy")).as(line).isEqualTo("no-referrer");
            assertThat(field(answer, "Strict-Transport-Security")).as(line).isEqualTo("max-age=31536000");
            assertThat(field(answer, "Set-Cookie")).as(line).isEmpty();
            assertThat(field(answer, "Server") + field(answer, "X-Powered-By"))
                    .as(line)
                    .isEmpty();
            if (line.contains("{") && answer.statusCode() < 300) {
                assertThat(field(answer, "Cache-Control")).as(line).isEqualTo("private, no-store");
                assertThat(field(answer, "X-Robots-Tag")).as(line).isEqualTo("noindex");
            }
        }
    }

    @Test
    void letsBrowsersKeepFilesButNotTheirAbsence() {
        assertThat(field(api.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js"), "Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(field(api.get("/assets/waymark.css"), "Cache-Control")).isEqualTo("public, max-age=600");
        assertThat(field(api.get("/webjars/none.js"), "Cache-Control")).isEqualTo("no-store");
        assertThat(field(api.get("/assets/waymark.css", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    private static String field(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
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
                .contains("Left out: ")
                .doesNotContain("<td>In the file</td>");
        assertThat(api.get(page + "?show=kept", "Accept", "text/html").body()).contains("<td>In the file</td>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/llms.txt", "/robots.txt", "/sitemap.xml"})
    void tellsProgramsAboutItself(String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(Waymark.SERVER.url().toString()).doesNotContain("{site}");
    }
}
