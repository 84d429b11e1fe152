package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands as they are called at the shell, against a little site on loopback. */
class CommandTest {

    private static final String GOOD = """
            # Rook Lane Press

            > A small printer of broadsides and poetry in Frome, with a shop that is open on Saturdays.

            Prices are those on the linked pages.

            ## About

            - [Shop](https://rooklane.example/shop): What is in print, and how to order it
            """;

    @TempDir
    private Path folder;

    private HttpServer server;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page("/", "text/html", """
                <title>Rook Lane Press</title><h1>Rook Lane Press</h1>
                <p>Rook Lane Press prints broadsides and poetry by hand in a former chapel in Frome.</p>
                <p><a href="/shop">Shop</a></p>""");
        page("/shop", "text/html", """
                <title>Shop | Rook Lane Press</title><h1>Shop</h1>
                <p>Twenty broadsides are in print; orders leave the chapel every Friday.</p>""");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForAKeyBeforeItAsksClaude() {
        assertThat(run("generate", "http://127.0.0.1:" + server.getAddress().getPort() + "/", "--claude"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("--claude needs an API key in ANTHROPIC_API_KEY.");
    }

    @Test
    void findsNothingWrongWithAGoodFile() throws IOException {
        assertThat(run("validate", file(GOOD))).isZero();
        assertThat(out.toString())
                .doesNotContain("error:", "warning:")
                .endsWith("proposal:         passes\nreference parser: passes\nlighthouse:       passes\n");
    }

    @Test
    void saysInWhichLineAProblemStands() throws IOException {
        String path = file(
                "# Rook Lane Press\n\n> Printers.\n\nA chapel.\n\n## About\n\n* [Shop](/shop): What is in print\n");
        assertThat(run("validate", path)).isEqualTo(1);
        assertThat(out.toString().lines())
                .contains(
                        path + ":9: warning: A bullet other than a hyphen. (bullet)",
                        "    Begin items with a hyphen.",
                        "proposal:         passes",
                        "reference parser: fails");
    }

    @Test
    void printsTheAssessmentAndTheFixedFile() throws IOException {
        String path = file(
                "# Rook Lane Press\n\n> Printers.\n\nA chapel.\n\n## About\n\n* [Shop](https://rooklane.example/shop): What is in print\n");
        assertThat(run("validate", "--report", path)).isEqualTo(1);
        assertThat(out.toString()).startsWith("# Assessment of ").contains("**Grade ", "## What to do first");
        out.getBuffer().setLength(0);
        assertThat(run("validate", "--fixed", path)).isEqualTo(1);
        assertThat(out.toString()).endsWith("\n- [Shop](https://rooklane.example/shop): What is in print\n");
    }

    @Test
    void followsLinksWhenAskedTo() throws IOException {
        String path = file("# Press\n\n> Printers.\n\nA chapel.\n\n## About\n\n- [Gone](http://" + address()
                + "/gone): What is not there any more\n");
        run("validate", "--links", "--exempt", address(), path);
        assertThat(out.toString())
                .contains(":9: warning: An address that does not answer: http://" + address() + "/gone");
    }

    @Test
    void saysTheSameInJson() throws IOException {
        assertThat(run("validate", "--json", file("# Rook Lane Press\n\n### Shop\n")))
                .isEqualTo(1);
        JsonNode verdict = new ObjectMapper().readTree(out.toString());
        assertThat(verdict.path("valid").asBoolean()).isFalse();
        assertThat(verdict.path("usable").asBoolean()).isTrue();
        assertThat(verdict.path("profiles").toString())
                .isEqualTo("{\"proposal\":false,\"reference_parser\":false,\"lighthouse\":false}");
        assertThat(verdict.path("problems")).anySatisfy(problem -> assertThat(problem.toString())
                .startsWith("{\"line\":3,\"level\":\"error\",\"code\":\"deep-heading\"")
                .endsWith("\"fails\":[\"proposal\",\"reference_parser\"]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/llms.txt,  text/plain; charset=utf-8, 0",
        "/llms.txt,  text/markdown,             0",
        "/llms.txt,  application/octet-stream,  0",
        "/other.txt, text/plain,                2",
    })
    void judgesTheFileOfASite(String path, String type, int exitCode) {
        page(path, type, GOOD);
        assertThat(run("validate", "--exempt", address(), "http://" + address()))
                .isEqualTo(exitCode);
    }

    @Test
    void warnsOfATypeThatIsNoText() {
        page("/llms.txt", "application/octet-stream", GOOD);
        run("validate", "--exempt", address(), "http://" + address() + "/llms.txt");
        assertThat(out.toString())
                .startsWith(
                        "http://" + address()
                                + "/llms.txt: warning: The file is sent as application/octet-stream. (content-type)\n    Send it as text/plain");
    }

    @Test
    void followsARedirectToTheFile() {
        page("/docs/llms.txt", "text/plain", GOOD);
        answer("/llms.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "/docs/llms.txt");
            exchange.sendResponseHeaders(301, -1);
        });
        assertThat(run("validate", "--exempt", address(), "http://" + address()))
                .isZero();
    }

    @Test
    void givesUpOnRedirectsThatNeverEnd() {
        answer("/llms.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "/llms.txt");
            exchange.sendResponseHeaders(302, -1);
        });
        assertThat(run("validate", "--exempt", address(), "http://" + address()))
                .isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("The address redirects more than 5 times.");
    }

    @Test
    void doesNotTakeAPageForAFile() {
        page("/llms.txt", "text/html", "<!doctype html><title>Rook Lane Press</title><p>Welcome.");
        assertThat(run("validate", "--exempt", address(), "http://" + address()))
                .isEqualTo(2);
        assertThat(out.toString()).contains("This is an HTML page, not an llms.txt.");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                        2",
        "rooklane,                  2",
        "'- [Shop](https://a.b/c)', 2",
        "# Rook Lane,               1"
    })
    void tellsABadFileFromNone(String content, int exitCode) throws IOException {
        assertThat(run("validate", file(content))).isEqualTo(exitCode);
    }

    @Test
    void readsNoAddressThatIsNotPublic() {
        page("/llms.txt", "text/plain", GOOD);
        assertThat(run("validate", "http://" + address())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("That address is not on the public internet.")
                .contains("--exempt " + address(), "CRAWL_EXEMPT_ADDRESSES");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(run("validate", folder.resolve("absent.txt").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no file ");
    }

    @Test
    void writesTheFileOfASite() throws IOException {
        assertThat(run("generate", "--exempt", address(), "--out", folder.toString(), "http://" + address()))
                .isZero();
        assertThat(Files.readString(folder.resolve("llms.txt")))
                .startsWith("# Rook Lane Press\n")
                .contains("- [Shop](http://" + address() + "/shop): Twenty broadsides are in print");
    }

    @Test
    void writesEverythingThereIsToPublish() throws IOException {
        Files.writeString(folder.resolve("shop.md"), "# Notes of our own\n");
        assertThat(run(
                        "generate",
                        "--exempt",
                        address(),
                        "--full",
                        "--twins",
                        "--bundle",
                        "--out",
                        folder.toString(),
                        "http://" + address()))
                .isZero();
        assertThat(folder.resolve("llms-full.txt")).content().contains("Twenty broadsides are in print", "# Shop");
        assertThat(folder.resolve("index.html.md")).content().startsWith("# Rook Lane Press\n\nSource: http://");
        assertThat(folder.resolve("shop.md")).hasContent("# Notes of our own");
        assertThat(err.toString())
                .contains("shop.md is there already and was not written by Waymark, so it stays as it is.");
        try (ZipFile zip = new ZipFile(folder.resolve("waymark.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("llms.txt", "llms-full.txt", "PUBLISHING.md", "index.html.md", "shop.md");
        }
        assertThat(run(
                        "generate",
                        "-q",
                        "--exempt",
                        address(),
                        "--twins",
                        "--out",
                        folder.toString(),
                        "http://" + address()))
                .as("twins of ours are written again")
                .isZero();
    }

    @Test
    void asksForAFolderWhenThereAreFilesToWrite() {
        assertThat(run("generate", "--full", "http://" + address())).isEqualTo(2);
        assertThat(err.toString()).startsWith("--full, --twins and --bundle write files: say where with --out DIR.");
    }

    @Test
    void showsProgressUnlessItShallBeQuiet() {
        run("generate", "--exempt", address(), "http://" + address());
        assertThat(err.toString()).contains("   2 of 2  http://" + address() + "/shop");
        err.getBuffer().setLength(0);
        run("generate", "--quiet", "--exempt", address(), "http://" + address());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void namesNobodyUnlessAContactIsGiven() {
        List<String> agents = new CopyOnWriteArrayList<>();
        answer("/agent", exchange -> {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.sendResponseHeaders(404, -1);
        });
        String page = "http://" + address() + "/agent";
        run("read", "--exempt", address(), page);
        run("read", "--exempt", address(), "--contact", "ann@rooklane.example", page);
        assertThat(agents).containsExactly("WaymarkBot/1.0", "WaymarkBot/1.0 (+mailto:ann@rooklane.example)");
    }

    @Test
    void findsNoFaultWithTheFileThatTheSiteWouldGet() throws IOException {
        run("generate", "--quiet", "--exempt", address(), "--out", folder.toString(), "http://" + address());
        assertThat(check("--fail-on", "validity,dead,drift")).isZero();
        assertThat(out.toString()).endsWith("llms.txt: passes. Validity: 0, dead links: 0, drift: 0.\n");
    }

    @Test
    void findsDriftAndDeadLinksAndReportsThemInEachForm() throws IOException {
        file(GOOD.replace("(https://rooklane.example/shop)", "(http://" + address() + "/shop)") + "- [Gone](http://"
                + address() + "/gone): What is not there any more\n");
        assertThat(check("--fail-on", "validity")).isZero();
        assertThat(out.toString())
                .contains(
                        "llms.txt:10: warning: An address that does not answer: http://" + address() + "/gone",
                        "llms.txt: warning: The website has a page that the file does not list: “Rook Lane Press”, http://");
        String sarif = folder.resolve("report.sarif").toString();
        String junit = folder.resolve("report.xml").toString();
        out.getBuffer().setLength(0);
        assertThat(check("--json", "--sarif", sarif, "--junit", junit)).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toString()).path("counts").toString())
                .isEqualTo("{\"validity\":0,\"dead\":1,\"drift\":2}");
        assertThat(new ObjectMapper()
                        .readTree(Path.of(sarif).toFile())
                        .at("/runs/0/results/1/level")
                        .asText())
                .isEqualTo("error");
        assertThat(Path.of(junit)).content().contains("failures=\"1\"");
    }

    @Test
    void holdsAFileAgainstThePublishedOne() throws IOException {
        page("/llms.txt", "text/plain", GOOD.replace("https://rooklane.example", "http://" + address()));
        file(GOOD.replace("https://rooklane.example/shop", "/shop").replace("[Shop]", "[Store]"));
        assertThat(run(
                        "check",
                        "--exempt",
                        address(),
                        "--fail-on",
                        "drift",
                        "--against",
                        folder.resolve("llms.txt").toString(),
                        "http://" + address() + "/llms.txt"))
                .isEqualTo(1);
        assertThat(out.toString()).contains(":9: error: “Store” is called “Shop” now: http://");
    }

    private int check(String... options) {
        return run(Stream.concat(
                        Stream.of(
                                "check",
                                "-q",
                                "--exempt",
                                address(),
                                "--against",
                                folder.resolve("llms.txt").toString(),
                                "http://" + address()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void printsTheFileOfASite() {
        assertThat(run("generate", "--exempt", address(), "http://" + address()))
                .isZero();
        assertThat(out.toString()).startsWith("# Rook Lane Press\n").endsWith("\n");
    }

    @Test
    void saysInJsonWhatItDid() throws IOException {
        assertThat(run("generate", "--json", "--exempt", address(), "http://" + address()))
                .isZero();
        JsonNode run = new ObjectMapper().readTree(out.toString());
        assertThat(run.path("pages").asInt()).isEqualTo(2);
        assertThat(run.path("links").asInt()).isEqualTo(2);
        assertThat(run.path("template").asText()).isEqualTo("business");
        assertThat(run.path("end").asText()).isEqualTo("complete");
        assertThat(run.path("profiles").path("proposal").asBoolean()).isTrue();
        assertThat(run.path("document").asText()).startsWith("# Rook Lane Press\n");
        assertThat(run.has("file")).isFalse();
    }

    @Test
    void showsWhatItSeesOfAPage() throws IOException {
        page("/contact", "text/html; charset=utf-8", """
                <html lang=en-GB><title>Contact | Rook Lane Press</title><meta name=author content="Ann Reed">
                <meta name=description content="How to reach the printers."><link rel=canonical href=/contact-us>
                <nav><a href=/>Home</a> <a href=/shop>Shop</a></nav><main><h1>Contact</h1>
                <p>Write to press@rooklane.example, or come to the chapel on a Saturday between ten and four.</p></main>""");
        assertThat(run("read", "--json", "--exempt", address(), "http://" + address() + "/contact"))
                .isZero();
        JsonNode page = new ObjectMapper().readTree(out.toString());
        assertThat(page.fieldNames())
                .toIterable()
                .containsExactly(
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
        assertThat(page.path("title").asText()).isEqualTo("Contact | Rook Lane Press");
        assertThat(page.path("heading").asText()).isEqualTo("Contact");
        assertThat(page.path("language").asText()).isEqualTo("en-gb");
        assertThat(page.path("canonical").asText()).endsWith("/contact-us");
        assertThat(page.path("kind").asText()).isEqualTo("contact");
        assertThat(page.path("byline").asText()).isEqualTo("Ann Reed");
        assertThat(page.path("facts").get(0).path("value").asText()).isEqualTo("press@rooklane.example");
        assertThat(page.path("facts").get(0).path("evidence").asText()).startsWith("Write to press@");
        assertThat(page.path("links")).hasSize(2);
        assertThat(page.path("markdown").asText()).startsWith("# Contact\n\nWrite to");
        assertThat(page.path("left_out").get(0).path("what").asText()).startsWith("<nav> Home Shop");
        assertThat(page.path("verdict").path("is").asText()).isEqualTo("page");
    }

    @Test
    void showsWhatItSeesOfAFile() throws IOException {
        Path file = folder.resolve("page.html");
        Files.write(
                file,
                "<title>Caf\u00e9</title><form><input type=password></form>".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run(
                        "read",
                        file.toString(),
                        "--url",
                        "https://rooklane.example/members",
                        "--type",
                        "text/html; charset=iso-8859-1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "url:            https://rooklane.example/members",
                        "title:          Caf\u00e9",
                        "verdict:        wall (password field, 0 words, no headings)");
    }

    @Test
    void readsNoPageThatRobotsForbid() {
        page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /shop");
        assertThat(run("read", "--exempt", address(), "http://" + address() + "/shop"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("The website’s robots.txt asks us not to read");
    }

    @Test
    void readsASiteInPreparationForItsOwner() {
        page(
                "/staging/",
                "text/html",
                "<title>Rook Lane Press</title><meta name=robots content=noindex><h1>Rook Lane Press</h1>"
                        + "<p>Rook Lane Press prints broadsides and poetry by hand in a former chapel in Frome.</p>");
        String start = "http://" + address() + "/staging/";
        assertThat(run("generate", "--exempt", address(), start)).isEqualTo(2);
        assertThat(err.toString()).contains("--include-noindex");
        assertThat(run("generate", "--include-noindex", "--exempt", address(), start))
                .isZero();
        assertThat(out.toString()).startsWith("# Rook Lane Press\n").contains("(" + start + ")");
        assertThat(err.toString()).contains("were read, as you asked");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9/, 2", "not an address, 2", "ftp://example.org/, 2"})
    void cannotReadWhatIsNoSite(String address, int exitCode) {
        assertThat(run("generate", address)).isEqualTo(exitCode);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--template, museum", "--sector, shipping", "--goal, fame"})
    void refusesAnOptionThatDoesNotExist(String option, String value) {
        assertThat(run("generate", option, value, "http://" + address())).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no " + option.substring(2) + " “" + value + "”.");
    }

    private int run(String... arguments) {
        CommandLine line = Main.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(Stream.of(arguments).toArray(String[]::new));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("llms.txt"), content).toString();
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void page(String path, String type, String body) {
        answer(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals(path) ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, Reply reply) {
        server.createContext(path, exchange -> {
            try (exchange) {
                reply.to(exchange);
            }
        });
    }
}
