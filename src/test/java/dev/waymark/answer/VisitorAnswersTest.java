package dev.waymark.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.assess.AgentQuestions;
import dev.waymark.extract.PageReader;
import dev.waymark.harness.GoldenPages;
import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VisitorAnswersTest {

    private static final String CHARITY = """
            # Oak House

            > Oak House gives older people in Leeds company.

            **Key facts**

            - Address: 4 Mill Lane, Leeds LS1 4AB
            - Phone: 0113 496 0001

            ## About

            - [Our trustees](https://oak.example/about/trustees): Six people who meet every month
            - [Volunteer policy](https://oak.example/about/policy): What we ask of everybody

            ## Get Involved

            - [Volunteer](https://oak.example/volunteer): Two hours a week are enough; we train you
            - [Support us](https://oak.example/support-us): Give once, or every month
            """;

    @Test
    void answersFromTheStartPageAloneAndFromTheFile() {
        assertThat(rows(Template.CHARITY, """
                        <html lang="en"><title>Oak House</title><body><nav><a href="/support-us">Support us</a>
                        <a href="/news">News</a></nav><main><h1>Oak House</h1><p>Company for older people in Leeds.
                        Phone <a href="tel:01134960001">0113 496 0001</a>.</p></main>
                        """, CHARITY)).containsExactly("""
                        where | - | Address: 4 Mill Lane, Leeds LS1 4AB""", """
                        volunteer | - | Volunteer https://oak.example/volunteer Two hours a week are enough; we train you""", """
                        trustees | - | Our trustees https://oak.example/about/trustees Six people who meet every month""");
    }

    @Test
    void showsWhatBothAnswerWhereNothingDiffers() {
        assertThat(rows(Template.CHARITY, """
                        <html lang="en"><title>Oak House</title><body><nav><a href="/support-us">Support us</a>
                        <a href="/volunteer">Volunteer</a></nav><main><h1>Oak House</h1>
                        <p>Ask a trustee at 4 Mill Lane. Phone <a href="tel:01134960001">0113 496 0001</a>.</p></main>
                        """, CHARITY.replace("- Address", "- Place")))
                .containsExactly("""
                        contact | 0113 496 0001 | Phone: 0113 496 0001""", """
                        donate | Support us https://oak.example/support-us  | \
                        Support us https://oak.example/support-us Give once, or every month""", """
                        volunteer | Volunteer https://oak.example/volunteer  | \
                        Volunteer https://oak.example/volunteer Two hours a week are enough; we train you""");
    }

    @Test
    void showsTheLinkOfTheStartPageThatAnswers() {
        assertThat(rows(
                        Template.CHARITY,
                        """
                        <html lang="en"><title>Oak House</title><body><nav><a href="/support-us">Support us</a></nav>
                        <main><h1>Oak House</h1><p>Company for older people in Leeds.</p></main>
                        """,
                        CHARITY.replace("- [Volunteer](", "- [Other](").replace("[Our trustees]", "[Who]")))
                .containsExactly("where | - | Address: 4 Mill Lane, Leeds LS1 4AB", """
                        contact | - | Phone: 0113 496 0001""", """
                        donate | Support us https://oak.example/support-us  | \
                        Support us https://oak.example/support-us Give once, or every month""");
    }

    @Test
    void leavesOutAQuestionThatOneOfTheTwoMayAnswer() {
        String page = """
                <html lang="en"><title>Oak House</title><body><main><h1>Oak House</h1>
                <p>Our trustees and volunteers keep older people in Leeds company. Call in at any time.</p></main>
                """;
        assertThat(rows(Template.CHARITY, page, CHARITY.replace("- Phone", "- Fax")))
                .as("neither trustees, nor volunteers, nor the way to get in touch")
                .containsExactly("where | - | Address: 4 Mill Lane, Leeds LS1 4AB", """
                        donate | - | Support us https://oak.example/support-us Give once, or every month""");
    }

    @Test
    void believesNoNameAlone() {
        String file = """
                # Oak House

                ## About

                - [Trustees](https://oak.example/p/7)
                - [Volunteer](https://oak.example/p/8): Nine of them were honoured by the mayor
                - [Contact](https://oak.example/contact)
                - [Donate](https://oak.example/donate)
                """;
        String page = """
                <html lang="en"><title>Oak House</title><body><main><h1>Oak House</h1><p>Company in Leeds.</p></main>""";
        assertThat(rows(Template.CHARITY, page, file))
                .containsExactly(
                        "contact | - | Contact https://oak.example/contact ",
                        "donate | - | Donate https://oak.example/donate ");
    }

    @Test
    void takesNoPageOnTheSameMatterForAnAnswer() {
        String page = """
                <html lang="en"><title>Oak House</title><body><nav><a href="/trustees">Become a trustee</a></nav>
                <main><h1>Oak House</h1><p>Company in Leeds.</p></main>""";
        assertThat(rows(
                        Template.CHARITY,
                        page,
                        CHARITY.replace(
                                "[Our trustees](https://oak.example/about/",
                                "[Become a trustee](https://oak.example/")))
                .isNotEmpty()
                .noneMatch(row -> row.startsWith("trustees"));
    }

    @Test
    void believesNoTelephoneNumberThatTheFileDoesNotHave() {
        String page = """
                <html lang="en"><title>Oak House</title><body><main><h1>Oak House</h1>
                <p>Samaritans: phone <a href="tel:116123">116 123</a></p></main>""";
        assertThat(rows(Template.CHARITY, page, CHARITY)).noneMatch(row -> row.startsWith("contact"));
    }

    @Test
    void saysWhatTheFileLacks() {
        String page = """
                <html lang="en"><title>Oak House</title><body><nav><a href="/donate">Donate</a>
                <a href="/our-trustees">Our trustees</a></nav><main><h1>Oak House</h1><p>Company in Leeds.</p></main>""";
        assertThat(rows(Template.CHARITY, page, "# Oak House\n\n## About\n\n- [News](https://oak.example/news)\n"))
                .containsExactly(
                        "donate | Donate https://oak.example/donate  | -",
                        "trustees | Our trustees https://oak.example/our-trustees  | -");
    }

    @Test
    void readsTheLanguageOfThePage() {
        assertThat(rows(Template.CHARITY, """
                        <html lang="de-AT"><title>Eichenhaus</title><body><main><h1>Eichenhaus</h1>
                        <p>Gesellschaft für ältere Menschen in Graz.</p></main>
                        """, """
                        # Eichenhaus

                        - Telefon: 0316 123456

                        ## Über uns

                        - [Der Vorstand](https://oak.example/vorstand): Sechs Menschen, die sich jeden Monat treffen
                        """)).containsExactly("contact | - | Telefon: 0316 123456", """
                        trustees | - | Der Vorstand https://oak.example/vorstand \
                        Sechs Menschen, die sich jeden Monat treffen""");
    }

    @ParameterizedTest
    @MethodSource("silent")
    void saysNothing(String why, String page, String file) {
        assertThat(VisitorAnswers.of(Template.CHARITY, page(page), file))
                .as(why)
                .isEmpty();
    }

    static Stream<Arguments> silent() {
        String text = "<body><main><h1>Oak House</h1><p>Company in Leeds.</p></main>";
        return Stream.of(
                Arguments.of("one question", "<html lang=en>" + text, """
                        # Oak House

                        ## About

                        - [Donate](https://oak.example/donate)
                        """),
                Arguments.of("a language that we do not know", "<html lang=fi>" + text, CHARITY),
                Arguments.of(
                        "an empty page", "<html lang=en><body><div id=root></div><script src=a.js></script>", CHARITY),
                Arguments.of("no file", "<html lang=en>" + text, ""));
    }

    @Test
    void endsSoonWhateverItIsGiven() {
        String page = "<html lang=en><body><main><h1>Oak</h1><p>" + "a: - | ".repeat(8_000) + "</p></main>";
        String file = "# Oak\n\n" + "- Phone: 1\n".repeat(1_000) + "\n## A\n\n"
                + "- [Trustees - a | b: c](https://oak.example/trustees): x\n".repeat(1_000);
        long start = System.nanoTime();
        VisitorAnswers.of(Template.CHARITY, page(page), file);
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void knowsQuestionsOfEachLanguage(String code) {
        List<String> asked = Arrays.stream(Template.values())
                .flatMap(template -> AgentQuestions.of(template).stream())
                .toList();
        assertThat(VisitorQuestion.in(code).values()).hasSizeGreaterThan(10).allSatisfy(question -> {
            assertThat(asked).contains(question.id());
            assertThat(question.names()).isNotEmpty().noneMatch(name -> name.isEmpty());
            assertThat(question.traces()).isNotEmpty().noneMatch(String::isBlank);
        });
    }

    static Stream<String> languages() {
        return Language.known().stream().map(Language::code);
    }

    @Test
    void answersForTheGoldenSites() {
        assertThat(golden("charity", Template.CHARITY)).isNotEmpty();
    }

    private static List<String> golden(String site, Template template) {
        List<Page> pages = GoldenPages.of(site);
        String file = Outline.of(pages, Options.of(template.id(), "", "", ""))
                .write()
                .document()
                .write();
        return written(template, pages.get(0), file);
    }

    private static List<String> rows(Template template, String html, String file) {
        return written(template, page(html), file);
    }

    private static List<String> written(Template template, Page page, String file) {
        return VisitorAnswers.of(template, page, file).map(VisitorAnswers::rows).orElse(List.of()).stream()
                .map(row -> row.question().replace("agent.question.", "") + " | " + written(row.before()) + " | "
                        + written(row.after()))
                .toList();
    }

    private static String written(VisitorAnswer answer) {
        if (answer == null) {
            return "-";
        }
        return answer.url() == null ? answer.text() : answer.name() + " " + answer.url() + " " + answer.text();
    }

    private static Page page(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new PageReader().read(Url.parse("https://oak.example/"), body, "text/html; charset=utf-8");
    }
}
