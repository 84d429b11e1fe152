package dev.waymark.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreviewTest {

    @Test
    void readsADocumentIntoValues() {
        Preview preview = Preview.of("# Name\n\n> Summary\n\n**For AI systems**\n\n- One *two*\n- Three `four`\n\n"
                + "## About\n\n- [Us](https://a.example/): who we are\n");
        assertThat(preview)
                .isEqualTo(new Preview(
                        "Name",
                        "Summary",
                        List.of(
                                new MarkdownBlock(
                                        MarkdownBlock.Kind.PARAGRAPH,
                                        List.of(List.of(
                                                new MarkdownSpan(MarkdownSpan.Kind.STRONG, "For AI systems", null)))),
                                new MarkdownBlock(
                                        MarkdownBlock.Kind.BULLETS,
                                        List.of(
                                                List.of(
                                                        new MarkdownSpan(MarkdownSpan.Kind.TEXT, "One ", null),
                                                        new MarkdownSpan(MarkdownSpan.Kind.EMPHASIS, "two", null)),
                                                List.of(
                                                        new MarkdownSpan(MarkdownSpan.Kind.TEXT, "Three ", null),
                                                        new MarkdownSpan(MarkdownSpan.Kind.CODE, "four", null))))),
                        List.of(new Preview.Section(
                                "About", List.of(new Preview.Link("Us", "https://a.example/", "who we are"))))));
    }

    @Test
    void leavesMarkupAsTextAndLinksToTheWebOnly() {
        assertThat(MarkdownBlock.read(
                        "<script>alert(1)</script>\n\na <b>b</b> [c](javascript:alert(1)) [d](https://d.example/)"))
                .isEqualTo(List.of(
                        new MarkdownBlock(
                                MarkdownBlock.Kind.PARAGRAPH,
                                List.of(List.of(MarkdownSpan.text("<script>alert(1)</script>")))),
                        new MarkdownBlock(
                                MarkdownBlock.Kind.PARAGRAPH,
                                List.of(List.of(
                                        MarkdownSpan.text("a "),
                                        MarkdownSpan.text("<b>"),
                                        MarkdownSpan.text("b"),
                                        MarkdownSpan.text("</b>"),
                                        MarkdownSpan.text(" "),
                                        MarkdownSpan.text("c"),
                                        MarkdownSpan.text(" "),
                                        new MarkdownSpan(MarkdownSpan.Kind.LINK, "d", "https://d.example/"))))));
    }

    @Test
    void theExampleOfTheHomePageIsWhatWaymarkWritesForTheGoldenCharity() throws IOException {
        String golden = Files.readString(Path.of("src/test/resources/sites/charity/llms.txt"));
        assertThat(resource("/example/llms.txt").replace("harbourlights.example/", "charity.example/"))
                .isEqualTo(golden);
    }

    @Test
    void theExamplesOfTheHomePageAreOfSixSectorsAndTheFirstLeadsNowhere() {
        Example example = new Example();
        example.read();
        assertThat(example.samples())
                .extracting(Example.Sample::name)
                .containsExactly(
                        "Marlow Vale District Council",
                        "Ashgrove Foundation",
                        "Dulas Valley Museum",
                        "Tallyhop",
                        "Larkspur",
                        "Wharfside Model Engineers’ Society");
        assertThat(example.samples())
                .allMatch(sample -> sample.links() > 5 && !sample.summary().isEmpty());
        assertThat(example.preview().sections().stream().flatMap(section -> section.links().stream()))
                .isNotEmpty()
                .allMatch(link -> link.url() == null);
    }

    @ParameterizedTest
    @EnumSource(ReaderProfile.class)
    void waymarksOwnFilePassesEveryProfile(ReaderProfile profile) throws IOException {
        String own = resource("/own/llms.txt").replace("{site}", "https://waymark.example");
        assertThat(Validation.of(own).problems())
                .noneMatch(problem -> problem.fails().contains(profile));
    }

    private static String resource(String path) throws IOException {
        try (InputStream file = PreviewTest.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
