package dev.waymark.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.change.Change.Kind;
import dev.waymark.change.Change.Weight;
import dev.waymark.change.LinkCheck.State;
import dev.waymark.extract.PageReader;
import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What two readings of a small site mean for its file. */
class SiteComparisonTest {

    private static final String HOST = "https://tarn.example";

    private final Map<String, String> before = site();
    private final Map<String, String> after = site();

    private static Map<String, String> site() {
        Map<String, String> site = new LinkedHashMap<>();
        site.put(
                "/",
                page(
                        "Tarn Valley Advice",
                        "Tarn Valley Advice gives free help with debt and housing to anyone who lives in the valley.",
                        "<h2>What we do</h2><p>Our advisers see about forty people a week at the office in Skelby.</p>"));
        site.put(
                "/about",
                page(
                        "About us",
                        "How the advice centre began in 1987, who runs it and who pays for it.",
                        "<p>The centre was founded by two retired solicitors in a room above the library.</p>"));
        site.put(
                "/debt",
                page(
                        "Debt advice",
                        "Help with arrears, bailiffs and bankruptcy from accredited advisers.",
                        "<p>Bring your letters to the drop-in on Tuesdays from 10am to 1pm; you need no appointment.</p>"));
        site.put(
                "/housing",
                page(
                        "Housing advice",
                        "What to do about eviction notices, repairs and overcrowding.",
                        "<p>We speak to landlords and the council for you and come along to court hearings.</p>"));
        site.put(
                "/contact",
                page(
                        "Contact",
                        "How to reach the advice centre by telephone, by e-mail and in person.",
                        "<p>Telephone: 01539 496 012</p><p>E-mail: help@tarn.example</p>"
                                + "<p>Tarn Valley Advice, 4 Market Row, Skelby, LA8 9QT</p>"));
        return site;
    }

    private static String page(String title, String description, String body) {
        return "<html lang=en><head><title>" + title + " | Tarn Valley Advice</title><meta name=description content='"
                + description + "'></head><body><nav><a href=/>Home</a> <a href=/about>About us</a> <a href=/debt>Debt"
                + " advice</a> <a href=/housing>Housing advice</a> <a href=/contact>Contact</a></nav><main><h1>"
                + title + "</h1><p>" + description + "</p>" + body + "</main></body></html>";
    }

    private static SiteReading reading(Map<String, String> site) {
        List<Page> pages = new ArrayList<>();
        site.forEach((path, html) -> pages.add(new PageReader()
                .read(Url.parse(HOST + path), html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8")));
        return new SiteReading(pages, List.of());
    }

    private static String file(Map<String, String> site) {
        return Outline.of(reading(site).pages(), Options.DEFAULT)
                .write()
                .document()
                .write();
    }

    private List<Change> changes(LinkCheck... links) {
        return changes(file(before), links);
    }

    private List<Change> changes(String file, LinkCheck... links) {
        return comparison().changes(file, file(before), List.of(links));
    }

    private SiteComparison comparison() {
        return SiteComparison.of(reading(before), reading(after), Options.DEFAULT);
    }

    /** Links to a page from the start page, as a site does that adds one. */
    private void add(String path, String html) {
        after.put(path, html);
        edit("/", home -> home.replace("</nav>", "<a href=" + path + ">New</a></nav>"));
    }

    private void edit(String path, UnaryOperator<String> edit) {
        after.computeIfPresent(path, (same, html) -> {
            String edited = edit.apply(html);
            assertThat(edited).as("the page with its edit").isNotEqualTo(html);
            return edited;
        });
    }

    private static LinkCheck gone(String path) {
        return new LinkCheck(Url.parse(HOST + path), State.GONE);
    }

    @Test
    void theSameSiteHasNoChanges() {
        assertThat(changes()).isEmpty();
        assertThat(comparison().unanswered(file(before))).isEmpty();
    }

    @Test
    void aPageThatWasNotReadIsGoneOnlyByProof() {
        after.remove("/housing");
        SiteComparison comparison = comparison();
        assertThat(comparison.unanswered(file(before))).containsExactly(Url.parse(HOST + "/housing"));
        assertThat(changes()).isEmpty();
        assertThat(changes(new LinkCheck(Url.parse(HOST + "/housing"), State.UNKNOWN)))
                .isEmpty();
        assertThat(changes(gone("/housing"))).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.PAGE_GONE);
            assertThat(change.key()).isEqualTo("page-gone https://tarn.example/housing");
            assertThat(change.label()).isEqualTo("Housing advice");
            assertThat(change.ours()).isTrue();
            assertThat(change.weight()).isEqualTo(Weight.IMPORTANT);
            assertThat(ChangedFile.apply(file(before), change))
                    .hasValueSatisfying(
                            text -> assertThat(text).doesNotContain("/housing").contains("/debt"));
        });
    }

    @Test
    void aLineThatTheOwnerWroteIsShownAndNotOurs() {
        after.remove("/housing");
        String file = file(before).replace("[Housing advice]", "[Trouble with your landlord]");
        assertThat(changes(file, gone("/housing"))).singleElement().satisfies(change -> {
            assertThat(change.label()).isEqualTo("Trouble with your landlord");
            assertThat(change.ours()).isFalse();
        });
    }

    @Test
    void anExternalLinkThatDoesNotAnswerIsDead() {
        String file =
                file(before) + "\n## Partners\n\n- [Legal clinic](https://clinic.example/): Free hour on Fridays\n";
        assertThat(comparison().unanswered(file)).containsExactly(Url.parse("https://clinic.example/"));
        assertThat(changes(file, new LinkCheck(Url.parse("https://clinic.example/"), State.GONE)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.LINK_DEAD);
                    assertThat(change.ours()).isFalse();
                    assertThat(ChangedFile.apply(file, change)).contains(file(before));
                });
    }

    @Test
    void aPermanentRedirectMovesThePage() {
        String html = after.remove("/housing");
        after.put("/housing-advice", html);
        List<Change> changes =
                changes(new LinkCheck(Url.parse(HOST + "/housing"), State.MOVED, Url.parse(HOST + "/housing-advice")));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.PAGE_MOVED);
            assertThat(change.before()).isEqualTo(HOST + "/housing");
            assertThat(change.after()).isEqualTo(HOST + "/housing-advice");
            assertThat(ChangedFile.apply(file(before), change))
                    .contains(file(before).replace("/housing)", "/housing-advice)"));
        });
    }

    @Test
    void aRedirectToTheStartPageOrToALogInProvesNothing() {
        after.remove("/housing");
        assertThat(changes(new LinkCheck(
                        Url.parse(HOST + "/housing"), State.MOVED, Url.parse(HOST + "/login?to=housing"))))
                .isEmpty();
        assertThat(changes(
                        new LinkCheck(Url.parse(HOST + "/housing"), State.MOVED, Url.parse("https://other.example/"))))
                .isEmpty();
    }

    @Test
    void aNewAddressWithTheWordsOfAPageThatIsGoneIsThatPage() {
        String html = after.remove("/debt");
        after.put("/advice/debt", html);
        assertThat(changes()).isEmpty();
        assertThat(changes(gone("/debt"))).extracting(Change::kind).containsExactly(Kind.PAGE_MOVED);
    }

    @Test
    void aNewPageIsAddedToTheSectionOfItsTitle() {
        add(
                "/benefits",
                page(
                        "Benefits advice",
                        "Which benefits you can claim, and how to appeal against a decision.",
                        "<p>We check what you are owed and fill in the forms with you, at home if need be.</p>"));
        List<Change> changes = changes();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.PAGE_ADDED);
            assertThat(change.subject()).isEqualTo(HOST + "/benefits");
            assertThat(change.label()).isEqualTo("Benefits advice");
            assertThat(change.weight()).isEqualTo(Weight.IMPORTANT);
            String file = ChangedFile.apply(file(before), change).orElseThrow();
            assertThat(file)
                    .contains("- [Benefits advice](https://tarn.example/benefits): Which benefits you can claim");
            assertThat(changes(file)).isEmpty();
        });
    }

    @Test
    void anAddressThatWasKnownAndNotReadIsNotNew() {
        add(
                "/benefits",
                page("Benefits advice", "Which benefits you can claim.", "<p>We check what you are owed.</p>"));
        SiteReading earlier = reading(before).knowing(Set.of(Url.parse(HOST + "/benefits")));
        assertThat(SiteComparison.of(earlier, reading(after), Options.DEFAULT)
                        .changes(file(before), file(before), List.of()))
                .isEmpty();
    }

    @Test
    void aPageThatOnlyPagesLeadToThatWereNotReadBeforeMayHaveBeenThereAllTheTime() {
        before.remove("/housing");
        edit("/housing", html -> html.replace("</nav>", "<a href=/benefits>Benefits</a></nav>"));
        after.put(
                "/benefits",
                page("Benefits advice", "Which benefits you can claim.", "<p>We check what you are owed.</p>"));
        assertThat(changes()).isEmpty();
        edit("/debt", html -> html.replace("</nav>", "<a href=/benefits>Benefits</a></nav>"));
        assertThat(changes()).extracting(Change::kind).containsExactly(Kind.PAGE_ADDED);
    }

    @Test
    void aPageOfTheSitemapIsNewWhenItIsKnownWhatTheSitemapSaid() {
        after.put(
                "/benefits",
                page("Benefits advice", "Which benefits you can claim.", "<p>We check what you are owed.</p>"));
        assertThat(changes()).isEmpty();
        SiteReading earlier = reading(before).knowing(Set.of(Url.parse(HOST + "/other")));
        assertThat(SiteComparison.of(earlier, reading(after), Options.DEFAULT)
                        .changes(file(before), file(before), List.of()))
                .extracting(Change::kind)
                .containsExactly(Kind.PAGE_ADDED);
    }

    @Test
    void anotherTitleRenamesThePage() {
        edit("/debt", html -> html.replace("Debt advice", "Money and debt"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.PAGE_RENAMED);
            assertThat(change.before()).isEqualTo("Debt advice");
            assertThat(change.after()).isEqualTo("Money and debt");
            assertThat(ChangedFile.apply(file(before), change))
                    .contains(file(before).replace("[Debt advice]", "[Money and debt]"));
        });
    }

    @Test
    void caseAndPunctuationOfATitleAreNoChange() {
        edit("/debt", html -> html.replace("Debt advice", "Debt Advice!"));
        assertThat(changes()).isEmpty();
    }

    @Test
    void notesOfAPageThatSaysSomethingElseChange() {
        edit(
                "/housing",
                html -> html.replace(
                        "What to do about eviction notices, repairs and overcrowding.",
                        "Legal representation at the county court for tenants who face losing their home."));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.NOTES_CHANGED);
            assertThat(change.after()).startsWith("Legal representation at the county court");
            assertThat(change.ours()).isTrue();
        });
    }

    @Test
    void notesOfTheOwnerAreNotOurs() {
        edit(
                "/housing",
                html -> html.replace(
                        "What to do about eviction notices, repairs and overcrowding.",
                        "Legal representation at the county court for tenants who face losing their home."));
        String file =
                file(before).replace("What to do about eviction notices, repairs and overcrowding", "For tenants");
        assertThat(file).isNotEqualTo(file(before));
        assertThat(changes(file)).isEmpty();
    }

    @Test
    void anotherTelephoneNumberChangesItsLine() {
        edit("/contact", html -> html.replace("01539 496 012", "01539 496 733"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FACT_CHANGED);
            assertThat(change.label()).isEqualTo("Phone");
            assertThat(change.before()).isEqualTo("Phone: 01539 496 012");
            assertThat(change.after()).isEqualTo("Phone: 01539 496 733");
            assertThat(change.ours()).isTrue();
            assertThat(ChangedFile.apply(file(before), change))
                    .contains(file(before).replace("01539 496 012", "01539 496 733"));
        });
    }

    @Test
    void aNumberInALineOfTheOwnerIsShown() {
        edit("/contact", html -> html.replace("01539 496 012", "01539 496 733"));
        String file = file(before).replace("Phone: 01539 496 012", "Ring us on (01539) 496 012, best before noon");
        assertThat(changes(file)).singleElement().satisfies(change -> {
            assertThat(change.after()).isEqualTo("Ring us on 01539 496 733, best before noon");
            assertThat(change.ours()).isFalse();
        });
    }

    @Test
    void aNumberInAnotherSpellingIsTheSame() {
        edit("/contact", html -> html.replace("01539 496 012", "+44 (0)1539 496012"));
        assertThat(changes()).isEmpty();
    }

    @Test
    void stampsNoncesAndCountersOnEachPageAreNoChange() {
        before.replaceAll((path, html) -> html.replace(
                "</main>",
                "<p>Page last updated 4 May 2026, 09:12. Request 8f3a91bc. 12,403 visitors so far.</p></main>"));
        after.replaceAll((path, html) -> html.replace(
                "</main>",
                "<p>Page last updated 11 May 2026, 17:40. Request 1c77d0ea. 12,511 visitors so far.</p></main>"));
        assertThat(SiteComparison.of(
                                reading(before).on(LocalDate.of(2026, 5, 4)),
                                reading(after).on(LocalDate.of(2026, 5, 11)),
                                Options.DEFAULT)
                        .changes(file(before), file(before), List.of()))
                .isEmpty();
    }

    @Test
    void theDayThatMostPagesShowIsTheDayOfTheReading() {
        before.replaceAll((path, html) -> html.replace("content='", "content='4 May 2026: "));
        after.replaceAll((path, html) -> html.replace("content='", "content='11 May 2026: "));
        assertThat(ReadingDay.of(reading(before), reading(after))).contains(LocalDate.of(2026, 5, 4));
        assertThat(ReadingDay.of(reading(after), reading(before))).contains(LocalDate.of(2026, 5, 11));
        assertThat(ReadingDay.of(reading(before), reading(before))).isEmpty();
        assertThat(changes()).isEmpty();
        after.replaceAll((path, html) -> html.replace("11 May 2026: ", ""));
        edit("/debt", html -> html.replace("content='", "content='11 May 2026: "));
        assertThat(ReadingDay.of(reading(after), reading(before))).isEmpty();
    }

    @Test
    void aReadingOfHardlyAnyPagesChangesNoTexts() {
        after.keySet().retainAll(Set.of("/"));
        edit("/", html -> page("Closed for maintenance", "We are back soon.", "<p>Come back tomorrow.</p>"));
        assertThat(changes()).isEmpty();
    }

    @Test
    void readingsOfDifferentVersionsAreComparedByTheirPagesOnly() {
        edit("/debt", html -> html.replace("Debt advice", "Money and debt"));
        edit("/contact", html -> html.replace("01539 496 012", "01539 496 733"));
        after.remove("/housing");
        assertThat(SiteComparison.of(reading(before), reading(after), Options.DEFAULT, SiteComparison.Depth.STRUCTURE)
                        .changes(file(before), file(before), List.of(gone("/housing"))))
                .extracting(Change::kind)
                .containsExactly(Kind.PAGE_GONE);
    }

    @Test
    void theSameChangeSeenTwiceAgrees() {
        edit("/contact", html -> html.replace("01539 496 012", "01539 496 733"));
        Change change = changes().get(0);
        Change again = changes().get(0);
        assertThat(change.agreesWith(again)).isTrue();
        edit("/contact", html -> html.replace("01539 496 733", "01539 496 999"));
        assertThat(change.agreesWith(changes().get(0))).isFalse();
    }

    @Test
    void otherOpeningHoursChangeTheirLine() {
        before.computeIfPresent(
                "/contact",
                (path, html) -> html.replace("</main>", "<p>Opening hours: Monday to Friday 9am-5pm</p></main>"));
        after.put("/contact", before.get("/contact"));
        edit("/contact", html -> html.replace("9am-5pm", "10am-4pm"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FACT_CHANGED);
            assertThat(change.before()).startsWith("Opening hours: ").contains("9am");
            assertThat(change.after()).startsWith("Opening hours: ").contains("10am");
            assertThat(change.weight()).isEqualTo(Weight.IMPORTANT);
        });
    }

    @Test
    void anotherClosingDateChangesItsLine() {
        before.computeIfPresent(
                "/debt", (path, html) -> html.replace("</main>", "<p>Closing date: 31 March 2027</p></main>"));
        after.put("/debt", before.get("/debt"));
        edit("/debt", html -> html.replace("31 March 2027", "30 June 2027"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FACT_CHANGED);
            assertThat(change.before()).isEqualTo("Closing date: 31 March 2027");
            assertThat(change.after()).isEqualTo("Closing date: 30 June 2027");
            assertThat(change.weight()).isEqualTo(Weight.IMPORTANT);
        });
    }

    @Test
    void aFactIsGoneWhenItsPageDoesNotStateItAnyMore() {
        edit("/contact", html -> html.replace("<p>Telephone: 01539 496 012</p>", ""));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FACT_GONE);
            assertThat(change.before()).isEqualTo("Phone: 01539 496 012");
            assertThat(ChangedFile.apply(file(before), change))
                    .contains(file(before).replace("- Phone: 01539 496 012\n", ""));
        });
    }

    @Test
    void aFactIsNotGoneWhenItsPageWasNotRead() {
        after.remove("/contact");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aNewFactIsAddedBelowItsLeadIn() {
        edit("/contact", html -> html.replace("<p>E-mail", "<p>Registered charity number: 1098123</p><p>E-mail"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.FACT_ADDED);
            assertThat(change.after()).isEqualTo("Registered charity number: 1098123");
            String file = ChangedFile.apply(file(before), change).orElseThrow();
            assertThat(file).contains("- Registered charity number: 1098123\n");
            assertThat(changes(file)).isEmpty();
        });
    }

    @Test
    void aLineThatTheOwnerTookOutDoesNotComeBack() {
        edit("/contact", html -> html.replace("01539 496 012", "01539 496 733"));
        assertThat(changes(file(before).replace("- Phone: 01539 496 012\n", "")))
                .isEmpty();
    }

    @Test
    void notesInOtherWordsThanThePagesAreOutdatedByAClaimThatIsGone() {
        edit("/debt", html -> html.replace(
                        "Help with arrears, bailiffs and bankruptcy from accredited advisers.",
                        "Money advice by telephone for people on low incomes and for small firms.")
                .replace("on Tuesdays", "on Fridays"));
        String told = file(before)
                .replace(
                        "Help with arrears, bailiffs and bankruptcy from accredited advisers",
                        "Weekly drop-in on Tuesdays about money worries");
        assertThat(told).isNotEqualTo(file(before));
        assertThat(comparison().changes(told, told, List.of()))
                .filteredOn(change -> change.kind() == Kind.NOTES_CHANGED)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.NOTES_CHANGED);
                    assertThat(change.ours()).isTrue();
                });
        String timeless = told.replace("Weekly drop-in on Tuesdays about", "Weekly drop-in about");
        assertThat(comparison().changes(timeless, timeless, List.of()))
                .noneMatch(change -> change.kind() == Kind.NOTES_CHANGED);
    }

    @Test
    void anotherStatementOfPurposeChangesTheSummary() {
        edit(
                "/",
                html -> html.replace(
                        "Tarn Valley Advice gives free help with debt and housing to anyone who lives in the valley.",
                        "Tarn Valley Advice represents tenants and small farmers at tribunals across the northern counties."));
        assertThat(changes())
                .filteredOn(change -> change.kind() == Kind.SUMMARY_CHANGED)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.after()).startsWith("Tarn Valley Advice represents tenants");
                    assertThat(ChangedFile.apply(file(before), change).orElseThrow())
                            .contains("\n> Tarn Valley Advice represents");
                });
    }

    @Test
    void aPageThatIsMovedToOneOfTheFileIsTakenOut() {
        after.remove("/housing");
        assertThat(changes(new LinkCheck(Url.parse(HOST + "/housing"), State.MOVED, Url.parse(HOST + "/debt"))))
                .extracting(Change::kind)
                .containsExactly(Kind.PAGE_GONE);
    }

    @Test
    void anItemThatWasEditedMeanwhileIsLeftAlone() {
        after.remove("/housing");
        Change change = changes(gone("/housing")).get(0);
        assertThat(ChangedFile.apply(file(before).replace("[Housing advice]", "[Homes]"), change))
                .isEmpty();
        assertThat(ChangedFile.apply("# Another file\n", change)).isEmpty();
    }

    @Test
    void aFileThatWeNeverWroteIsTheOwners() {
        edit("/contact", html -> html.replace("01539 496 012", "01539 496 733"));
        after.remove("/housing");
        assertThat(comparison().changes(file(before), "", List.of(gone("/housing"))))
                .hasSize(2)
                .noneMatch(Change::ours);
    }

    @Test
    void anotherDescriptionOfTheSameTextIsNoReasonForOtherNotes() {
        edit("/housing", html -> html.replaceFirst("content='[^']*'", "content='The best housing page on the web.'")
                .replace("<p>What to do about eviction notices, repairs and overcrowding.</p>", ""));
        assertThat(changes()).isEmpty();
    }

    @Test
    void ofSeveralLinesOfOneLabelEachHasItsOwnSuccessor() {
        before.computeIfPresent(
                "/debt",
                (path, html) -> html.replace(
                        "</main>",
                        "<h2>Spring</h2><p>Registration closes: 1 March 2027</p><h2>Autumn</h2><p>Registration closes: 1 September 2027</p></main>"));
        after.put("/debt", before.get("/debt"));
        edit("/debt", html -> html.replace("1 September 2027", "8 September 2027"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("Registration closes: 1 September 2027 (Autumn)");
            assertThat(change.after()).isEqualTo("Registration closes: 8 September 2027 (Autumn)");
            assertThat(changes(ChangedFile.apply(file(before), change).orElseThrow()))
                    .isEmpty();
        });
    }
}
