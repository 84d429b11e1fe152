package dev.waymark.web.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the API as a server sends it, and the requests that it shows, sent as they stand but for the job. */
class ApiDocsIT {

    private static final int MAX_BYTES = 60 * 1024;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Api api;
    private static Document start;
    private static Document objects;
    private static final Map<String, Document> GROUPS = new LinkedHashMap<>();

    @TempDir
    private Path home;

    @BeforeAll
    static void open() {
        api = new Api(Waymark.SERVER.url());
        start = page("/docs");
        objects = page("/docs/objects");
        start.select("h2 a[href^=/docs/]").eachAttr("href").forEach(href -> GROUPS.put(href, page(href)));
    }

    private static Document page(String path) {
        HttpResponse<String> answer = api.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body(), Waymark.SERVER.url().toString());
    }

    private static Stream<Document> pages() {
        return Stream.concat(Stream.of(start, objects), GROUPS.values().stream());
    }

    @Test
    void showsEveryOperationOfTheDocumentUnderItsName() throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(new File("src/main/resources/openapi.yaml"))
                .get("paths");
        assertThat(paths.properties()).hasSizeGreaterThan(25);
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            path.getValue().properties().stream()
                    .filter(method -> method.getValue().has("operationId"))
                    .forEach(method -> {
                        String id = method.getValue().get("operationId").asText();
                        String href = start.select("#" + id + " a").attr("href");
                        Document page = GROUPS.get(href.substring(0, Math.max(0, href.indexOf('#'))));
                        assertThat(page).as(id).isNotNull();
                        assertThat(href).endsWith("#" + id);
                        assertThat(page.select("article#" + id + " .route").text())
                                .isEqualTo(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                        assertThat(page.select("article#" + id + " h2").text())
                                .isEqualTo(method.getValue().get("summary").asText());
                        assertThat(page.select("nav a[href=#" + id + "]")).hasSize(1);
                    });
        }
    }

    @Test
    void leadsToNothingThatIsNotThere() {
        Map<String, Document> all = new LinkedHashMap<>(GROUPS);
        all.putAll(Map.of("/docs", start, "/docs/objects", objects, "/docs/problems", page("/docs/problems")));
        int links = 0;
        for (Document page : all.values()) {
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            for (String href :
                    page.select("main a[href^=#], main a[href^=/docs]").eachAttr("href")) {
                String[] parts = href.split("#", 2);
                Document target = parts[0].isEmpty() ? page : all.get(parts[0]);
                assertThat(target).as(href).isNotNull();
                assertThat(parts.length == 1 || target.getElementById(parts[1]) != null)
                        .as(href)
                        .isTrue();
                links++;
            }
        }
        assertThat(links).isGreaterThan(300);
        assertThat(api.get("/docs/nothing", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    /** The Agent-Friendly Documentation Spec warns of pages with more characters than this. */
    @Test
    void isShortEnoughForAgents() {
        for (String path : Stream.concat(
                        Stream.of("/docs", "/docs/objects", "/docs/problems"), GROUPS.keySet().stream())
                .toList()) {
            HttpResponse<String> markdown = api.get(path + ".md");
            assertThat(markdown.statusCode()).as(path).isEqualTo(200);
            assertThat(markdown.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/markdown");
            assertThat(markdown.body().length()).as(path).isBetween(500, 50_000);
        }
    }

    @Test
    void isListedInOurOwnFiles() {
        String sitemap = api.get("/sitemap.xml").body();
        String file = api.get("/llms.txt").body();
        assertThat(GROUPS).hasSizeGreaterThan(5);
        for (String path : GROUPS.keySet()) {
            assertThat(sitemap).contains(path + "</loc>");
            assertThat(file).contains(path + ".md)");
        }
    }

    @Test
    void hasItsHeadingsInOrder() {
        pages().forEach(page -> {
            int level = 0;
            for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
                int next = heading.tagName().charAt(1) - '0';
                assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("main")).hasSize(1);
        });
    }

    @Test
    void isLightWithAllThatItLoads() throws IOException, InterruptedException {
        Document page = GROUPS.get("/docs/jobs");
        Set<String> addresses = new LinkedHashSet<>(List.of("/docs/jobs"));
        addresses.addAll(page.select("script[src]").eachAttr("src"));
        addresses.addAll(
                page.select("link[rel~=^(stylesheet|preload|icon|manifest)$]").eachAttr("href"));
        assertThat(addresses).hasSizeGreaterThan(4);
        int bytes = 0;
        for (String address : addresses) {
            HttpRequest request = HttpRequest.newBuilder(Waymark.SERVER.url().resolve(address))
                    .header("Accept", "text/html, */*")
                    .header("Accept-Encoding", "gzip")
                    .build();
            HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            bytes += answer.body().length;
        }
        assertThat(bytes).isLessThan(MAX_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"curl, /usr/bin/curl, sh", "javascript, /usr/bin/node, node", "python, /usr/bin/python3, python3"})
    void itsRequestsAreAnswered(String language, Path program, String interpreter) throws Exception {
        assumeTrue(Files.isExecutable(program));
        String job = finishedJob();
        assertThat(run(interpreter, shown("job", language, job)))
                .contains("finished")
                .contains(job);
        assertThat(run(interpreter, shown("saveVersion", language, job)))
                .contains("program")
                .contains("/api/jobs/" + job + "/versions/2/llms.txt");
        assertThat(run(interpreter, shown("llmsTxt", language, job))).startsWith("# Example");
        run(interpreter, shown("eraseJob", language, job));
        assertThat(api.get("/api/jobs/" + job).statusCode()).isEqualTo(404);
    }

    private static String shown(String operation, String language, String job) {
        String code = GROUPS.get("/docs/jobs")
                .getElementById(operation + "-" + language)
                .wholeText();
        assertThat(code).contains("AAAAAAAAAAAAAAAAAAAAAA");
        return code.replace("AAAAAAAAAAAAAAAAAAAAAA", job)
                .replace(origin(code), Waymark.SERVER.url().toString());
    }

    /** The public address of the server, which the tests reach under another one. */
    private static String origin(String code) {
        URI address = URI.create(code.substring(code.indexOf("http")).split("['\"]")[0]);
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static String finishedJob() throws InterruptedException {
        JsonNode job = Api.json(new Api(Waymark.SERVER.url()).submit(Waymark.CHARITY.address()));
        api.awaitEnd(job.get("links").get("self").asText(), Duration.ofSeconds(60));
        return job.get("id").asText();
    }

    private String run(String interpreter, String code) throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("sample." + (interpreter.equals("node") ? "mjs" : "txt")), code);
        Process process = new ProcessBuilder(interpreter, file.toString())
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        assertThat(process.waitFor()).isZero();
        return output.toString(StandardCharsets.UTF_8);
    }
}
