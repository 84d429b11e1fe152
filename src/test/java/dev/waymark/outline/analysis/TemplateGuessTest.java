package dev.waymark.outline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.GoldenSite;
import dev.waymark.outline.Outline;
import dev.waymark.outline.Pages;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateGuessTest {

    @ParameterizedTest
    @CsvSource({
        "charity,       CHARITY",
        "council,       PUBLIC_SECTOR",
        "documentation, DOCUMENTATION",
        "funder,        FUNDER",
        "startup,       STARTUP",
    })
    void picksTheTemplateFromWhatTheSiteSays(String site, Template template) {
        GoldenSite golden = new GoldenSite(Path.of("src/test/resources/sites", site));
        assertThat(Outline.of(golden.pages(), Options.DEFAULT).template()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "A bakery, We bake bread in the old forge every morning but Monday.",
        "Jane Roe, I photograph weddings and gardens.",
        "Highway Driving School, Lessons with patient instructors in Leeds and Bradford. Book your first hour today.",
        "The Supper Club, A restaurant with eight tables and one menu. Open from Wednesday to Saturday.",
        "Church Street Dental, A dental practice for the whole family. New patients are seen within a week.",
        "Trust Plumbing, Boilers fitted and repaired at fixed prices. Call us for a quotation.",
        "County Carpets, Carpets and floors measured and laid within a fortnight.",
        "Museum Street Framing, We frame pictures and mirrors while you wait.",
    })
    void takesWhatSaysNothingElseForABusiness(String title, String text) {
        assertThat(template(title, text)).isEqualTo(Template.BUSINESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "St Mary's Church, Riverby | Our parish church holds Sunday worship at ten. The vicar and the congregation welcome newcomers.",
                "Riverby Village Hall | The hall is run by trustees, all of them volunteers, and may be hired for parties.",
                "Riverby Cricket Club | A not-for-profit club whose volunteers coach children on Friday evenings.",
                "Ashwick Memorial Hall | Ask us about volunteering: the rooms are opened by volunteers and kept for the village.",
                "Friends of Riverby Park | Volunteers who look after the park; donations pay for trees.",
                "Tierheim Flussdorf e.V. | Der Verein ist gemeinnützig und lebt von Spenden.",
                "Stichting Leeszaal | De stichting heeft een ANBI-status; vrijwilligers openen de leeszaal elke dag.",
                "Hope Riders | A 501(c)(3) non-profit. Volunteers lead the horses, and all gifts are tax-deductible.",
                "Temple Emanuel | Worship on Friday evenings, a religious school, and volunteers who visit the sick. The congregation was founded in 1921.",
            })
    void takesWhoServesACommunityForACharity(String title, String text) {
        assertThat(template(title, text)).isEqualTo(Template.CHARITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Northshire Fire and Rescue Service | A public sector organisation that prevents fires and answers emergencies.",
                "Oak Creek Borough | The borough office issues zoning permits; the council members meet on the first Monday.",
                "Millbrook Township | Ordinances, zoning maps and the tax collector's hours.",
                "Department for Road Safety | What the department does and publishes under the Open Government Licence.",
                "Engineering Handbook - Revenue Department | How civil servants build software. Crown copyright.",
                "Riverby Primary School | A school maintained by the local authority. Freedom of information requests go to the office.",
            })
    void takesPublicBodiesForThePublicSector(String title, String text) {
        assertThat(template(title, text)).isEqualTo(Template.PUBLIC_SECTOR);
    }

    private static Template template(String title, String text) {
        return Outline.of(List.of(Pages.page("/", title, text)), Options.DEFAULT)
                .template();
    }
}
