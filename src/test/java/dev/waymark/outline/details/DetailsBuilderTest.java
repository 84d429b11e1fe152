package dev.waymark.outline.details;

import static dev.waymark.outline.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsBuilderTest {

    @ParameterizedTest
    @CsvSource({
        "St Bride's Church, Registered charity number 1099887, Key facts",
        "Wexcombe Rowing Club, Registered charity number 1099887, Key facts",
        "Wexcombe Shelter, Registered charity number 1099887, For funders",
        "Wexcombe Shelter, We have no number, Key facts",
    })
    void addressesFundersOnlyInFilesOfRegisteredCharitiesThatAreNoChurchesOrClubs(
            String name, String number, String leadIn) {
        assertThat(details(
                        "charity",
                        page("/", name, name + " is open to everyone in the valley. " + number + "."),
                        page("/contact", "Contact", "Telephone 01632 960123.")))
                .contains("**" + leadIn + "**");
    }

    @Test
    void takesTheAreaOfALocalServiceFromItsNameAndNotFromARemarkAboutTheCountry() {
        assertThat(details(
                        "public_sector",
                        page(
                                "/",
                                "Wexshire and Orland Fire and Rescue Service",
                                "Wexshire and Orland Fire and Rescue Service answers 7,000 calls a year."),
                        page("/services", "Services", "Firefighters across the United Kingdom wear our boots.")))
                .contains("- Area: Wexshire and Orland\n")
                .doesNotContain("United Kingdom");
    }

    @Test
    void takesTheAreaOfANationalServiceFromItsText() {
        assertThat(details(
                        "public_sector",
                        page(
                                "/",
                                "National Wreck Service",
                                "The National Wreck Service works across Scotland and Orland."),
                        page("/services", "Services", "Divers look for wrecks.")))
                .contains("- Area: Scotland and Orland\n");
    }

    @Test
    void takesNoCostOfTheHouseForACharge() {
        Page hall = page(
                "/services",
                "Hire the hall",
                "To run the hall costs £140 per day. The hall costs £12 per hour for local groups.");
        assertThat(details("charity", page("/", "Orla Hall", "Orla Hall is a place to meet."), hall))
                .contains("- Charges: The hall costs £12 per hour for local groups\n")
                .doesNotContain("£140");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There are many ways to help us continue as a registered 501(c)(3) non-profit program. | Type of organisation: Registered 501(c)(3) non-profit program",
                "We are a Public Benefit Organisation (PBO), known here as ANBI. | Type of organisation: Public Benefit Organisation (PBO)",
                "Orla Hall became a Charitable Incorporated Organisation in 2019, with nine trustees. | Type of organisation: Charitable Incorporated Organisation",
                "We have an annual turnover of just under £250,000. | Income: Annual turnover of just under £250,000",
                "We’re a team of policy specialists in the Department of Land. | Part of: Team of policy specialists in the Department of Land",
            })
    void givesAnAnswerWithoutTheWordsThatItsLabelMakesNeedless(String sentence, String line) {
        assertThat(details(
                        "charity",
                        page("/", "Orla Hall", "Orla Hall is a place to meet."),
                        page("/about", "About us", sentence)))
                .contains("- " + line + "\n");
    }

    @Test
    void statesTheTimesOfEachWeekInTheLanguageOfTheSite() {
        Page home = page(
                "/",
                "<html lang=de><title>Kulturverein Orla</title><main><h1>Kulturverein Orla</h1>"
                        + "<p>Der Kulturverein Orla fördert die Musik im Tal und lädt alle zu seinen Konzerten ein.</p>");
        Page choir = page(
                "/chor",
                "<html lang=de><title>Der Chor</title><main><h1>Der Chor</h1>"
                        + "<p>Der Chor probt jeden Dienstag um 19:30 Uhr im Saal. Am Dienstag, 3. März 2026, um 19:30 Uhr ist Konzert.</p>");
        assertThat(details("charity", home, choir))
                .contains("- Regelmäßige Termine: Der Chor probt jeden Dienstag um 19:30 Uhr im Saal\n");
    }

    private static String details(String template, Page... pages) {
        String written = Outline.of(List.of(pages), Options.of(template, "", "", ""))
                .write()
                .document()
                .write();
        return written.substring(0, written.indexOf("\n## "));
    }
}
