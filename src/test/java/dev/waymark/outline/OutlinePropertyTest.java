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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
