package dev.waymark.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.document.OtherFiles;
import dev.waymark.harness.Api;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OwnServers(lane = 2)
class VersionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "waymark";

    private final Api api = new Api(Waymark.SERVER.url());
    private String job;

    @BeforeEach
    void finishAJob() throws InterruptedException {
        JsonNode submitted = Api.json(api.submit(Waymark.CHARITY.address()));
        job = submitted.get("links").get("self").asText();
        assertThat(api.awaitEnd(job, Duration.ofSeconds(90)).get("status").asText())
                .isEqualTo("finished");
    }

    @Test
    void putsTheNewestVersionIntoTheArchive() throws Exception {
        Api full = new Api(FullWaymark.server().url());
        String own = Api.json(full.submit(FullWaymark.CHARITY.address()))
                .get("links")
                .get("self")
                .asText();
        full.awaitEnd(own, Duration.ofSeconds(90));
        String edited = full.get(own + "/llms.txt").body().replaceFirst("(?m)^> .*$", "> What we say ourselves.");
        assertThat(full.post(
                                own + "/versions",
                                "{\"content\": " + TextNode.valueOf(edited) + ", \"base_version\": 1}",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(201);
        assertThat(full.unzipped(own + "/bundle.zip")).containsEntry("llms.txt", edited);
    }

    @Test
    void putsTheFileOfAnotherLanguageIntoTheArchive() throws Exception {
        Api full = new Api(FullWaymark.server().url());
        String own = Api.json(full.submit(FullWaymark.BILINGUAL.address()))
                .get("links")
                .get("self")
                .asText();
        full.awaitEnd(own, Duration.ofSeconds(90));
        Map<String, String> archive = full.unzipped(own + "/bundle.zip");
        assertThat(archive).containsKey("cy/llms.txt");
        assertThat(archive.get("llms.txt")).contains(FullWaymark.BILINGUAL.address() + "/cy/llms.txt)");
        assertThat(OtherFiles.removed(archive.get("llms.txt")))
                .isEqualTo(full.get(own + "/llms.txt").body());
        assertThat(archive.get("cy/llms.txt"))
                .startsWith("# ")
                .contains(FullWaymark.BILINGUAL.address() + "/cy/ymweld/")
                .doesNotContain(FullWaymark.BILINGUAL.address() + "/visit/");
    }

    @Test
    void handsOutTheNewestVersionEverywhereAndKeepsTheOthers() throws Exception {
        String written = llmsTxt();
        String edited = written.replaceFirst("(?m)^> .*$", "> Zażółć: what we say ourselves.");
        HttpResponse<String> saved = save(edited, 1);
        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(saved.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(saved.headers().firstValue("Location")).hasValue(job + "/versions/2/llms.txt");
        assertThat(llmsTxt()).isEqualTo(edited);
        assertThat(api.get(job + "/versions/1/llms.txt").body()).isEqualTo(written);
        assertThat(api.get(job + "/versions/2/llms.txt").body()).isEqualTo(edited);
        assertThat(api.get(page(""), "Accept", "text/html").body())
                .contains("Zażółć: what we say ourselves.")
                .contains("This is version 2.");
        JsonNode list = Api.json(api.get(job + "/versions"));
        assertThat(list.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(list.findValuesAsText("made_by")).containsExactly("program", "waymark");
        assertThat(list.get(1).get("bytes").asInt()).isEqualTo(written.getBytes("UTF-8").length);
    }

    @Test
    void listsInTheFullTextOnlyThePagesThatTheNewestVersionLists() throws IOException {
        String all = api.get(job + "/llms-full.txt").body();
        String written = llmsTxt();
        save(
                written.substring(0, written.indexOf("\n- [")) + "\n"
                        + written.lines()
                                .filter(line -> line.startsWith("- ["))
                                .findFirst()
                                .orElseThrow(),
                1);
        String fewer = api.get(job + "/llms-full.txt").body();
        assertThat(fewer.length()).isPositive().isLessThan(all.length() / 2);
    }

    @Test
    void changesNothingForWhoWasOvertakenAndSaysByWhat() throws Exception {
        String mine = llmsTxt() + "- [Mine](https://a.example/mine): What only I know of\n";
        String theirs = llmsTxt() + "- [Theirs](https://a.example/theirs): What they know of\n";
        save(theirs, 1);
        HttpResponse<String> late = save(mine, 1);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Api.json(late).get("detail").asText()).startsWith("There is a newer version: 2.");
        assertThat(api.post(
                                job + "/versions",
                                json(mine, null),
                                "Content-Type",
                                "application/json",
                                "If-Match",
                                "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(llmsTxt()).isEqualTo(theirs);
        HttpResponse<String> form = form("/versions", mine, 1);
        assertThat(form.statusCode()).isEqualTo(409);
        assertThat(form.body())
                .contains("Someone saved version 2 in the meantime")
                .contains("[Mine](https://a.example/mine)")
                .contains("name=\"base\" value=\"2\"")
                .contains("<ins>- [Mine]")
                .contains("<del>- [Theirs]");
        assertThat(form("/versions", mine, 2).statusCode()).isEqualTo(303);
        assertThat(llmsTxt()).isEqualTo(mine);
    }

    @Test
    void keepsExactlyOneOfManyThatAreSavedAtOnce() throws Exception {
        String written = llmsTxt();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> saves = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> save(written + "- [N" + i + "](https://a.example/n" + i + ")\n", 1)
                                    .statusCode())
                    .toList();
            List<Integer> answers = threads.invokeAll(saves).stream()
                    .map(VersionsIT::value)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
        assertThat(Api.json(api.get(job + "/versions"))).hasSize(2);
    }

    @Test
    void bringsAnEarlierVersionBack() throws Exception {
        String written = llmsTxt();
        save(written + "- [More](https://a.example/more)\n", 1);
        HttpResponse<String> restored = api.post(
                page("/versions/1/restoration"), "base=2", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(restored.statusCode()).isEqualTo(303);
        assertThat(restored.headers().firstValue("Location")).hasValue(page("/versions?saved=1"));
        assertThat(llmsTxt()).isEqualTo(written);
        JsonNode newest = Api.json(api.get(job + "/versions")).get(0);
        assertThat(newest.get("version").asInt()).isEqualTo(3);
        assertThat(newest.get("restored").asInt()).isEqualTo(1);
        assertThat(api.post(job + "/versions/2/restoration", "", "If-Match", "\"3\"")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post(job + "/versions/9/restoration", "", "If-Match", "\"4\"")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get(page("/versions/difference?from=1&to=4"), "Accept", "text/html")
                        .body())
                .contains("1 line added, 0 removed.")
                .contains("<ins>- [More](https://a.example/more)</ins>")
                .contains("<span class=\"unseen\">added</span>");
    }

    @Test
    void keepsTheFirstVersionAndThe49Newest() throws Exception {
        String written = llmsTxt();
        for (int i = 1; i <= 52; i++) {
            assertThat(save(written + "- [More](https://a.example/" + i + ")\n", i)
                            .statusCode())
                    .isEqualTo(201);
        }
        List<String> kept = Api.json(api.get(job + "/versions")).findValuesAsText("version");
        assertThat(kept).hasSize(50).startsWith("53", "52").endsWith("6", "5", "1");
        assertThat(save(written + "- [More](https://a.example/52)\n", 53).statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysWhatSpeaksAgainstATextAndKeepsItInTheForm() throws Exception {
        String bad = "No title here, but \"words\" <b>\n";
        HttpResponse<String> refused = form("/versions", bad, 1);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Not saved. Fix the")
                .contains("No title here, but &quot;words&quot; &lt;b&gt;")
                .contains("Line 1");
        assertThat(form("/versions/validation", bad, 1).body()).contains("</html>", "Line 1");
        HttpResponse<String> part = form("/versions/validation", bad, 1, "HX-Request", "true");
        assertThat(part.body()).startsWith("<section id=\"problems\"").doesNotContain("</html>");
        JsonNode problem = Api.json(save(bad, 1));
        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("errors").get(0).get("message").asText()).startsWith("Line ");
        assertThat(save("# A\n".repeat(20_000), 1).statusCode()).isEqualTo(413);
        assertThat(form("/versions", "# A\n".repeat(20_000), 1).statusCode()).isEqualTo(413);
        assertThat(Api.json(api.get(job + "/versions"))).hasSize(1);
    }

    @Test
    void changesMovesAndRemovesSingleItems() {
        String written = llmsTxt();
        int line = lineOf(written, "- [");
        String first = written.lines().skip(line - 1L).findFirst().orElseThrow();
        HttpResponse<String> moved = edit(line, "down", 1, "");
        assertThat(moved.statusCode()).isEqualTo(303);
        String shown = moved.headers().firstValue("Location").orElseThrow();
        assertThat(shown).isEqualTo(page("?view=lines&edited=down&line=" + (line + 1)));
        assertThat(lineOf(llmsTxt(), first)).isEqualTo(line + 1);
        assertThat(api.get(shown, "Accept", "text/html").body())
                .contains("Moved down, and saved as version 2.")
                .containsPattern("(?s)id=\"line-" + (line + 1) + "\".*?/lines/" + (line + 1)
                        + "/down\".{1,700}autofocus=\"autofocus\"");
        assertThat(api.get(shown, "Accept", "text/html", "HX-Request", "true", "HX-Target", "file")
                        .body())
                .startsWith("<section id=\"file\"")
                .contains("name=\"base\" value=\"2\"");

        assertThat(edit(line + 1, "up", 2, "").statusCode()).isEqualTo(303);
        assertThat(llmsTxt()).isEqualTo(written);
        assertThat(edit(line, "change", 3, "&name=Our+%5Bname%5D&notes=What+%3Cb%3Ewe%3C%2Fb%3E+say%0A%23%23+not+this")
                        .statusCode())
                .isEqualTo(303);
        assertThat(llmsTxt().lines().skip(line - 1L).findFirst().orElseThrow())
                .startsWith("- [Our (name)](" + first.substring(first.indexOf("](") + 2, first.indexOf(')')))
                .contains("): What ")
                .contains("not this");
        assertThat(edit(line, "removal", 4, "").statusCode()).isEqualTo(303);
        assertThat(llmsTxt()).isEqualTo(written.replace(first + "\n", ""));
        assertThat(Api.json(api.get(job + "/versions")).findValuesAsText("made_by"))
                .containsExactly("person", "person", "person", "person", "waymark");
    }

    @Test
    void guardsSingleItemsAsItGuardsTheWholeText() {
        String written = llmsTxt();
        int line = lineOf(written, "- [");
        assertThat(edit(line, "removal", 1, "").statusCode()).isEqualTo(303);
        HttpResponse<String> late = edit(line, "change", 1, "&name=Mine&notes=Typed+by+me");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Someone saved version 2 in the meantime", "[Mine](", "): Typed by me");
        assertThat(edit(line, "up", 2, "").headers().firstValue("Location"))
                .as("there is none above it")
                .hasValue(page("?view=lines"));
        assertThat(edit(1, "removal", 2, "").headers().firstValue("Location")).hasValue(page("?view=lines"));
        assertThat(edit(line, "removal", 9, "").statusCode()).isEqualTo(404);
        assertThat(edit(line, "erasure", 2, "").statusCode()).isEqualTo(404);
        assertThat(Api.json(api.get(job + "/versions"))).hasSize(2);
    }

    private HttpResponse<String> edit(int line, String edit, int base, String more) {
        return api.post(
                page("/versions/lines/" + line + "/" + edit),
                "base=" + base + more,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private static int lineOf(String text, String start) {
        return (int) text.lines().takeWhile(line -> !line.startsWith(start)).count() + 1;
    }

    @Test
    void needsToKnowWhatATextIsBasedOnAndWhoseItIs() throws Exception {
        assertThat(save(llmsTxt(), null).statusCode()).isEqualTo(428);
        assertThat(api.post(job + "/versions", json("# A", null), "Content-Type", "application/json", "If-Match", "*")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post(job + "/versions", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        String mine = job;
        String text = llmsTxt();
        job = "/api/jobs/AAAAAAAAAAAAAAAAAAAAAA";
        assertThat(save(text, 1).statusCode()).isEqualTo(404);
        assertThat(form("/versions", text, 1).statusCode()).isEqualTo(404);
        assertThat(api.get(job + "/versions").statusCode()).isEqualTo(404);
        assertThat(api.get(page("/versions"), "Accept", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(api.get(page("/versions/difference?from=1&to=1")).statusCode())
                .isEqualTo(404);
        assertThat(api.post(
                                page("/versions/1/restoration"),
                                "base=1",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(404);
        job = mine;
        assertThat(form("/versions", text, 1, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsMarkupOfATextAsText() throws Exception {
        String hostile =
                "# <script>alert(1)</script>\n\n> \"><img src=x onerror=alert(2)>\n\n</textarea><script>alert(3)</script>\n\n## B\n\n"
                        + "- [<b>C</b>](https://a.example/): '\"><svg onload=alert(4)>\n";
        assertThat(save(hostile, 1).statusCode()).isEqualTo(201);
        for (String path : List.of(
                "/versions",
                "/versions/difference?from=1&to=2",
                "/versions/difference?from=2&to=1",
                "",
                "?view=text")) {
            assertThat(api.get(page(path), "Accept", "text/html").body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<img src=x", "<svg onload", "</textarea><script", "<b>C");
        }
        assertThat(form("/versions/validation", hostile, 2, "HX-Request", "true")
                        .body())
                .doesNotContain("<script", "<img", "<svg", "<b>C");
    }

    private HttpResponse<String> save(String content, Integer base) throws IOException {
        return api.post(job + "/versions", json(content, base), "Content-Type", "application/json");
    }

    private static String json(String content, Integer base) throws IOException {
        Map<String, Object> draft = new LinkedHashMap<>(Map.of("content", content));
        if (base != null) {
            draft.put("base_version", base);
        }
        return JSON.writeValueAsString(draft);
    }

    /** As a browser sends the form: its line ends included. */
    private HttpResponse<String> form(String path, String content, int base, String... headers) {
        String body = field("content", content.replace("\n", "\r\n")) + field("base", String.valueOf(base)) + "--"
                + BOUNDARY + "--\r\n";
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "Content-Type";
        all[1] = "multipart/form-data; boundary=" + BOUNDARY;
        all[2] = "Accept";
        all[3] = "text/html";
        return api.post(page(path), body, all);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private String llmsTxt() {
        return api.get(job + "/llms.txt").body();
    }

    private String page(String path) {
        return job.replace("/api", "") + path;
    }

    private static int value(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
