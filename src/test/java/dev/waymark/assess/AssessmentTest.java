package dev.waymark.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.message.Message;
import dev.waymark.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssessmentTest {

    private static final String GOOD = """
            # Strive

            > Strive helps young people in Fleetwood and on the Wyre coast to find their way into work.

            Registered charity 1234567.

            ## About

            - [Who we are](https://strive.example/about): The people behind Strive and their story
            - [Our trustees](https://strive.example/trustees): Seven volunteers who meet six times a year

            ## Services

            - [Job club](https://strive.example/job-club): Help with applications every Tuesday afternoon
            - [Mentoring](https://strive.example/mentoring): An hour a week with somebody who works in the trade

            ## Contact

            - [Contact](https://strive.example/contact): The office in Lord Street is open on weekdays
            """;
    private static final String JOB_CLUB =
            "- [Job club](https://strive.example/job-club): Help with applications every Tuesday afternoon\n";
    private static final String SUMMARY =
            "> Strive helps young people in Fleetwood and on the Wyre coast to find their way into work.";
    private static final String CONTACT_LINK =
            "- [Contact](https://strive.example/contact): The office in Lord Street is open on weekdays\n";
    private static final String CONTACT_LINKS =
            CONTACT_LINK + "- [Find us](https://strive.example/find-us): How to come by tram, bus and car\n";
    private static final String CONTACT = "## Contact\n\n" + CONTACT_LINK;
    private static final String OPTIONAL =
            "\n## Optional\n\n- [News](https://strive.example/news): What happened at Strive this year\n\n";

    @Test
    void givesAFullScoreToAGoodFile() {
        Assessment assessment = assess(GOOD);
        assertThat(assessment.scores()).isEqualTo(new Scores(100, 100, 100, 100, Grade.A));
        assertThat(codes(assessment)).containsExactly("size-unknown");
        assertThat(assessment.recommendations()).isEmpty();
    }

    /** What is put in the place of a part of the good file, and its nearest twin that is fine. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void findsExactlyWhatIsWrong(String code, String part, String bad, String fine) {
        assertThat(GOOD).contains(part);
        assertThat(codes(assess(GOOD.replace(part, bad)))).containsExactlyInAnyOrder(code, "size-unknown");
        assertThat(codes(assess(GOOD.replace(part, fine)))).containsExactly("size-unknown");
    }

    static Stream<Arguments> rows() {
        String office = "- [Office](https://strive.example/office): Where it is and when it is open\n";
        String privacy =
                "- [Privacy policy](https://strive.example/privacy): What is stored about whom, and for how long\n";
        return Stream.of(
                row("name-is-address", "# Strive", "# https://strive.example/", "# Strive: into work"),
                row("name-is-address", "# Strive", "# www.strive.example", "# Strive.example of Fleetwood"),
                row("name-is-address", "# Strive", "# strive.org", "# Strive.org of Fleetwood"),
                row("summary-short", SUMMARY, "> " + "a".repeat(39), "> " + "a".repeat(40)),
                row("summary-long", SUMMARY, "> " + "a".repeat(301), "> " + "a".repeat(300)),
                row("name-suffix", JOB_CLUB, JOB_CLUB + suffixed(3), JOB_CLUB + suffixed(2)),
                row("secondary-in-main", CONTACT, CONTACT + privacy, CONTACT + "\n## Optional\n\n" + privacy),
                row(
                        "alphabetical",
                        CONTACT,
                        CONTACT + "\n## Towns\n\n" + links("Town", 10, false) + OPTIONAL,
                        CONTACT + "\n## Towns\n\n" + links("Town", 10, true) + OPTIONAL),
                row("part-missing", CONTACT, "", "## Get in Touch\n\n" + office),
                row("part-missing", CONTACT, "", "## Staff\n\n" + office.replace("Office", "Contact us")),
                row("part-missing", CONTACT, "", "## Staff\n\n" + office.replace("/office", "/contact-us.html")),
                row("part-missing", CONTACT, "", "## Staff\n\n" + office + "\n## Optional\n\n" + CONTACT_LINKS),
                row("part-thin", JOB_CLUB, "", JOB_CLUB),
                row("part-thin", CONTACT, "## Optional\n\n" + CONTACT_LINK, "## Optional\n\n" + CONTACT_LINKS));
    }

    @ParameterizedTest(name = "{0} is about {1}")
    @CsvSource({
        "Who We Are,     About",
        "About Us,       About",
        "Our Story,      About",
        "What We Do,     Services",
        "Our Work,       Services",
        "Our Services,   Services",
        "How We Help,    Services",
        "Our Impact,     Impact",
        "Outcomes,       Impact",
        "Results,        Impact",
        "How to Help,    Get Involved",
        "Take Action,    Get Involved",
        "Support Us,     Get Involved",
        "Ways to Help,   Get Involved",
        "Volunteer,      Get Involved",
        "For Donors,     For Funders",
        "For Supporters, For Funders",
        "Contact Us,     Contact",
        "Get in Touch,   Contact",
    })
    void knowsPartsByTheirOtherNames(String title, String part) {
        assertThat(Stream.of(ExpectedPart.values())
                        .filter(known -> known.title().equals(part)))
                .singleElement()
                .matches(known -> known.isNamed(title))
                .matches(known -> known.isNamed(title.toUpperCase(Locale.ROOT) + "!"))
                .matches(known -> !known.isNamed("not " + title));
    }

    @Test
    void takesALeadInOfTheDetailsForThePart() {
        String told = GOOD.replace(CONTACT, "")
                .replace(
                        "Registered charity 1234567.",
                        "**Contact**\n\n- Write to office@strive.example\n- Or call on 01253 123456");
        assertThat(codes(assess(told))).containsExactly("size-unknown");
    }

    @ParameterizedTest(name = "income {0}: {1}")
    @CsvSource(
            nullValues = "unknown",
            value = {
                "unknown,    '',     About Services Contact",
                "0,          small,  About Services Contact",
                "99999,      small,  About Services Contact",
                "100000,     medium, About Services Contact Get Help For Funders",
                "999999,     medium, About Services Contact Get Help For Funders",
                "1000000,    large,  About Services Contact Get Help For Funders Projects Impact",
                "10000000,   major,  About Services Contact Get Help For Funders Projects Impact Get Involved",
            })
    void expectsOfACharityWhatItsSizeAllows(Long income, String band, String parts) {
        AssessmentInput subject = AssessmentInput.of(Validation.of(GOOD), Template.CHARITY);
        Evidence evidence = Evidence.of(income == null ? subject : subject.withIncome(income));
        assertThat(evidence.band()).isEqualTo(band);
        assertThat(evidence.parts().stream().map(PartCoverage::title).collect(Collectors.joining(" ")))
                .isEqualTo(parts);
        assertThat(evidence.findings().stream()
                        .anyMatch(finding -> finding.code().equals("size-unknown")))
                .isEqualTo(income == null);
    }

    @ParameterizedTest(name = "income {0} asks for {1} services")
    @CsvSource({"99999, 1", "100000, 2", "1000000, 3", "10000000, 5"})
    void asksALargerCharityForMoreServices(long income, int services) {
        String more = JOB_CLUB + links("Service", services - 2, true);
        String enough = services < 2 ? GOOD.replace(JOB_CLUB, "") : GOOD.replace(JOB_CLUB, more);
        assertThat(codes(assess(enough, income))).doesNotContain("few-services");
        String fewer = enough.replace("- [Mentoring]", "x [Mentoring]").replaceAll("x \\[Mentoring].*\n", "");
        assertThat(codes(assess(fewer, income))).contains(services == 1 ? "part-missing" : "few-services");
    }

    @Test
    void takesFifteenPointsForAnErrorAndFourForAWarningOfForm() {
        assertThat(assess(GOOD.replace("Registered", "# Again\n\nRegistered")).scores())
                .isEqualTo(new Scores(85, 100, 100, 96, Grade.A));
        assertThat(assess(GOOD.replace(JOB_CLUB, JOB_CLUB.replace("- ", "* "))).scores())
                .isEqualTo(new Scores(96, 100, 100, 99, Grade.A));
    }

    @ParameterizedTest(name = "{0} notes missing")
    @CsvSource({"0, 100", "1, 95", "2, 90", "3, 85", "4, 85", "9, 85"})
    void countsEachCodeAtMostThreeTimes(int missing, int quality) {
        String bare = IntStream.range(0, missing)
                .mapToObj(i -> "- [Place %d](https://strive.example/place/%d)\n".formatted(i, i))
                .collect(Collectors.joining());
        assertThat(assess(GOOD.replace(JOB_CLUB, JOB_CLUB + bare)).scores().quality())
                .isEqualTo(quality);
    }

    @Test
    void weighsPartsThatAreThereAndHowFullTheyAre() {
        assertThat(assess(GOOD.replace(CONTACT, "")).scores().completeness()).isEqualTo(67);
        assertThat(assess(GOOD.replace(JOB_CLUB, "")).scores().completeness()).isEqualTo(93);
    }

    @ParameterizedTest
    @CsvSource({"100, A", "90, A", "89, B", "80, B", "79, C", "70, C", "69, D", "60, D", "59, F", "0, F"})
    void gradesByTheOverallScore(int overall, Grade grade) {
        assertThat(Grade.of(overall)).isEqualTo(grade);
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void neverPassesWhatCouldNotBeChecked(String file) {
        Assessment assessment = assess(file);
        assertThat(assessment.scores()).isEqualTo(new Scores(0, 0, 0, 0, Grade.F));
        assertThat(assessment.findings()).isNotEmpty();
    }

    static Stream<String> nothings() {
        return Stream.of("", "   \n", "<!doctype html><html><title>Strive</title>", "Not found", "Just a moment...");
    }

    /** Every rule of the validator counts in exactly one category, or is advice that takes no points. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void givesEachRuleOneCategoryAndPointsUnlessItIsAdvice(Rule rule) {
        Validation validation = Validation.of(GOOD).with(List.of(rule.at(0, "x")));
        List<Finding> findings = FormFindings.of(validation);
        if (rule == Rule.SECTION_TOKENS) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(rule.code());
            boolean advice = rule.level() == ProblemLevel.INFO;
            assertThat(finding.points() == 0).isEqualTo(advice);
            assertThat(finding.category())
                    .isIn(
                            advice
                                    ? List.of(Category.WEBSITE, Category.QUALITY)
                                    : List.of(Category.STRUCTURE, Category.QUALITY));
        });
    }

    @Test
    void namesThePlaceOfAFinding() {
        Assessment assessment = assess(GOOD.replace(": Help with applications every Tuesday afternoon", ""));
        assertThat(assessment.findings())
                .contains(new Finding(
                        "notes-absent",
                        Category.QUALITY,
                        Severity.MINOR,
                        Message.of("rule.notes-absent", "Job club"),
                        "Services",
                        14,
                        "https://strive.example/job-club",
                        Message.of("rule.notes-absent.fix")));
    }

    @Test
    void givesTheSameGradeForTheSameInput() {
        String poor = poor();
        assertThat(assess(poor)).isEqualTo(assess(poor));
        Validation validation = Validation.of(poor);
        List<Problem> shuffled = new ArrayList<>(validation.problems());
        Collections.reverse(shuffled);
        assertThat(Assessment.of(AssessmentInput.of(new Validation(validation.parsed(), shuffled), Template.CHARITY))
                        .scores())
                .isEqualTo(assess(poor).scores());
    }

    @Test
    void scoresWithoutWhatIsDismissedAndAsBeforeWhenThatIsUndone() {
        Evidence evidence = Evidence.of(AssessmentInput.of(Validation.of(poor()), Template.CHARITY));
        Assessment before = Assessment.of(evidence, Set.of());
        for (Finding finding : evidence.findings()) {
            Assessment without = Assessment.of(evidence, Set.of(new Dismissal(finding.code(), finding.place())));
            assertThat(without.dismissed()).contains(finding);
            assertThat(without.findings()).doesNotContain(finding);
            assertThat(without.scores().overall())
                    .isGreaterThanOrEqualTo(before.scores().overall());
        }
        Set<Dismissal> all = evidence.findings().stream()
                .map(finding -> new Dismissal(finding.code(), Dismissal.EVERYWHERE))
                .collect(Collectors.toSet());
        assertThat(Assessment.of(evidence, all).scores()).isEqualTo(new Scores(100, 100, 100, 100, Grade.A));
        assertThat(Assessment.of(evidence, Set.of())).isEqualTo(before);
    }

    @Test
    void asksNoMoreForAPartThatIsNotRelevant() {
        Evidence evidence = Evidence.of(AssessmentInput.of(Validation.of(GOOD.replace(CONTACT, "")), Template.CHARITY));
        Assessment without = Assessment.of(evidence, Set.of(new Dismissal("part-missing", "Contact")));
        assertThat(Assessment.of(evidence, Set.of()).scores().overall()).isEqualTo(87);
        assertThat(without.scores().overall()).isEqualTo(100);
        assertThat(without.parts()).extracting(PartCoverage::title).containsExactly("About", "Services");
    }

    @Test
    void recommendsAtMostFiveThingsTheMostValuableFirst() {
        Assessment assessment = assess(poor());
        assertThat(assessment.recommendations()).hasSize(5);
        assertThat(assessment.recommendations())
                .isSortedAccordingTo(
                        Comparator.comparingInt(Recommendation::gain).reversed());
        assertThat(assessment.recommendations().get(0))
                .satisfies(first -> assertThat(first.finding().section()).isEqualTo("Contact"))
                .satisfies(first -> assertThat(first.gain()).isEqualTo(13));
        assertThat(assessment.recommendations()).allMatch(each -> each.finding().severity() != Severity.INFO);
    }

    @Test
    void takesFindingsFromElsewhere() {
        Finding removed = new Finding(
                "charity-removed",
                Category.QUALITY,
                Severity.CRITICAL,
                Message.of("register.finding.removed", "1000001", "Strive"),
                "",
                0,
                "",
                Message.of("register.finding.fix", "Charity Commission register"));
        Assessment assessment = Assessment.of(
                AssessmentInput.of(Validation.of(GOOD), Template.CHARITY).with(List.of(removed)));
        assertThat(assessment.scores()).isEqualTo(new Scores(100, 100, 85, 96, Grade.A));
        assertThat(assessment.findings().get(0)).isEqualTo(removed);
    }

    @ParameterizedTest
    @CsvSource({
        "Getting Started|Guides|API Reference, DOCUMENTATION",
        "About|Pricing|Product,                STARTUP",
        "What We Fund|How to Apply|About,      FUNDER",
        "About|Get Help|Standards,             PUBLIC_SECTOR",
        "Nothing|Known,                        BUSINESS",
    })
    void choosesTheTemplateThatAFileFitsBest(String titles, Template template) {
        StringBuilder file = new StringBuilder("# Name\n");
        for (String title : titles.split("\\|", -1)) {
            file.append("\n## " + title + "\n\n- [A](https://a.example/" + title.replace(' ', '-') + ")\n");
        }
        assertThat(AssessmentInput.of(Validation.of(file.toString())).template())
                .isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "About|Services|Get Involved, CHARITY",
        "About|Pricing|Product, CHARITY",
        "What We Fund|How to Apply, FUNDER"
    })
    void takesAFileThatNamesACharityNumberForThatOfACharityOrAFunder(String titles, Template template) {
        StringBuilder file = new StringBuilder("# Name\n\n> What we do.\n\n- Registered charity number: 1089464\n");
        for (String title : titles.split("\\|", -1)) {
            file.append("\n## " + title + "\n\n- [A](https://a.example/" + title.replace(' ', '-') + ")\n");
        }
        assertThat(AssessmentInput.of(Validation.of(file.toString())).template())
                .isEqualTo(template);
    }

    @Test
    void asksForTheCharityNumberOnlyWhereItIsNotStated() {
        String bare = "# Name\n\n> What we do.\n\n## About\n\n- [A](https://a.example/)\n";
        String stated = bare.replace("What we do.", "What we do. Charity no. 1089464.");
        assertThat(adviceOnUnknownSize(bare)).startsWith("Put the registered charity number");
        assertThat(adviceOnUnknownSize(stated)).startsWith("The website states the number");
    }

    private static String adviceOnUnknownSize(String file) {
        return Assessment.of(AssessmentInput.of(Validation.of(file), Template.CHARITY)).findings().stream()
                .filter(finding -> finding.code().equals("size-unknown"))
                .map(finding -> finding.suggestion().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takesAFileOfUnknownSectionsForDocumentationWhenItsLinksAreOfSoftware() {
        String file =
                "# Name\n\n## Primary\n\n- [A](https://a.example/docs/a)\n- [B](B.md)\n- [C](https://c.example/)\n";
        assertThat(AssessmentInput.of(Validation.of(file)).template()).isEqualTo(Template.DOCUMENTATION);
        String other = file.replace("/docs/a", "/a").replace("B.md", "https://a.example/b");
        assertThat(AssessmentInput.of(Validation.of(other)).template()).isEqualTo(Template.BUSINESS);
    }

    /** A file with much amiss. */
    private static String poor() {
        return GOOD.replace(CONTACT, "")
                .replace(SUMMARY, "")
                .replace("every Tuesday afternoon", "")
                .replace(": The people behind Strive and their story", "")
                .replace("- [Mentoring]", "* [Mentoring]")
                .replace("# Strive", "# www.strive.example")
                .replace("https://strive.example/trustees", "http://strive.example/trustees");
    }

    private static Arguments row(String code, String part, String bad, String fine) {
        return Arguments.of(code, part, bad, fine);
    }

    private static String suffixed(int links) {
        return links("Place", links, true).replace("](", " | Strive of Fleetwood](");
    }

    private static String links(String name, int count, boolean backwards) {
        return IntStream.range(0, Math.max(0, count))
                .map(i -> backwards ? count - i : i)
                .mapToObj(i -> "- [%s %c](https://strive.example/%s/%d): What happens in place number %d\n"
                        .formatted(name, 'a' + i, name, i, i))
                .collect(Collectors.joining());
    }

    private static Assessment assess(String file) {
        return Assessment.of(AssessmentInput.of(Validation.of(file), Template.CHARITY));
    }

    private static Assessment assess(String file, long income) {
        return Assessment.of(
                AssessmentInput.of(Validation.of(file), Template.CHARITY).withIncome(income));
    }

    private static List<String> codes(Assessment assessment) {
        return assessment.findings().stream().map(Finding::code).toList();
    }
}
