package dev.waymark.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.assess.AgentTest;
import dev.waymark.assess.AgentTest.Answer;
import dev.waymark.assess.AgentTest.Verdict;
import dev.waymark.claude.Outcome.Answered;
import dev.waymark.claude.Outcome.Stop;
import dev.waymark.extract.PageReader;
import dev.waymark.harness.GoldenPages;
import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.stub.AnthropicStandIn;
import dev.waymark.stub.AnthropicStandIn.Mode;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The questions of visitors, answered from a file and the pages that it leads to. */
class AgentTesterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static final String FILE = """
            # Hill Lunch Club

            > A club for older people in Hilltown. It meets on Fridays.

            ## About

            - [The club](https://club.example/club): who it is for
            - [Give](https://club.example/give): ways to give
            """;

    private static final List<Page> PAGES = List.of(
            page(
                    "club",
                    "<h1>The club</h1><p>The club meets every Tuesday at noon in the village hall. Everybody over 60 can come.</p>"),
            page("give", "<h1>Give</h1><p>You can give money by bank transfer or in the hall. Lunch costs £4.</p>"));

    private final List<Prompt> asked = new ArrayList<>();

    private static Page page(String name, String body) {
        String html = "<html lang=en><title>" + name + "</title><main>" + body + "</main>";
        return new PageReader()
                .read(Url.parse("https://club.example/" + name), html.getBytes(StandardCharsets.UTF_8), "text/html");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an answer that the page proves | null | answered | People over 60 can come to the club. | Everybody over 60 can come. | ANSWERED
            an answer with another number | null | answered | People over 50 can come to the club. | Everybody over 60 can come. |
            an answer with a passage that is on no page | null | answered | People over 60 can come to the club. | Come if you are over 60. |
            an answer without words | null | answered | | Everybody over 60 can come. |
            the file is wrong, which the page proves | It meets on Fridays. | wrong | The club meets every Tuesday. | The club meets every Tuesday at noon in the village hall. | WRONG
            the file is said to be wrong without proof | It meets on Fridays. | wrong | The club meets every Monday. | The club meets every Tuesday at noon in the village hall. |
            the file is said to be wrong, and has said nothing | null | wrong | The club meets every Tuesday. | The club meets every Tuesday at noon in the village hall. |
            nothing answers it | null | missing | | | MISSING
            a verdict that there is not | null | certain | The club meets every Tuesday. | The club meets every Tuesday at noon in the village hall. |
            """)
    void countsOnlyWhatThePagesProve(
            String what, String first, String verdict, String answer, String quote, String expected) {
        Optional<AgentTest> test = test(
                "{\"answers\": [{\"question\": 1, \"answer\": %s, \"pages\": [1]}]}"
                        .formatted(first.equals("null") ? "null" : '"' + first + '"'),
                ("{\"verdicts\": [{\"question\": 1, \"verdict\": \"%s\", \"answer\": %s, \"from\": [{\"page\": 1, \"quote\": \"%s\"}],"
                                + " \"add\": \"Say when it meets.\"}]}")
                        .formatted(verdict, answer == null ? "null" : '"' + answer + '"', quote));
        assertThat(test.map(done -> done.answers().get(0).verdict()))
                .as(what)
                .isEqualTo(Optional.ofNullable(expected).map(Verdict::valueOf));
    }

    @Test
    void showsWhatTheFileSaidWhereItIsWrong() {
        assertThat(
                        test(
                                "{\"answers\": [{\"question\": 1, \"answer\": \"It meets on Fridays.\", \"pages\": [1]}]}",
                                "{\"verdicts\": [{\"question\": 1, \"verdict\": \"wrong\", \"answer\": \"The club meets every Tuesday.\", \"from\":"
                                        + " [{\"page\": 1, \"quote\": \"The club meets every Tuesday at noon\"}], \"add\": null}]}"))
                .hasValueSatisfying(test -> assertThat(test.answers())
                        .containsExactly(new Answer(
                                "what",
                                Verdict.WRONG,
                                "It meets on Fridays.",
                                "https://club.example/club",
                                "The club meets every Tuesday.")));
    }

    @Test
    void showsThePagesThatWereChosenAndNoAddress() {
        test(
                "{\"answers\": [{\"question\": 1, \"answer\": null, \"pages\": [2, 1, 7]}, {\"question\": 2, \"answer\": null, \"pages\": [99]},"
                        + " {\"question\": 44, \"answer\": null, \"pages\": [1]}]}",
                "{\"verdicts\": []}");
        assertThat(asked.get(0).material())
                .contains("link 1: The club: who it is for")
                .contains("link 2: Give: ways to give")
                .doesNotContain("https:");
        assertThat(asked.get(0).turns().get(0))
                .contains("1. What is this, in one sentence?")
                .contains("10. ");
        assertThat(asked.get(1).material())
                .contains(" page 0: the guide")
                .contains(" page 1: The club\n")
                .contains(" page 2: Give\n")
                .contains("Lunch costs £4.")
                .contains("1. What is this, in one sentence? (The guide does not say.)")
                .doesNotContain("https:");
    }

    @Test
    void asksTwiceForAWholeFile() throws Exception {
        List<Page> pages = GoldenPages.of("charity");
        InMemoryBudget purse = new InMemoryBudget(1_000_000);
        try (AnthropicStandIn anthropic = AnthropicStandIn.start(0, Mode.ANSWER)) {
            assertThat(reviewer(anthropic, purse).test(document(pages), Template.CHARITY, pages))
                    .hasValueSatisfying(test -> {
                        assertThat(test.by()).isEqualTo("claude-better");
                        assertThat(test.answers()).hasSize(10);
                        assertThat(test.answered()).isEqualTo(5);
                        assertThat(test.answers().get(0).url()).startsWith("https://");
                        assertThat(test.answers().get(1).add()).isEqualTo("Say who runs it.");
                    });
            assertThat(anthropic.requests()).hasSize(2);
            assertThat(purse.spent()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"OBEDIENT", "INVENTIVE"})
    void showsNothingThatNoPageProves(Mode mode) throws Exception {
        List<Page> pages = GoldenPages.of("charity");
        try (AnthropicStandIn anthropic = AnthropicStandIn.start(0, mode)) {
            assertThat(reviewer(anthropic, new InMemoryBudget(1_000_000))
                            .test(document(pages), Template.CHARITY, pages))
                    .hasValueSatisfying(test -> assertThat(test.answers())
                            .hasSize(5)
                            .allMatch(answer -> answer.verdict() == Verdict.MISSING)
                            .allMatch(answer -> answer.answer().isEmpty()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"OTHER_JSON", "INVALID_JSON", "REFUSAL", "UNAUTHORISED", "GARBAGE", "EMPTY", "MAX_TOKENS"})
    void hasNoAnswersWhenTheModelFails(Mode mode) throws Exception {
        try (AnthropicStandIn anthropic = AnthropicStandIn.start(0, mode)) {
            assertThat(reviewer(anthropic, new InMemoryBudget(1_000_000)).test(FILE, Template.CHARITY, PAGES))
                    .isEmpty();
        }
    }

    private static String document(List<Page> pages) {
        return Outline.of(pages, Options.DEFAULT).write().document().write();
    }

    private static ClaudeReviewer reviewer(AnthropicStandIn anthropic, InMemoryBudget purse) {
        AnthropicApi api = new AnthropicApi(new ModelSettings(
                "sk-ant-test-key",
                anthropic.address(),
                new Model("claude-cheap", 1, 5),
                new Model("claude-better", 3, 15),
                "low",
                10_000_000,
                1_000_000,
                Duration.ofSeconds(1)));
        return new ClaudeReviewer(
                new Conversations(api, new Model("claude-better", 3, 15), purse, TODAY, Duration.ofMillis(10)));
    }

    /** With a model that gives these answers, one after the other. */
    private Optional<AgentTest> test(String... answers) {
        Iterator<String> next = List.of(answers).iterator();
        ModelApi door = (model, prompt) -> {
            asked.add(prompt);
            return new Answered(next.next(), Stop.COMPLETE, Usage.NONE);
        };
        return new ClaudeReviewer(new Conversations(
                        door, new Model("m", 1, 5), new InMemoryBudget(1_000_000), TODAY, Duration.ofMillis(1)))
                .test(FILE, Template.CHARITY, PAGES);
    }

    @Test
    void asksNoMoreWhenTheReviewFailedForGood() throws Exception {
        try (AnthropicStandIn anthropic = AnthropicStandIn.start(0, Mode.UNAUTHORISED)) {
            ClaudeReviewer reviewer = reviewer(anthropic, new InMemoryBudget(1_000_000));
            assertThat(reviewer.review(FILE, Template.CHARITY)).isEmpty();
            assertThat(reviewer.test(FILE, Template.CHARITY, PAGES)).isEmpty();
            assertThat(anthropic.requests()).hasSize(1);
        }
    }
}
