package dev.waymark.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.document.Validation;
import dev.waymark.outline.GoldenSite;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our own generator writes must not be blamed for anything but what the website lacks. */
class OwnFilesTest {

    @ParameterizedTest
    @MethodSource("sites")
    void findsNothingWrongWithTheStructureOfOurOwnFiles(GoldenSite site) {
        assertThat(assessment(site).findings())
                .filteredOn(finding -> finding.category() == Category.STRUCTURE)
                .isEmpty();
        assertThat(assessment(site).scores().structure()).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void gradesOurOwnFilesAOrBAndNamesThePageThatLacksSomething(GoldenSite site) {
        Assessment assessment = assessment(site);
        assertThat(assessment.scores().grade()).isIn(Grade.A, Grade.B);
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.points() > 0)
                .allSatisfy(finding -> assertThat(finding.about()).startsWith("https://" + site.name()));
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.code().equals(PartFindings.MISSING))
                .isEmpty();
    }

    @Test
    void blamesTheWebsiteAndNotTheFileForAPageThatIsNotThere() throws IOException {
        GoldenSite charity = sites().filter(site -> site.name().equals("charity"))
                .findFirst()
                .orElseThrow();
        List<Page> pages = charity.pages().stream()
                .filter(page -> !page.url().path().startsWith("/services/"))
                .toList();
        Assessment assessment = assessment(pages);
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.section().equals("Services"))
                .extracting(Finding::code, Finding::category)
                .containsExactly(tuple("page-missing", Category.WEBSITE));
    }

    private static Assessment assessment(GoldenSite site) {
        return assessment(site.pages());
    }

    private static Assessment assessment(List<Page> pages) {
        OutlineResult outlined = Outline.of(pages, Options.DEFAULT).write();
        SiteFindings website = SiteFindings.of(pages, outlined.choices(), Map.of(), Optional.empty());
        return Assessment.of(
                AssessmentInput.of(Validation.of(outlined.document().write()), outlined.template())
                        .with(website));
    }

    static Stream<GoldenSite> sites() throws IOException {
        return GoldenSite.all();
    }
}
