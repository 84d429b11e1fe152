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

    private static String details(String template, Page... pages) {
        String written = Outline.of(List.of(pages), Options.of(template, "", "", ""))
                .write()
                .document()
                .write();
        return written.substring(0, written.indexOf("\n## "));
    }
}
