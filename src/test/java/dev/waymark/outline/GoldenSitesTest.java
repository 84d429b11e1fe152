package dev.waymark.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sites, compared letter for letter with the file and the facts that are expected of them. After a change that is meant,
 * rewrite the expected files with {@code -Dwaymark.golden.rewrite=true}, and read what changed before committing it. The scores
 * are never rewritten: a lower one is an edit by hand.
 */
class GoldenSitesTest {

    private static final boolean REWRITE = Boolean.getBoolean("waymark.golden.rewrite");
    private static final Path SCORES = Path.of("src/test/resources/sites/scores.properties");

    private static final Map<String, OutlineResult> OUTLINED = new ConcurrentHashMap<>();

    @ParameterizedTest
    @MethodSource("sites")
    void writesTheExpectedFile(GoldenSite site) throws IOException {
        compare(outlined(site).document().write(), site.expected("llms.txt"));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void statesTheExpectedFacts(GoldenSite site) throws IOException {
        compare(
                outlined(site).facts().stream().map(GoldenSitesTest::line).collect(Collectors.joining()),
                site.expected("facts.txt"));
    }

    private static String line(Fact fact) {
        return "%s: %s (%s)%n"
                .formatted(fact.kind(), fact.value(), fact.source().path());
    }

    private static void compare(String actual, Path expected) throws IOException {
        if (REWRITE) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @EnumSource(ReaderProfile.class)
    void writesFilesThatPassEveryProfileWithoutErrors(ReaderProfile profile) throws IOException {
        for (GoldenSite site : sites().toList()) {
            Validation validation = Validation.of(outlined(site).document().write());
            assertThat(validation.problems(ProblemLevel.ERROR)).as(site.name()).isEmpty();
            assertThat(validation.passes(profile)).as(site.name()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void writesNotesOfAReadableLengthNoTwoAlike(GoldenSite site) {
        List<String> notes = outlined(site).document().links().stream()
                .map(FileLink::notes)
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(notes).doesNotHaveDuplicates().allSatisfy(text -> assertThat(text)
                .hasSizeBetween(20, 120));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void listsFifteenToSixtyPagesOfASiteThatHasThem(GoldenSite site) {
        Score score = Score.of(outlined(site));
        assertThat(score.mainLinks()).isBetween(Math.min(15, score.listable()), 60);
    }

    @Test
    void scoresNoLowerThanBefore() throws IOException {
        Map<String, Integer> least = new TreeMap<>();
        for (String line : Files.readAllLines(SCORES)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] entry = line.split("=", 2);
                least.put(entry[0].strip(), Integer.valueOf(entry[1].strip()));
            }
        }
        Map<String, Integer> scores = new TreeMap<>();
        for (GoldenSite site : sites().toList()) {
            Score.of(outlined(site)).byName().forEach((name, value) -> scores.put(site.name() + "." + name, value));
        }
        List<String> fallen = new ArrayList<>();
        scores.forEach((name, value) -> {
            if (value < least.getOrDefault(name, Integer.MAX_VALUE)) {
                fallen.add(name + " = " + value + ", was " + least.get(name));
            }
        });
        assertThat(fallen).isEmpty();
        assertThat(least.keySet()).isEqualTo(scores.keySet());
    }

    private static OutlineResult outlined(GoldenSite site) {
        return OUTLINED.computeIfAbsent(
                site.name(), any -> Outline.of(site.pages(), Options.DEFAULT).write());
    }

    static Stream<GoldenSite> sites() throws IOException {
        return GoldenSite.all();
    }
}
