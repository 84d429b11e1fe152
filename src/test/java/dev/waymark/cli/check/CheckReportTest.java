package dev.waymark.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The four ways to write a report, of findings whose texts are as hostile as the title of a page can be. */
class CheckReportTest {

    private static final String HOSTILE =
            "\u001b[2J\r\n::error::pwned\n##[add-path]/x \u202e<b>&amp;]]> [a](1) {0} \u0000";
    private static final Path FOLDER = Path.of("/repository");

    private static final CheckFinding DEAD =
            new CheckFinding("dead-url", 9, Set.of(Concern.DEAD, Concern.DRIFT), HOSTILE, "Fix or remove the link.");
    private static final CheckFinding NEW = new CheckFinding("page-new", 0, Set.of(Concern.DRIFT), HOSTILE, "Add it.");

    private static final CheckReport FAILING = report("docs/llms txt", Set.of(Concern.VALIDITY, Concern.DEAD));

    @Test
    void failsForWhatItIsToldTo() {
        assertThat(FAILING.passes()).isFalse();
        assertThat(report("llms.txt", Set.of(Concern.VALIDITY)).passes()).isTrue();
        assertThat(report("llms.txt", Set.of()).passes()).isTrue();
        assertThat(FAILING.level(DEAD)).isEqualTo("error");
        assertThat(FAILING.level(NEW)).isEqualTo("warning");
    }

    @Test
    void printsLinesThatNoRunnerTakesForOrders() {
        String text = printed(FAILING);
        assertThat(text.lines())
                .hasSize(6)
                .noneMatch(line -> line.stripLeading().startsWith("::"))
                .noneMatch(line -> line.contains("##["))
                .noneMatch(line -> line.chars().anyMatch(c -> Character.getType(c) == Character.CONTROL))
                .noneMatch(line -> line.contains("\u202e"))
                .contains("docs/llms txt: fails. Validity: 0, dead links: 1, drift: 2.")
                .anyMatch(line -> line.startsWith("docs/llms txt:9: error: ") && line.endsWith(" (dead-url)"));
        assertThat(printed(report("::set-output", Set.of())).lines())
                .noneMatch(line -> line.stripLeading().startsWith("::"));
    }

    @Test
    void keepsTextsShort() {
        CheckFinding long1 = new CheckFinding("dead-url", 1, Set.of(Concern.DEAD), "x".repeat(100_000), "Fix it.");
        assertThat(long1.message()).hasSize(501).endsWith("…");
    }

    @Test
    void writesSarifByItsSchema() throws Exception {
        JsonNode sarif = new ObjectMapper().valueToTree(SarifReport.of(FAILING, "0.2.0", FOLDER));
        assertThat(schema().validate(sarif.toString(), InputFormat.JSON)).isEmpty();
        assertThat(schema().validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                .as("the schema refuses what is none")
                .isNotEmpty();
        JsonNode run = sarif.path("runs").get(0);
        assertThat(run.path("tool").path("driver").path("rules"))
                .extracting(rule -> rule.path("id").asText())
                .containsExactly("dead-url", "page-new");
        JsonNode result = run.path("results").get(0);
        assertThat(result.path("level").asText()).isEqualTo("error");
        JsonNode place = result.path("locations").get(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asText()).isEqualTo("docs/llms%20txt");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(9);
        assertThat(result.path("message").path("text").asText()).doesNotContain("[", "{", "\n", "\u001b");
        assertThat(run.path("results")
                        .get(1)
                        .at("/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .as("a finding of the whole file is at its first line")
                .isEqualTo(1);
    }

    @Test
    void namesAFileOutsideTheFolderByItsWholeAddress() {
        SarifReport report = SarifReport.of(report("../other/llms.txt", Set.of()), "0.2.0", FOLDER);
        assertThat(report.runs()
                        .get(0)
                        .results()
                        .get(0)
                        .locations()
                        .get(0)
                        .physicalLocation()
                        .artifactLocation()
                        .uri())
                .isEqualTo("file:///other/llms.txt");
    }

    @Test
    void writesJUnitXml() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitReport.of(FAILING))));
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        NodeList tests = xml.getElementsByTagName("testcase");
        assertThat(((Element) tests.item(0)).getAttribute("classname")).isEqualTo("waymark.validity");
        assertThat(tests.item(0).getChildNodes().getLength()).isZero();
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failure.getParentNode()).isSameAs(tests.item(1));
        assertThat(failure.getTextContent())
                .startsWith("docs/llms txt:9: ")
                .endsWith("(dead-url) Fix or remove the link.");
        assertThat(xml.getElementsByTagName("system-out").item(0).getParentNode())
                .as("what no build fails for is said all the same")
                .isSameAs(tests.item(2));
    }

    @Test
    void saysTheSameInJson() {
        JsonNode json = new ObjectMapper().valueToTree(JsonReport.of(FAILING));
        assertThat(json.path("passes").asBoolean()).isFalse();
        assertThat(json.path("counts").toString()).isEqualTo("{\"validity\":0,\"dead\":1,\"drift\":2}");
        assertThat(json.path("findings").get(0).path("concerns").toString()).isEqualTo("[\"dead\",\"drift\"]");
    }

    private static CheckReport report(String file, Set<Concern> failing) {
        return new CheckReport(file, "https://rooklane.example/", List.of(DEAD, NEW), failing, 3);
    }

    private static String printed(CheckReport report) {
        StringWriter text = new StringWriter();
        TextReport.print(report, new PrintWriter(text));
        return text.toString();
    }

    private static Schema schema() throws Exception {
        try (InputStream schema = CheckReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
