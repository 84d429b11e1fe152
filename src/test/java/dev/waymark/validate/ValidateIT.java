package dev.waymark.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it measures how long answers take")
class ValidateIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "waymark";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String POOR = """
            # Rook Lane Press
            A chapel in Frome.

            ## Shop

            * [Broadsides](https://rooklane.example/broadsides?utm_source=x): What is in print and how to order it
            * [Poems](/poems) - Everything in print
            """;

    private final Api api = new Api(Waymark.SERVER.url());

    @Test
    void saysWhatIsWrongLineByLineAndMendsIt() throws IOException {
        JsonNode answer = Api.json(validated(Map.of("content", POOR)));
        assertThat(answer.get("usable").asBoolean()).isTrue();
        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(answer.get("profiles").get("lighthouse").asBoolean()).isTrue();
        assertThat(answer.get("profiles").get("reference_parser").asBoolean()).isFalse();
        assertThat(answer.get("problems"))
                .anySatisfy(problem -> {
                    assertThat(problem.get("code").asText()).isEqualTo("bullet");
                    assertThat(problem.get("line").asInt()).isEqualTo(6);
                })
                .anySatisfy(problem -> assertThat(problem.get("code").asText()).isEqualTo("summary-absent"));
        assertThat(answer.get("assessment").get("grade").asText()).matches("[A-F]");
        assertThat(answer.get("fixed").get("content").asText())
                .contains("- [Broadsides](https://rooklane.example/broadsides): What is in print and how to order it\n")
                .doesNotContain("*");
        assertThat(answer.get("fixed").get("left").get(0).asText()).isEqualTo("Poems");
    }

    @Test
    void saysWhichLinesAreInTheDetailsNow() throws IOException {
        String file = POOR + "\nOpen on Saturdays.\n- by appointment\n";
        JsonNode fixed = Api.json(validated(Map.of("content", file))).get("fixed");
        assertThat(fixed.get("moved").toString()).isEqualTo("[9,10]");
        assertThat(fixed.get("content").asText()).contains("Open on Saturdays.");
        assertThat(uploaded(file.getBytes(StandardCharsets.UTF_8)).body())
                .contains("We moved text that is not a list item to the details. It was on line 9, 10.");
    }

    @Test
    void resolvesRelativeAddressesWhenItKnowsWhereTheFileStands() throws IOException {
        JsonNode answer = Api.json(validated(Map.of("content", POOR, "url", "https://rooklane.example/llms.txt")));
        assertThat(answer.get("fixed").get("content").asText())
                .contains("- [Poems](https://rooklane.example/poems): Everything in print\n");
        assertThat(answer.get("fixed").get("left")).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeHad() throws IOException {
        HttpResponse<String> answer = validated(Map.of("url", Waymark.CHARITY.address() + "/llms.txt"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.json(answer).get("detail").asText()).startsWith("The website answers 404 for ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/llms.txt",
                "http://10.0.0.1/",
                "http://localhost/llms.txt",
                "file:///etc/passwd",
                "http://169.254.169.254/"
            })
    void readsNothingThatIsNotPublic(String url) throws IOException {
        HttpResponse<String> answer = validated(Map.of("url", url));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("refused", "Exception");
    }

    @Test
    void followsLinksWhenAskedTo() throws IOException {
        String site = Waymark.CHARITY.address();
        String file = "# Harbour Lights\n\n> A charity.\n\nx\n\n## About\n\n- [About us](" + site
                + "/about/): Who we are and why\n- [Gone](" + site + "/gone/): What is not there any more\n";
        JsonNode answer = Api.json(validated(Map.of("content", file, "check_links", true)));
        assertThat(answer.get("links").get("checked").asInt()).isEqualTo(2);
        assertThat(answer.get("problems"))
                .filteredOn(problem -> problem.get("code").asText().equals("dead-url"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.get("line").asInt()).isEqualTo(10));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impostors")
    void answersClearlyWithinTwoSecondsWhateverItIs(String name, byte[] file, int status, String words) {
        long start = System.nanoTime();
        HttpResponse<String> page = uploaded(file);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(words).contains("</html>").doesNotContain("Exception");
    }

    static Stream<Arguments> impostors() {
        byte[] garbage = new byte[100_000];
        new Random(6).nextBytes(garbage);
        return Stream.of(
                Arguments.of("5 MB", "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8), 413, "larger than 1 MB"),
                Arguments.of("9 MB", "x".repeat(9_000_000).getBytes(StandardCharsets.UTF_8), 413, "larger than 1 MB"),
                Arguments.of("binary garbage", garbage, 200, "not UTF-8"),
                Arguments.of(
                        "an HTML page",
                        "<!doctype html><html><body>Hello".getBytes(StandardCharsets.UTF_8),
                        200,
                        "This is an HTML page"),
                Arguments.of("an empty file", new byte[0], 422, "Enter a web address, paste the text"),
                Arguments.of("blanks", " \n \n".getBytes(StandardCharsets.UTF_8), 200, "The file is empty"));
    }

    @Test
    void readsAMegabyteOfLinksAndShowsItsBeginning() {
        String links = "- [Name](https://a.example/page): What this page answers to its readers, said in words enough\n"
                .repeat(9_990);
        HttpResponse<String> page = uploaded(("# A\n\n## B\n\n" + links).getBytes(StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The file has problems").contains("These are the first 1,381 of 9,995 lines.");
    }

    @Test
    void saysInJsonWhatIsTooLargeOrAbsent() throws IOException {
        assertThat(validated(Map.of("content", "x".repeat(5_000_000))).statusCode())
                .isEqualTo(413);
        assertThat(validated(Map.of()).statusCode()).isEqualTo(422);
        assertThat(validated(Map.of("content", "# A", "template", "nonsense")).statusCode())
                .isEqualTo(422);
        assertThat(Api.json(validated(Map.of("content", ""))).get("usable").asBoolean())
                .isFalse();
        assertThat(api.post("/api/validate", "", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post("/api/validate", "{", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsMarkupOfAFileAsText() {
        String page = uploaded(
                        "# <script>alert(1)</script>\n\n> \" onload=x\n\nx\n\n## <b>A</b>\n\n- [<i>](https://a.example/)\n"
                                .getBytes(StandardCharsets.UTF_8))
                .body();
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<b>A</b>", "<i>]");
    }

    @Test
    void keepsEachClientToSoManyAnHour() throws IOException {
        Api busy = new Api(Waymark.SERVER.url());
        String body = JSON.writeValueAsString(Map.of("content", "# A"));
        HttpResponse<String> last = null;
        for (int i = 0; i <= 60; i++) {
            last = busy.post("/api/validate", body, "Content-Type", "application/json");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Api.json(last).get("detail").asText())
                .matches("You have checked 60 files or pages this hour[.] You can try again in [0-9]{2} minutes[.]");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> validated(Map<String, Object> draft) throws IOException {
        return api.post("/api/validate", JSON.writeValueAsString(draft), "Content-Type", "application/json");
    }

    private HttpResponse<String> uploaded(byte[] file) {
        String head = "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"llms.txt\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String foot = "\r\n--" + BOUNDARY + "--\r\n";
        byte[] body = new byte[head.length() + file.length + foot.length()];
        System.arraycopy(head.getBytes(StandardCharsets.UTF_8), 0, body, 0, head.length());
        System.arraycopy(file, 0, body, head.length(), file.length);
        System.arraycopy(foot.getBytes(StandardCharsets.UTF_8), 0, body, head.length() + file.length, foot.length());
        HttpResponse<String> page = sent(body);
        for (int tries = 1; tries < 10 && page.statusCode() == 503; tries++) {
            page = sent(body); // the machine is busy
        }
        return page;
    }

    private HttpResponse<String> sent(byte[] body) {
        return api.post(
                "/validate", body, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY, "Accept", "text/html");
    }
}
