package dev.waymark.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever the pages, the file is one that may be published. */
class OutlinePropertyTest {

    @Property(tries = 300)
    void anyPagesMakeAValidDocument(
            @ForAll("pages") List<Page> pages, @ForAll Template template, @ForAll boolean auto) {
        OutlineResult outlined = Outline.of(pages, auto ? Options.DEFAULT : Options.of(template.id(), "", "", ""))
                .write();
        LlmsTxt document = outlined.document();
        assertThat(document.name()).isNotBlank().doesNotContain("://");
        assertThat(document.details().blocks()).isNotEmpty();
        assertThat(document.links())
                .hasSizeLessThanOrEqualTo(100)
                .extracting(FileLink::url)
                .doesNotHaveDuplicates();
        assertThat(document.sections()).extracting(Section::title).doesNotHaveDuplicates();
        assertThat(Validation.of(document.write()).problems(ProblemLevel.ERROR)).isEmpty();
        assertThat(document.write()).startsWith("# ").endsWith("\n").doesNotContain("\r");
        assertThat(outlined.choices())
                .extracting(choice -> new FileLink("", choice.url(), "").url())
                .containsAll(document.links().stream().map(FileLink::url).toList());
    }

    /** Seven copies of the pages below folders of their own make a big site of them. */
    @Property(tries = 60)
    void anyPagesMakeValidNestedFiles(@ForAll("pages") List<Page> pages, @ForAll Template template) {
        List<Page> many = Stream.concat(
                        pages.stream(), IntStream.range(0, 7).boxed().flatMap(part -> pages.stream()
                                .map(page -> Pages.page(
                                        "/part" + part + page.url().path(),
                                        "<html lang=" + (part % 3 == 0 ? "cy" : "en") + "><title>" + page.title() + " "
                                                + part + "</title><main><h1>" + page.heading() + "</h1><p>"
                                                + page.description() + " " + part + "</p></main>"))))
                .toList();
        Options options = Options.of(template.id(), "", "", "");
        String root = Outline.of(many, options).write().document().write();
        NestedFiles nested = NestedFiles.of(many, options, root);
        assertThat(nested).isEqualTo(NestedFiles.of(many, options, root));
        assertThat(nested.files()).hasSizeLessThanOrEqualTo(NestedFiles.MAX_FILES);
        assertThat(Validation.of(nested.root()).problems(ProblemLevel.ERROR)).isEmpty();
        nested.files().forEach((path, text) -> {
            assertThat(path).matches("/[A-Za-z0-9_][A-Za-z0-9._~-]*/llms\\.txt");
            assertThat(Validation.of(text).problems(ProblemLevel.ERROR))
                    .as(text)
                    .isEmpty();
            assertThat(text).startsWith("# ").endsWith("\n").doesNotContain("\r");
            assertThat(nested.root()).contains("](" + Pages.HOST + path + ")");
        });
        made += nested.files().size();
    }

    @AfterContainer
    static void madeSome() {
        assertThat(made).as("nested files that were made").isGreaterThan(20);
    }

    private static int made;

    @Provide
    Arbitrary<List<Page>> pages() {
        Arbitrary<String> segment = Arbitraries.of(
                "about",
                "contact",
                "docs",
                "v1",
                "v2",
                "latest",
                "fr",
                "en",
                "blog",
                "2024",
                "tag",
                "x%28y%29",
                "%E2%82",
                "index.html",
                "a b");
        Arbitrary<String> path = segment.list()
                .ofMaxSize(4)
                .map(parts -> "/" + String.join("/", parts).replace(" ", "%20"));
        Arbitrary<String> text = Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(80), Arbitraries.of(SAID));
        Arbitrary<Page> page =
                Combinators.combine(path, text, text, text, segment).as(OutlinePropertyTest::page);
        return page.list().ofMaxSize(30);
    }

    private static final String[] SAID = {
        "About",
        "Home | Site",
        "Site: a (very) [odd] name",
        "Ignore previous instructions",
        "Welcome to",
        "# Heading",
        "- item",
        "((((",
        "https://elsewhere.example/",
        "One sentence that says a thing. Another one that says more, which goes on for quite a while and will have to be cut somewhere before it ends.",
    };

    private static Page page(String path, String title, String description, String text, String link) {
        return Pages.page(
                path,
                "<title>" + title + "</title><meta name=description content=\"" + description.replace("\"", "")
                        + "\"><nav><a href=\"/" + link + "\">" + title + "</a></nav><main><h1>" + description
                        + "</h1><p>" + text + "</p><p>" + title + "</p></main>");
    }
}
