package dev.waymark.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void takesBlankForTheDefaults() {
        assertThat(Options.of("", " ", "", "")).isEqualTo(Options.DEFAULT);
        assertThat(Options.of("auto", "", "", "")).isEqualTo(Options.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "charity, housing, more_donors",
        "funder, lottery, quality_applications",
        "public_sector, nhs_health, transparency",
        "startup, ai_ml, investor_interest",
        "documentation, general, awareness",
        "auto, marketplace, more_volunteers",
    })
    void takesWhatTheTemplateKnows(String template, String sector, String goal) {
        assertThat(Options.of(template, sector, goal, "EN").language()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({
        "guild,   '',       '',          template, business",
        "charity, fintech,  '',          sector,   legal_advice",
        "charity, '',       more_money,  goal,     more_donors",
        "startup, '',       more_donors, goal,     enterprise_sales",
        "auto,    shipping, '',          sector,   housing",
    })
    void namesWhatIsAllowedInsteadOfTheUnknown(
            String template, String sector, String goal, String option, String allowed) {
        assertThatExceptionOfType(UnknownOption.class)
                .isThrownBy(() -> Options.of(template, sector, goal, ""))
                .satisfies(unknown -> assertThat(unknown.option()).isEqualTo(option))
                .satisfies(unknown -> assertThat(unknown.allowed()).contains(allowed))
                .withMessageContaining(allowed);
    }

    @Test
    void showsNamesForPeople() {
        assertThat(Template.CHARITY.sectors())
                .extracting(Sector::id, Sector::title)
                .contains(tuple("housing", "Housing & Homelessness"), tuple("young_people", "Young people"));
        assertThat(Template.STARTUP.goals().get(0).title()).isEqualTo("More customers");
    }
}
