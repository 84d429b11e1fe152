package dev.waymark.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.waymark.assess.Assessment;
import dev.waymark.assess.AssessmentInput;
import dev.waymark.assess.FixedFile;
import dev.waymark.assess.MarkdownReport;
import dev.waymark.assessment.AssessmentView;
import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However much is wrong with a file, what is said of it stays short, and its scores are what they would be anyway. */
class ManyFindingsTest {

    private static final int MOST_BYTES = 256 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Message.class, ToStringSerializer.instance));

    private static final Validation EQUAL = Validation.of(HostileFiles.all().get("more items than are examined"));

    @Test
    void describesTheFirstHundredOfACodeAndCountsAll() {
        ValidationView view = view(EQUAL);
        assertThat(view.problems().stream()
                        .filter(problem -> problem.code().equals("notes-absent"))
                        .map(ValidationView.ProblemView::line))
                .hasSize(100)
                .startsWith(7, 8, 9)
                .endsWith(106);
        assertThat(view.moreProblems())
                .isEqualTo(Map.of("notes-absent", 30_900, "duplicate-name", 30_899, "duplicate-url", 30_899));
        assertThat(view.problemCount()).isEqualTo(93_005);
        assertThat(EQUAL.count(ProblemLevel.WARNING)).isEqualTo(93_003);
        assertThat(view.assessment().recommendations())
                .filteredOn(each -> each.finding().code().equals("notes-absent"))
                .singleElement()
                .satisfies(each -> assertThat(each.count()).isEqualTo(31_000));
        assertThat(MarkdownReport.of("a", Assessment.of(AssessmentInput.of(EQUAL)), Messages.ENGLISH))
                .contains("- and 30,900 more `notes-absent`");
    }

    /** The scores of the version that kept every finding. */
    @Test
    void scoresAsIfAllWereDescribed() {
        AssessmentView.ScoresView scores = view(EQUAL).assessment().scores();
        assertThat(scores).isEqualTo(new AssessmentView.ScoresView(34, 84, 0, 30));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void keepsWhatItSaysShort(String name, String file) throws IOException {
        Validation validation = Validation.of(file);
        ValidationView view = view(validation);
        assertThat(MAPPER.writeValueAsBytes(Map.of(
                        "problems", view.problems(),
                        "more", view.moreProblems(),
                        "assessment", view.assessment(),
                        "left", view.fixed() == null ? "" : view.fixed().left())))
                .hasSizeLessThan(MOST_BYTES);
        assertThat(MarkdownReport.of(name, Assessment.of(AssessmentInput.of(validation)), Messages.ENGLISH)
                        .getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(MOST_BYTES);
        assertThat(AnnotatedLine.of(validation, validation.problems()))
                .extracting(line -> line.text().length())
                .satisfies(lengths -> assertThat(
                                lengths.stream().mapToInt(Integer::intValue).sum())
                        .isLessThan(130_000));
    }

    static Stream<Arguments> files() {
        return HostileFiles.all().entrySet().stream().map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    @Test
    void listsOneOfEachKindBeforeASecondOfAny() {
        Validation validation = Validation.of(HostileFiles.all().get("items with every flaw"));
        assertThat(ValidationView.listed(validation).shown().stream()
                        .map(Problem::code)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(validation.problems().stream()
                        .map(Problem::code)
                        .distinct()
                        .toList());
    }

    private static ValidationView view(Validation validation) {
        return ValidationView.of(new ValidationResult(
                "",
                validation,
                Assessment.of(AssessmentInput.of(validation)),
                FixedFile.of(validation, Optional.empty()),
                Optional.empty()));
    }
}
