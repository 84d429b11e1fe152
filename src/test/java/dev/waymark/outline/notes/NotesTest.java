package dev.waymark.outline.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.outline.Outline;
import dev.waymark.outline.Pages;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {

    private static final Page HOME =
            Pages.page("/", "Harbour Trust", "The Harbour Trust keeps the old harbour open to all.");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no caption | Wide view across the harbour at dawn ¶ Visitors may walk the harbour walls on every day of the year.",
                "no slogan | Where people come together for change ¶ Visitors may walk the harbour walls on every day of the year.",
                "no sentence that leans on another | Especially when they come together as one town. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no opinion of its own | We believe in chances for everyone in the town. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no call | Join us and bring the whole family along. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no closing words | We look forward to seeing you all at the harbour. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no glimpse | A peek into our life beside the harbour walls. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no thanks | Your support is greatly appreciated by all of us. ¶ Visitors may walk the harbour walls on every day of the year.",
            })
    void takesTheSentenceThatSaysWhatThePageIsFor(String what, String paragraphs) {
        Page page = Pages.page("/walls/", "The walls", paragraphs.replace(" ¶ ", "</p><p>"));
        assertThat(notes(page)).isEqualTo("Visitors may walk the harbour walls on every day of the year");
    }

    @Test
    void saysNothingRatherThanACaption() {
        assertThat(notes(Pages.page("/walls/", "The walls", "Fireworks lighting the sky above everyone")))
                .isEmpty();
    }

    @Test
    void takesAnInvitationForWhatItInvitesTo() {
        assertThat(notes(Pages.page(
                        "/tours/", "Tours", "Join us for guided tours of the harbour on Sunday afternoons.")))
                .isEqualTo("Guided tours of the harbour on Sunday afternoons");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names of its parts | <h2>Boat repairs</h2><p>x</p><h2>Rope making</h2><p>x</p><h2>Sail loft</h2> | Boat repairs; Rope making; Sail loft",
                "leads of a numbered list | <p>1. Grass and weeds:</p><p>x</p><p>2. Curfew:</p><p>x</p><p>3. Snow removal:</p> | Grass and weeds; Curfew; Snow removal",
                "names that have the form of a person's | <h2>General Repairs</h2><p>All general repairs, sails apart.</p><h2>Sail Making</h2><p>x</p><h2>Rope Walk</h2><p>See the sail making and the rope walk.</p> | General Repairs; Sail Making; Rope Walk",
                "names of its parts without persons | <h2>Boat repairs</h2><h2>Jo Holt</h2><h2>Rope making</h2><h2>Sail loft</h2> | Boat repairs; Rope making; Sail loft",
                "names that begin with a year | <h2>2031 spring regatta</h2><h2>Crew training</h2><h2>2031 autumn regatta</h2> | 2031 spring regatta; Crew training; 2031 autumn regatta",
                "several titles | <h1>Harbour library</h1><h1>Sailing school</h1><h1>Chapel by the quay</h1><p>x</p> | Harbour library; Sailing school; Chapel by the quay",
                "numbered leads in bold | <p><strong>1. Ropes and knots</strong></p><p>x</p><p><strong>2. Sails and spars</strong></p><p>x</p><p><strong>3. Engines</strong></p> | Ropes and knots; Sails and spars; Engines",
                "questions beside topics | <h2>Moorings</h2><h2>How much does it cost?</h2><h2>Cranes</h2><h2>Slipways</h2> | Moorings; How much it costs; Cranes; Slipways",
                "rules of a handbook | <h3>You MUST keep a log of each change</h3><p>x</p><h3>You MUST test every release by hand</h3> | Keep a log of each change; Test every release by hand",
            })
    void listsThePartsOfAPageThatSaysNothingOfItself(String what, String html, String expected) {
        assertThat(notes(Pages.page("/yard/", "The yard", "</p>" + html + "<p>")))
                .isEqualTo(expected);
    }

    @Test
    void listsTheRulesOfAPageBeforeASentence() {
        Page page = Pages.page(
                "/yard/",
                "The yard",
                "When a boat enters the yard you must store a record of the boat and the yard.</p>"
                        + "<h3>You MUST keep a log of each change</h3><p>x</p><h3>You MUST test every release by hand</h3><p>x");
        assertThat(notes(page)).isEqualTo("Keep a log of each change; Test every release by hand");
    }

    @Test
    void listsTheSectionsOfAnIndexThatAreNotThePagesBelowIt() {
        Page index = Pages.page(
                "/works/",
                "Works",
                "We repair the crane on the north quay of the harbour works.</p><h2>In progress</h2><h2>Completed works</h2><h2>Planned</h2><p>x");
        Page crane = Pages.page("/works/crane/", "The crane", "The crane on the north quay is repaired this winter.");
        assertThat(notes(index, crane)).isEqualTo("In progress; Completed works; Planned");
    }

    @Test
    void namesTheTwoPartsOfAPageThatHasNoFairSentence() {
        Page page = Pages.page(
                "/support-us/", "Support us", "Thank you.</p><h2>Gifts and legacies</h2><h2>Volunteering</h2><p>x");
        assertThat(notes(page)).isEqualTo("Gifts and legacies; Volunteering");
    }

    @Test
    void listsTheTopicsOfAPageAboutTheOrganisation() {
        Page page = Pages.page(
                "/about-us/",
                "About us",
                "The team of the harbour walls about us is a group of twelve harbour people.</p>"
                        + "<h2>Our mission</h2><h2>Our values</h2><h2>Our history</h2><p>x");
        assertThat(notes(page)).isEqualTo("Our mission; Our values; Our history");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Complaints procedure | To complain, write to us. | How to complain and what happens next",
                "Privacy notice | Privacy notice for all visitors of the harbour. Personal data is on file. | How personal data is used",
            })
    void saysWhatAStatementTellsThatAllSitesHave(String name, String text, String expected) {
        assertThat(notes(Pages.page("/policies/" + name.toLowerCase(Locale.ROOT).replace(' ', '-') + "/", name, text)))
                .isEqualTo(expected);
    }

    @Test
    void takesNoHeadingsThatStandOnAnyPageForTopics() {
        Page page = Pages.page(
                "/yard/",
                "The yard",
                "The yard mends boats of wood and iron.</p><h2>Goals</h2><h2>What we did</h2><h2>What's next</h2><p>");
        assertThat(notes(page)).isEqualTo("The yard mends boats of wood and iron");
    }

    @Test
    void takesNoDescriptionThatIsOnlyTheBeginningOfThePage() {
        Page page = Pages.page(
                "/team/",
                "<html lang=en><title>Our team</title><meta name=description content='Who we are Jo has sailed since she was four'>"
                        + "<main><h1>Our team</h1><h2>Who we are</h2><p>Jo has sailed since she was four</p></main>");
        assertThat(notes(page)).doesNotContain("Who we are Jo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Regatta of all the small boats on 7 June 2031. Gates open at 5pm. | Regatta of all the small boats on 7 June 2031. Gates open at 5pm",
                "Regatta of all the small boats on 7 June 2031. Come and join us. | Regatta of all the small boats on 7 June 2031",
            })
    void goesOnWithTheNextSentenceOfADescription(String description, String expected) {
        Page page = Pages.page(
                "/regatta/",
                "<html lang=en><title>Regatta</title><meta name=description content='%s'><main><h1>Regatta</h1><p>x</main>"
                        .formatted(description));
        assertThat(notes(page)).isEqualTo(expected);
    }

    @Test
    void takesNoDescriptionThatAProgramTore() {
        Page page = Pages.page(
                "/courses/",
                "<html lang=en><title>Courses</title><meta name=description content='Our Courses Every Thursday from: April 16 to May 28 First ...'>"
                        + "<main><h1>Courses</h1><h2>Sailing for beginners</h2><h2>Knots and ropes</h2><h2>Tides and weather</h2><p>x</main>");
        assertThat(notes(page)).isEqualTo("Sailing for beginners; Knots and ropes; Tides and weather");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/contact/ | Contact us | <p>Harbour Trust, 12 Pier Road, Holt, MI 49770</p><p>Phone: (231) 555-0142</p><p>office@harbour.example</p> | Phone, e-mail and postal address in Holt",
                "/contact/ | Contact us | <p>Use the contact form below or ring 020 7946 0018.</p> | Phone and contact form",
                "/mooring-application/ | Mooring application | <p>I certify that my answers are true and complete.</p><ul><li>Forms should be returned before 15 March, and are read in April.</li></ul> | Application form; apply before 15 March",
                "/mooring-application/ | Mooring application | <p>I certify that my answers are true and complete.</p><ul><li>You must own a boat.</li><li>Please attach a photograph.</li></ul> | Application form, with its conditions and the documents to attach",
                "/groups/ | Groups | <ul><li>Knots — Monday at 7pm</li><li>Songs — Thursday at 8pm</li></ul> | Knots — Monday at 7pm; Songs — Thursday at 8pm",
                "/rope-fund/ | Rope fund | <ul><li>Amount: £10,000</li><li>Open to: boat owners</li><li>Closing date: 31 March 2031</li></ul> | Amount: £10,000; Open to: boat owners; Closing date: 31 March 2031",
                "/accounts/ | Accounts | <a href=/a.pdf>2029 Budget</a> <a href=/b.pdf>2029 Report</a> <a href=/c.pdf>2030 Budget</a> <a href=/d.pdf>2030 Report</a> | Budget and Report, 2029 to 2030",
                "/our-trustees/ | Our trustees | <h2>Jo Holt</h2><p>Jo has sailed since 2001.</p><h2>Mary Pell</h2><p>Mary sings.</p><h2>Ann Oake</h2><p>Ann rows.</p> | The trustees and a few words on each of them",
            })
    void makesNotesOfWhatAPageOffersWithoutSentences(String path, String name, String html, String expected) {
        assertThat(notes(Pages.page(path, name, "</p>" + html + "<p>"))).isEqualTo(expected);
    }

    @Test
    void namesThePostOfAVacancyInFull() {
        Page post = Pages.page("/vacancies/hm/", "HM", "x</p><h2>Harbour Master of the North Quay</h2><p>x");
        Page jobs = Pages.page("/vacancies/", "Vacancies", "Vacancies of the harbour: <a href=/vacancies/hm/>HM</a>");
        assertThat(notes(post, jobs)).isEqualTo("Vacancy: Harbour Master of the North Quay");
    }

    @Test
    void takesWhatAListOfPagesSaysOfAPage() {
        String card = "<h3><a href=/%1$s/>%1$s</a></h3><p>%2$s</p>";
        Page index = Pages.page(
                "/our-work/",
                "Work",
                "</p>" + card.formatted("Walls", "Repairs to the harbour walls after each winter.")
                        + card.formatted("Lights", "Lamps on both piers, lit from dusk.")
                        + card.formatted("Cranes", "Two hand cranes for boats up to a tonne.") + "<p>");
        Page walls = Pages.page("/Walls/", "Walls", "Jo likes stone.");
        assertThat(notes(walls, index)).isEqualTo("Repairs to the harbour walls after each winter");
    }

    @Test
    void saysHowManyPostsAnIndexHasAndFromWhen() {
        List<Page> pages = new ArrayList<>(List.of(Pages.page("/blog/", "Blog", "Hello there, all of you.")));
        for (int i = 1; i <= 6; i++) {
            pages.add(Pages.page(
                    "/blog/201" + i + "/05/post" + i + "/", "Post " + i, "A post about rope number " + i + "."));
        }
        assertThat(notes(pages.get(0), pages.subList(1, 7).toArray(Page[]::new)))
                .isEqualTo("Index of 6 dated posts, 2011 to 2016");
    }

    private static String notes(Page page, Page... others) {
        List<Page> pages = new ArrayList<>(List.of(HOME, page));
        pages.addAll(List.of(others));
        return Outline.of(pages, Options.of("charity", "", "", "")).write().document().links().stream()
                .filter(link -> link.url().equals(page.url()))
                .map(FileLink::notes)
                .findFirst()
                .orElseThrow();
    }

    private static String notes(Page page) {
        return Outline.of(List.of(HOME, page), Options.of("charity", "", "", "")).write().document().links().stream()
                .filter(link -> link.url().equals(page.url()))
                .map(FileLink::notes)
                .findFirst()
                .orElseThrow();
    }
}
