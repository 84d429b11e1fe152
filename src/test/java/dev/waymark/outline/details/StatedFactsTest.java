package dev.waymark.outline.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.Outline;
import dev.waymark.outline.Pages;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedFactsTest {

    private static final Page HOME =
            Pages.page("/", "Harbour Trust", "The Harbour Trust keeps the old harbour open to all.");

    @Test
    void namesWhatEachNumberIsFor() {
        assertThat(details(contact("<h2>Boat yard</h2><p>01632 960001</p><h2>Museum</h2><p>01632 960002</p>")))
                .contains("- Phone: 01632 960001 (Boat yard)", "- Phone: 01632 960002 (Museum)");
    }

    @Test
    void leavesOutThePlaceThatIsClosed() {
        Page news = Pages.page("/shops/", "Shops", "Sadly our Wexcombe shop closed permanently in December.");
        assertThat(details(
                        contact("<h2>Boat yard</h2><p>01632 960001</p><h2>Wexcombe shop</h2><p>01632 960002</p>"),
                        news))
                .contains("01632 960001")
                .doesNotContain("01632 960002");
    }

    @Test
    void leavesOutAPersonsNumberWhereTheOrganisationHasItsOwn() {
        assertThat(details(contact("<h2>Office</h2><p>01632 960001</p><p>Treasurer: 07700 900123</p>")))
                .contains("01632 960001")
                .doesNotContain("07700 900123");
    }

    @Test
    void joinsTheDaysThatHaveTheSameHours() {
        assertThat(details(contact(
                        "<h2>Museum</h2><table><tr><td>Tuesday</td><td>09:00-10:30</td></tr><tr><td>Thursday</td><td>09:00-10:30</td></tr>"
                                + "<tr><td>Friday</td><td>11:00-12:30</td></tr></table>")))
                .contains("- Opening hours: Tuesday, Thursday 09:00-10:30; Friday 11:00-12:30 (Museum)");
    }

    @Test
    void statesPairsOfLabelAndValue() {
        Page grants = Pages.page(
                "/grants/",
                "Grants",
                "</p><ul><li>Closing date: 31 March 2031</li><li>Colour: blue</li></ul><p>Area of benefit: the parish of Wexcombe");
        assertThat(details(grants))
                .contains("- Closing date: 31 March 2031", "- Area of benefit: the parish of Wexcombe")
                .doesNotContain("blue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Mitglied werden | Jahresbeitrag: 24 Euro",
                "fr | Appel à projets | Date limite : 31 mars 2031",
                "es | Convocatoria | Fecha límite: 31 de marzo de 2031",
                "pl | Dołącz do nas | Składka członkowska: 60 zł rocznie",
            })
    void statesPairsInOtherLanguages(String language, String title, String pair) {
        String html = "<html lang=%s><title>%s</title><main><h1>%s</h1><p>%s</p>";
        Page home = Pages.page("/", html.formatted(language, "Orla", "Orla", "Orla 1921."));
        Page page = Pages.page("/page/", html.formatted(language, title, title, pair));
        assertThat(written(List.of(home, page))).contains("- " + pair.replace(" :", ":"));
    }

    @Test
    void leavesOutHoursOfUnnamedPlacesThatClash() {
        assertThat(details(contact(
                        "<p>Sunday 11:00-17:00</p><p>Sunday 10:00-16:00</p><h2>Clinic</h2><p>Monday 9am-5pm</p>")))
                .contains("- Opening hours: Monday 9am-5pm (Clinic)")
                .doesNotContain("Sunday");
    }

    @Test
    void statesTimesOfTheWeekAndNoDates() {
        Page choir = Pages.page(
                "/choir/",
                "Choir",
                "We practise on Thursdays at 7:30pm in the hall. The concert is on Saturday 4 May at 6pm.");
        Page worship = Pages.page("/worship/", "Worship", "Holy Communion is at 8am on the 1st and 3rd Sundays.");
        assertThat(details(worship)).contains("Holy Communion is at 8am on the 1st and 3rd Sundays");
        assertThat(details(choir))
                .contains("- Regular times: Choir: We practise on Thursdays at 7:30pm in the hall")
                .doesNotContain("concert");
    }

    @Test
    void statesOneOfTwoSpellingsOfAnAddress() {
        Page page = Pages.page(
                "/contact/",
                "Contact",
                "</p><p>wexcombeunitedcharites@post.example</p><p>wexcombeunitedcharities@post.co.example</p><p>");
        assertThat(details(page))
                .contains("- E-mail: wexcombeunitedcharities@post.co.example")
                .doesNotContain("charites@");
    }

    @Test
    void endsATimeBeforeARemarkThatIsTooLong() {
        Page worship = Pages.page(
                "/sundays/",
                "Sundays",
                "At 8:00 AM on the first and third Sundays of the month, we have Holy Communion, this is a ‘said’ service of about three quarters of an hour and without any hymns.");
        assertThat(details(worship))
                .contains(
                        "- Regular times: At 8:00 AM on the first and third Sundays of the month, we have Holy Communion\n");
    }

    @Test
    void statesTheLegalNameOfATradeNameAlone() {
        Page terms = Pages.page(
                "/privacy/",
                "Privacy policy",
                "Larkdata, Inc. dba Wexcombe Sense (“Wexcombe Sense”, “we”) knows that you care about how your data is used.");
        assertThat(details(terms)).contains("- Type of organisation: Larkdata, Inc. dba Wexcombe Sense\n");
    }

    @Test
    void statesThePlansOfAPageOfPrices() {
        Page pricing = Pages.page(
                "/pricing/",
                "Pricing",
                "</p><h3>SOLO</h3><p>$19.99 per month</p><h3>TEAM</h3><p>$99.99 per month</p><p>");
        assertThat(Outline.of(List.of(HOME, pricing), Options.of("startup", "", "", ""))
                        .write()
                        .document()
                        .write())
                .contains("- Price: SOLO $19.99 per month; TEAM $99.99 per month");
    }

    private static Page contact(String html) {
        return Pages.page("/contact/", "Contact", "</p>" + html + "<p>");
    }

    private static String details(Page... others) {
        List<Page> pages = new ArrayList<>(List.of(HOME));
        pages.addAll(List.of(others));
        return written(pages);
    }

    private static String written(List<Page> pages) {
        return Outline.of(pages, Options.of("charity", "", "", ""))
                .write()
                .document()
                .write();
    }
}
