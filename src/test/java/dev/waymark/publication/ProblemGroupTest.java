package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.Validation;
import dev.waymark.message.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemGroupTest {

    @Test
    void theProblemsOfARuleAreOneGroupWithTheFirstOfTheirLines() {
        List<ProblemGroup> groups = ProblemGroup.of(Validation.of(fileWithHttpLinks(14)));
        assertThat(groups).extracting(ProblemGroup::fix).doesNotHaveDuplicates();
        ProblemGroup group = http(groups);
        assertThat(group.level()).isEqualTo("warning");
        assertThat(group.message()).isEqualTo(Message.of("rule.http-url", "http://example.org/0"));
        assertThat(group.count()).isEqualTo(14);
        assertThat(group.places()).isEqualTo("7, 8, 9, 10, 11, …");
    }

    @Test
    void fewLinesAreAllNamed() {
        assertThat(http(ProblemGroup.of(Validation.of(fileWithHttpLinks(2)))).places())
                .isEqualTo("7, 8");
    }

    @Test
    void aLineWithTwoProblemsIsNamedOnce() {
        String file = fileWithHttpLinks(0)
                + "- [Page](http://example.org/1): See [this](http://example.org/2) and [that](http://example.org/3)\n";
        assertThat(http(ProblemGroup.of(Validation.of(file))).places()).isEqualTo("7");
    }

    @Test
    void thoseThatAreNotDescribedAreCounted() {
        assertThat(http(ProblemGroup.of(Validation.of(fileWithHttpLinks(250)))).count())
                .isEqualTo(250);
    }

    private static ProblemGroup http(List<ProblemGroup> groups) {
        return groups.stream()
                .filter(group -> group.message().key().equals("rule.http-url"))
                .findFirst()
                .orElseThrow();
    }

    private static String fileWithHttpLinks(int links) {
        return "# Example\n\n> A site that sells boats to people who sail.\n\n## Pages\n\n"
                + IntStream.range(0, links)
                        .mapToObj(
                                "- [Page %1$d](http://example.org/%1$d): What page %1$d says about boats\n"::formatted)
                        .collect(Collectors.joining());
    }
}
