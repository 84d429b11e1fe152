package dev.waymark.outline;

import static dev.waymark.outline.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor would have changed: names, notes, summaries and facts, each from the text of a page. */
class WordingTest {

    private static final Page HOME = page("/", "Red Kite", "Red Kite mends wooden boats on the Medway.");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Chapter 2. The SQL Language     | The SQL Language
                    Part IV. Client Interfaces      | Client Interfaces
                    Appendix D. SQL Conformance     | SQL Conformance
                    3. Data model                   | Data model
                    14.2.1. Firewall rules          | Firewall rules
                    Section 4: Fees                 | Fees
                    10 Point Plan                   | 10 Point Plan
                    3.11 release notes              | 3.11 release notes
                    2024 in review                  | 2024 in review
                    """)
    void namesAChapterWithoutItsNumber(String title, String name) {
        assertThat(listed(page("/a", title, "Planks of larch are steamed until they bend."))
                        .name())
                .isEqualTo(name);
    }

    @Test
    void keepsTheNumbersOfChaptersThatAreCalledTheSame() {
        List<FileLink> links = compose(
                        HOME,
                        page("/a", "2.1. Introduction", "Planks of larch are steamed until they bend."),
                        page("/b", "3.1. Introduction", "Spars are turned from a single spruce."))
                .links();
        assertThat(links).extracting(FileLink::name).contains("2.1. Introduction", "3.1. Introduction");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    git-add(1)  | git-add - Add file contents to the index of the tree    | Add file contents to the index of the tree
                    Hulls       | Hulls: planks of larch are steamed until they bend.     | Planks of larch are steamed until they bend
                    Hulls       | Masts - spars are turned from a single spruce.          | Masts - spars are turned from a single spruce
                    """)
    void doesNotRepeatTheNameInTheNotes(String name, String text, String notes) {
        assertThat(listed(page("/a", name, text)).notes()).isEqualTo(notes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Common uses for larch planks include:
                    Source code: Lib/hulls.py is where it all began.
                    (The planks are a popular alternative to plywood.)
                    The following sections describe the planks of a hull.
                    This document supplements the guide to the planks of a hull.
                    As you can see, the planks of a hull are bent.
                    where A and B are the two planks of the hull.
                    What is a plank? or all planks of the hull.
                    $HOME/.hulls is where the planks of the hull stand.
                    """)
    void passesOverWhatOnlyLeadsToSomethingElse(String sentence) {
        String html = "<html lang=en><title>Hulls</title><main><h1>Hulls</h1><p>" + sentence
                + "</p><p>Spars are turned from a single spruce.</p></main>";
        assertThat(listed(page("/hulls", html)).notes()).isEqualTo("Spars are turned from a single spruce");
    }

    @Test
    void listsTheHeadingsOfAPageThatHasNoText() {
        assertThat(listed(page(
                                "/menu",
                                "<html lang=en><title>Menu</title><main><h1>Menu</h1><h2>Title</h2><h2>Product Name</h2><h2>All items</h2>"
                                        + "<h2>Soups</h2><h2>Cold drinks</h2><h2>Puddings</h2></main>"))
                        .notes())
                .isEqualTo("Soups; Cold drinks; Puddings");
    }

    @Test
    void listsATableOfContentsThoughItIsMarkedUpAsNavigation() {
        String html =
                "<html lang=en><title>Tutorial</title><main><h1>Tutorial</h1><a href=/x>Prev</a> <a href=/>Home</a>"
                        + "<div class=toc><nav><a href=/t1>1.1. Installation</a><a href=/t2>1.2. Creating a Hull</a><a href=/t3>1.3. Masts</a></nav></div></main>";
        assertThat(listed(page("/tutorial", html)).notes()).isEqualTo("Installation; Creating a Hull; Masts");
    }

    @Test
    void listsNoOtherSitesAndNoPagesThatAreLeftOut() {
        String html =
                "<html lang=en><title>News</title><main><h1>News</h1><a href=/one>Boat launched</a><a href=/two>Hall let</a>"
                        + "<a href=https://forum.example/>The forum</a><a href=/news/page/2>Older news</a></main>";
        Page older = page("/news/page/2", "News, page 2", "Old boats.");
        assertThat(compose(HOME, page("/news", html), older).links().stream()
                        .filter(link -> link.url().path().equals("/news")))
                .extracting(FileLink::notes)
                .containsExactly("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Larkspur 2.4.1 documentation        | Larkspur     | 2.4.1
                    Larkspur Version 2.4 Documentation  | Larkspur     | 2.4
                    git(1)                              | git          | ''
                    Studio 54                           | Studio 54    | ''
                    """)
    void tellsTheNameOfAProductFromItsVersion(String title, String name, String version) {
        LlmsTxt document = Outline.of(
                        List.of(page("/", title, "A queue for background jobs in Python programs.")),
                        Options.of("documentation", "", "", ""))
                .write()
                .document();
        assertThat(document.name()).isEqualTo(name);
        assertThat(document.write().contains("- Version: " + version)).isEqualTo(!version.isEmpty());
    }

    @Test
    void findsTheNameThatTheDomainOfItsPostSpells() {
        Page home = page(
                "/",
                "<html lang=en><title>Wedding photographer in Venice - Venice</title><p>Rossi &amp; Bianchi take photographs.</p>"
                        + "<footer><a href=mailto:foto@rossibianchi.it>foto@rossibianchi.it</a></footer>");
        Page albums = page("/albums", "Albums - Venice", "Albums are bound by hand.");
        assertThat(compose(home, albums).name()).isEqualTo("Rossi & Bianchi");
    }

    @Test
    void takesTheTitleOfTheStartPageForTheNameAndNotWhoRunsItsPost() {
        Page home = page(
                "/",
                "<html lang=en><title>Tide Tables</title><p>Work of the Harbour Ministry.</p>"
                        + "<footer><a href=mailto:tides@harbourministry.example>Write</a></footer>");
        Page about = page("/about", "About - Tide Tables", "Tides are told a year ahead.");
        assertThat(compose(home, about).name()).isEqualTo("Tide Tables");
    }

    @Test
    void takesATitleThatMostPagesHaveForTheSitesName() {
        Page home = page("/", "Tide Tables", "Tides are told a year ahead.");
        Page team = page("/team", "<title>Tide Tables</title><main><h1>Team</h1><p>Two people tell the tides.</main>");
        Page price = page("/price", "<title>Tide Tables</title><main><h1>Price</h1><p>A table costs a pound.</main>");
        assertThat(compose(home, team, price).name()).isEqualTo("Tide Tables");
    }

    @Test
    void namesThePartOfAnOrganisationThatASiteIs() {
        Page home = page(
                "/",
                "<title>Pilot Handbook - Harbour Ministry</title><main><h1>Pilot Handbook</h1><p>Rules for pilots in all harbours.</main>");
        Page rules = page("/rules", "Rules - Harbour Ministry", "Ships are met at sea.");
        Page access =
                page("/access", "Accessibility of the Pilot handbook - Harbour Ministry", "It may be read aloud.");
        assertThat(compose(home, rules, access).name()).isEqualTo("Pilot Handbook - Harbour Ministry");
    }

    @Test
    void saysFirstThatASiteIsRetired() {
        Page notice = page(
                "/notice/", "This site is retired", "Our work has a new site: tides.example.org and goes on there.");
        assertThat(compose(HOME, notice).summary())
                .startsWith("This site is retired; the new site is tides.example.org. ");
    }

    @Test
    void cutsTheOwnerOffTheNameOfALink() {
        Page home = page("/", "Red Kite Boat Yard", "Red Kite Boat Yard mends wooden boats.");
        Page weddings = page("/w", "Weddings at Red Kite Boat Yard, Kent", "The loft seats forty guests.");
        Page visit = page("/v", "Visit us | Red Kite Boat Yard, ME1 1AA", "The yard is open on Sundays.");
        assertThat(compose(home, weddings, visit).links())
                .extracting(FileLink::name)
                .containsExactlyInAnyOrder("Red Kite Boat Yard", "Weddings", "Visit us");
    }

    @Test
    void saysWhatItIsWhenTheStartPageDoesNot() {
        Page home = page(
                "/",
                "<html lang=en><title>Larkspur documentation</title><p>Parts of the documentation:</p><p>Tutorial start here</p>");
        Page about = page(
                "/about",
                "About - Larkspur documentation",
                "Larkspur is a queue for background jobs in Python programs.");
        assertThat(compose(home, about).summary())
                .isEqualTo("Larkspur is a queue for background jobs in Python programs.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    We run lunch clubs across Whitby and the Esk Valley for people over 60.     | Area: Whitby and the Esk Valley
                    Animal charity branch serving the Cambridge area with cheap treatment.      | Area: Cambridge area
                    Our income last year was £184,000, three quarters of it from local donors.  | Income: Our income last year was £184,000
                    """)
    void statesAFactNoLongerThanItIs(String sentence, String fact) {
        Page about = page("/about", "About us", sentence);
        assertThat(charity(about)).contains("- " + fact);
    }

    @Test
    void statesEachPhoneNumberOnceAndOnALineOfItsOwn() {
        Page contact = page(
                "/contact",
                "<html lang=en><title>Contact</title><main><h1>Contact</h1><p>Write or call us at the yard.</p></main>"
                        + "<footer>Tel <a href='tel:+44 1634 555210'>+44 (0)1634 555210</a> or <a href='tel:01634555210'>01634 555210</a>,"
                        + " <a href='tel:01634555999'>01634 555999</a></footer>");
        assertThat(charity(contact).filter(line -> line.startsWith("- Phone"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pip install larkspur                | true
                    apt-get install nginx               | false
                    """)
    void tellsHowToInstallTheProductAndNothingElse(String command, boolean told) {
        Page home = page(
                "/",
                "<html lang=en><title>Larkspur</title><main><h1>Larkspur</h1><p>A queue for jobs.</p><pre>" + command
                        + "</pre></main>");
        String file = Outline.of(List.of(home), Options.of("documentation", "", "", ""))
                .write()
                .document()
                .write();
        assertThat(file.contains("Install: " + command)).isEqualTo(told);
    }

    @Test
    void listsAPageAndNotItsMarkdownTwin() {
        String text = "Planks of larch are steamed until they bend.";
        assertThat(compose(
                                HOME,
                                page("/hulls.html", "Hulls", text),
                                page("/hulls.html.md", "Hulls in Markdown", text + " Twin."),
                                page("/masts/", "Masts", "Spars are turned from a single spruce."),
                                page("/masts/index.md", "Masts in Markdown", "Spars."),
                                page("/alone.md", "Alone", "A page that has no other form than this."))
                        .links())
                .extracting(link -> link.url().path())
                .containsExactlyInAnyOrder("/", "/hulls.html", "/masts/", "/alone.md");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''            | Boat 1
                    housing       | Hostel for boat people
                    animals       | Dogs on board
                    """)
    void aSectorBringsItsPagesThroughTheLimits(String sector, String kept) {
        List<Page> boats = Stream.iterate(1, i -> i + 1)
                .limit(30)
                .map(i -> page("/services/boat" + i, "Boat " + i, "Boat " + i + " was built of larch by hand."))
                .toList();
        List<Page> pages = Stream.of(
                        List.of(HOME),
                        boats,
                        List.of(
                                page(
                                        "/services/x/hostel",
                                        "Hostel for boat people",
                                        "Nine beds are kept free at night."),
                                page("/services/x/dogs", "Dogs on board", "Dogs learn to swim and to wear a jacket.")))
                .flatMap(List::stream)
                .toList();
        LlmsTxt document =
                Outline.of(pages, Options.of("charity", sector, "", "")).write().document();
        assertThat(document.sections().stream()
                        .filter(section -> !section.isOptional())
                        .flatMap(section -> section.links().stream()))
                .extracting(FileLink::name)
                .contains(kept)
                .doesNotContain(kept.startsWith("Dogs") ? "Hostel for boat people" : "Dogs on board");
    }

    private static FileLink listed(Page page) {
        return compose(HOME, page).links().stream()
                .filter(link -> link.url().equals(page.url()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> charity(Page page) {
        return Outline.of(List.of(HOME, page), Options.of("charity", "", "", ""))
                .write()
                .document()
                .write()
                .lines();
    }

    private static LlmsTxt compose(Page... pages) {
        return Outline.of(List.of(pages), Options.DEFAULT).write().document();
    }
}
