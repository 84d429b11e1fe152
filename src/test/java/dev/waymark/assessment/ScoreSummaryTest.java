package dev.waymark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.AssessmentInput;
import dev.waymark.assess.Grade;
import dev.waymark.assess.Recommendation;
import dev.waymark.document.Validation;
import dev.waymark.template.Template;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreSummaryTest {

    private static final String POOR = """
            # Rook Lane Press

            ## Shop

            - [Broadsides](https://rooklane.example/broadsides)
            - [Poems](https://rooklane.example/poems): Poems
            """;

    @ParameterizedTest
    @EnumSource(Template.class)
    void isTheNumberOfTheAssessmentWithItsMostValuableFixes(Template template) {
        Assessment assessment = Assessment.of(AssessmentInput.of(Validation.of(POOR), template));
        ScoreSummary summary = ScoreSummary.of(POOR, Optional.of(template));
        assertThat(summary.overall()).isEqualTo(assessment.scores().overall());
        assertThat(summary.grade()).isEqualTo(assessment.scores().grade());
        assertThat(summary.template()).isEqualTo(template.id());
        assertThat(summary.fixes())
                .hasSize(ScoreSummary.MAX_FIXES)
                .isEqualTo(assessment.recommendations().subList(0, ScoreSummary.MAX_FIXES))
                .extracting(Recommendation::gain)
                .isSortedAccordingTo(Collections.reverseOrder(Comparator.<Integer>naturalOrder()))
                .allMatch(gain -> gain > 0);
    }

    @Test
    void findsTheTemplateInTheTextWhereNoneIsAskedFor() {
        assertThat(ScoreSummary.of(POOR, Optional.empty()).template()).isEqualTo("business");
        String charity = POOR.replace("## Shop", "> Registered charity 1234567 in Frome.\n\n## Shop");
        assertThat(ScoreSummary.of(charity, Optional.empty()).template()).isEqualTo("charity");
    }

    @Test
    void offersNoFixThatWouldNotRaiseIt() {
        assertThat(ScoreSummary.of("", Optional.empty()))
                .isEqualTo(new ScoreSummary(0, Grade.F, "business", List.of(), null));
    }
}
