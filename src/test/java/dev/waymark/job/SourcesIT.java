package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.harness.Api;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import dev.waymark.stub.AnthropicStandIn;
import dev.waymark.stub.AnthropicStandIn.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with a language model and with registers, all of them stand-ins, where everybody gets the full service. */
@OwnServers(lane = 2)
class SourcesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final AnthropicStandIn anthropic = FullWaymark.ANTHROPIC;
    private final Api api = new Api(FullWaymark.server().url());

    @Test
    void writesWithClaudeAndSaysSo() throws Exception {
        JsonNode job = job(Mode.ANSWER, FullWaymark.CHARITY.address());
        assertThat(job.get("writing").get("notes_by_model").asInt()).isGreaterThan(3);
        assertThat(job.get("writing").get("links").asInt()).isGreaterThan(15);
        assertThat(job.get("writing").has("problem")).isFalse();
        assertThat(job.get("writing").get("sections_by_model").asBoolean()).isTrue();
        assertThat(page(job))
                .contains("Sources", "Claude wrote the notes for ", "Claude chose the sections")
                .as("to compose it again would lose them")
                .doesNotContain("Wrong type of organisation?");
        assertThat(anthropic.requests())
                .allSatisfy(request -> assertThat(request.get("model").asText()).isEqualTo("claude-sonnet-5-5"));
        Spent spent = spent(job);
        assertThat(spent.cost()).isBetween(1_000L, 1_000_000L);
        assertThat(spent.tokens()).isGreaterThan(1_000L);
        // A request that a busy machine answers too late is sent again, word for word.
        assertThat(spent.answers()).isEqualTo(Set.copyOf(anthropic.requests()).size());
    }

    @ParameterizedTest
    @CsvSource({
        "SPENDING_LIMIT, The budget for the language model is used up for now.",
        "UNAUTHORISED,   We cannot use the language model at the moment.",
        "HANG,           The language model took too long to answer.",
        "INVALID_JSON,   We could not use an answer of the language model.",
    })
    void finishesWithTheExtractWhenTheModelFailsAndSaysWhy(Mode mode, String problem) throws Exception {
        JsonNode job = job(mode, FullWaymark.CHARITY.address());
        assertThat(job.get("writing").get("notes_by_model").asInt()).isZero();
        assertThat(job.get("writing").get("summary_by_model").asBoolean()).isFalse();
        assertThat(job.get("writing").get("problem").asText()).isEqualTo(problem);
        assertThat(page(job)).contains("Every text in the file is word for word from your pages.", problem);
    }

    @Test
    void saysThatTextsWereNotCheckedASecondTime() throws Exception {
        JsonNode job = job(Mode.JUDGES_OTHER_TEXTS, FullWaymark.CHARITY.address());
        int unread = job.get("writing").get("unread").asInt();
        assertThat(unread).isGreaterThan(3);
        assertThat(job.get("writing").get("notes_by_model").asInt()).isGreaterThan(3);
        assertThat(page(job)).contains("We could not check " + unread + " texts of Claude a second time.");
    }

    @Test
    void statesTheFactsOfTheRegisterOfACharity() throws Exception {
        FullWaymark.REGISTERS.reset();
        JsonNode job = job(Mode.ANSWER, FullWaymark.CHARITY.address());
        assertThat(file(job))
                .contains("**For funders**\n\n- Registered charity number: 1099887\n")
                .containsPattern(
                        "- Income: £184,212 in the year to 31 March 2025 \\(Charity Commission register, \\d+ \\p{L}+ \\d{4}\\)\n")
                .containsPattern("- Area: North Yorkshire \\(Charity Commission register, ")
                .containsPattern("- District: North Yorkshire, Yorkshire and The Humber, England \\(postcodes.io, ");
        assertThat(job.get("registers").get("facts")).hasSizeGreaterThan(5);
        assertThat(job.get("registers").get("missing")).isEmpty();
        assertThat(page(job)).contains("From public registers:", "£184,212");
        JsonNode assessment =
                Api.json(api.get(job.get("links").get("assessment").asText() + ".json"));
        assertThat(assessment.get("size_band").asText()).isEqualTo("medium");
        assertThat(assessment.get("review_status").asText()).isEqualTo("available");
        assertThat(assessment.get("review").get("by").asText()).isEqualTo("claude-sonnet-5-5");
        JsonNode questions = assessment.get("agent_test");
        assertThat(questions.get("answered").asInt()).isEqualTo(5);
        assertThat(questions.get("answers")).hasSize(10);
        assertThat(questions.get("answers").get(0).get("question").asText())
                .isEqualTo("What is this, in one sentence?");
        assertThat(questions.get("answers").get(0).get("url").asText()).startsWith(FullWaymark.CHARITY.address());
        assertThat(questions.get("answers").get(1).get("verdict").asText()).isEqualTo("missing");
        String shown =
                api.get("/jobs/" + job.get("id").asText() + "/assessment").body();
        assertThat(shown).contains("Questions that visitors ask", "Not in the file", "To add: Say who runs it.");
        assertThat(api.get(job.get("links").get("assessment").asText() + ".md").body())
                .contains("## Questions that visitors ask", "**Not in the file.** To add: Say who runs it.");
    }

    @Test
    void statesThemInAFileThatIsComposedAgainToo() throws Exception {
        FullWaymark.REGISTERS.reset();
        JsonNode job = job(Mode.UNAUTHORISED, FullWaymark.CHARITY.address());
        String before = file(job);
        assertThat(before).contains("£184,212");
        assertThat(page(job)).contains("Wrong type of organisation?");
        String form = job.at("/links/page").asText() + "/composition";
        int asked = FullWaymark.REGISTERS.requests().size();
        for (String template : List.of("business", "charity")) {
            assertThat(api.post(form, "template=" + template, "Content-Type", "application/x-www-form-urlencoded")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(file(job).equals(before)).as(template).isEqualTo(template.equals("charity"));
        }
        assertThat(FullWaymark.REGISTERS.requests()).hasSize(asked);
    }

    @Test
    void handsOutEverythingInOneArchive() throws Exception {
        JsonNode links = job(Mode.ANSWER, FullWaymark.CHARITY.address()).get("links");
        Map<String, String> files = api.unzipped(links.get("bundle").asText());
        assertThat(files)
                .containsEntry(
                        "llms.txt", api.get(links.get("llms_txt").asText()).body())
                .containsEntry(
                        "llms-full.txt",
                        api.get(links.get("llms_full").asText()).body());
        assertThat(files.get("PUBLISHING.md"))
                .startsWith("# How to publish llms.txt\n")
                .contains(FullWaymark.CHARITY.address() + "/llms.txt", "\n## Wix\n", "\n## nginx\n");
        assertThat(files.get("about/index.html.md"))
                .startsWith("# ")
                .contains("Source: " + FullWaymark.CHARITY.address() + "/about/")
                .contains("Index of this website for AI agents: " + FullWaymark.CHARITY.address() + "/llms.txt");
        assertThat(files.get("llms-markdown.txt"))
                .contains("(" + FullWaymark.CHARITY.address() + "/about/index.html.md)");
        assertThat(files.get("PUBLISHING.md")).contains("\n## Markdown for AI agents\n", "rewrite ^ $twin last;");
        assertThat(api.get(links.get("page").asText(), "Accept", "text/html").body())
                .contains("Everything as a ZIP");
        assertThat(api.get("/pricing", "Accept", "text/html").body())
                .contains(
                        "Everything here is free",
                        "Up to 200 pages",
                        "30 days",
                        "ZIP with a text version of every page");
    }

    @Test
    void statesThePublishedGrantsOfAFunder() throws Exception {
        JsonNode job = job(Mode.ANSWER, FullWaymark.FUNDER.address());
        assertThat(file(job))
                .contains("**For applicants**\n")
                .contains(
                        "- Grants published: 3 grants worth £25,000, from 14 March 2023 to 20 November 2025 (360Giving, ")
                .contains("- Grant sizes awarded: median £8,000, from £5,000 to £12,000 (360Giving, ");
    }

    @Test
    void logsEachEventAsJsonWithItsJobAndWithoutSecrets() throws Exception {
        JsonNode job = job(Mode.UNAUTHORISED, FullWaymark.CHARITY.address());
        String log = Files.readString(
                Path.of("target/server-" + FullWaymark.server().url().getPort() + ".log"));
        List<JsonNode> events = new ArrayList<>();
        for (String line : log.split("\n")) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertThat(events).anySatisfy(event -> {
            assertThat(event.path("LoggerName").asText()).isEqualTo("dev.waymark.claude.Conversation");
            assertThat(event.path("Level").asText()).isEqualTo("WARNING");
            assertThat(event.path("LogMessage").asText()).startsWith("The language model failed in try 1: ");
            assertThat(event.path("Job").asText()).matches("\\d+");
            assertThat(event.path("Attempt").asText()).isEqualTo("1");
        });
        String token = job.get("links").get("self").asText().substring("/api/jobs/".length());
        assertThat(log).doesNotContain("sk-ant-secret-key", "metrics-secret-token", "postgres:postgres", token);
    }

    private JsonNode job(Mode mode, String site) throws Exception {
        anthropic.mode(mode);
        String self = Api.json(new Api(FullWaymark.server().url()).submit(site))
                .get("links")
                .get("self")
                .asText();
        JsonNode job = api.awaitEnd(self, PATIENCE);
        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("finished");
        Validation validation = Validation.of(file(job));
        for (ReaderProfile profile : ReaderProfile.values()) {
            assertThat(validation.passes(profile))
                    .as(validation.problems().toString())
                    .isTrue();
        }
        assertThat(job.toString()).doesNotContain("sk-ant");
        return job;
    }

    private String file(JsonNode job) {
        return api.get(job.get("links").get("llms_txt").asText()).body();
    }

    private String page(JsonNode job) {
        return api.get(job.get("links").get("page").asText(), "Accept", "text/html")
                .body()
                .replace("&#39;", "'");
    }

    private record Spent(long tokens, long cost, int answers) {}

    private static Spent spent(JsonNode job) throws SQLException {
        try (Connection connection =
                        FullWaymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select model_tokens, model_cost, (select count(*) from model_answers where job_id = jobs.id)
                        from jobs where state = 'FINISHED' order by finished_at desc limit 1
                        """)) {
            row.next();
            assertThat(job.get("status").asText()).isEqualTo("finished");
            return new Spent(row.getLong(1), row.getLong(2), row.getInt(3));
        }
    }
}
