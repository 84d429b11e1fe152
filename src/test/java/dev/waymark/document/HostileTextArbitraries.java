package dev.waymark.document;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.url.Url;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Texts as a hostile or broken website gives them, and documents made of them. */
class HostileTextArbitraries extends DomainContextBase {

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "",
                " ",
                "\n",
                "\r\n",
                "\r",
                "\t",
                "\u0000",
                "\u001b[31m",
                "\u0085",
                "\u2028",
                "\u00a0",
                "#",
                "## ",
                "### x\n",
                "\n## Optional\n",
                "# ",
                "> ",
                ">",
                "- ",
                "* ",
                "+ ",
                "1. ",
                "---",
                "===",
                "\n===\n",
                "```",
                "~~~",
                "\n```\n",
                "    ",
                "[",
                "]",
                "(",
                ")",
                "](",
                "[a](http://b)",
                "![",
                "<",
                "</",
                "<!--",
                "<script>",
                "_",
                "__",
                "a_b",
                "*",
                "**",
                "`",
                "\\",
                "&",
                "&amp;",
                "&lt;",
                "&#35;",
                "&#x5b;",
                "&amp;lt;",
                "&#96;",
                "&nbsp;",
                "&shy;",
                "&#769;",
                "&#55296;",
                ";",
                "amp;",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "\ufffd",
                "\ufeff",
                "\u200b",
                "\u200d",
                "\u202e",
                "\u2066",
                "\u00ad",
                "\u0301",
                "\u0338",
                "\u037e",
                "\u1fef",
                "\u0645\u0631\u062d\u0628\u0627",
                "\u05e9",
                "e\u0301",
                "\ue000",
                "\ud834\udd5e",
                "\udb40\udc41",
                "\ufe0f",
                "word",
                "Apply now",
                "Optional",
                "optional",
                "C#",
                ":",
                ": ",
                "http://",
                "\u212a",
                "\u0130");
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(12);
        return Arbitraries.frequencyOf(Tuple.of(6, pieces), Tuple.of(1, anything), Tuple.of(2, ascii))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** Lines of files that nobody of sound mind wrote. */
    @Provide
    Arbitrary<List<String>> files() {
        Arbitrary<String> starts = Arbitraries.of(
                "",
                "",
                "# ",
                "## ",
                "### ",
                "#",
                "##",
                "> ",
                "- [",
                "- [a](",
                "- [a](https://example.org/b)",
                "* [a](/b): ",
                "    ",
                "  - ",
                "1. [a](b) - ",
                "```",
                "~~~",
                "- ",
                "## Optional",
                "[a](b)");
        return Combinators.combine(starts, Arbitraries.oneOf(Arbitraries.just(""), texts()))
                .as(String::concat)
                .list()
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<Url> urls() {
        Arbitrary<String> path = Arbitraries.of(
                        "a", "b-c", "(x)", ")", "%28", "%29", "%20", "%C3%A9", "_", "*", "/", "~", "?q=(1)", "&amp;",
                        ",", ";", "'", "!", ":")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        Arbitrary<String> origin = Arbitraries.of(
                "https://example.org/", "http://example.org:8080/", "https://a-b.example/", "http://[::1]/");
        return Combinators.combine(origin, path).as((start, rest) -> Url.parse(start + rest));
    }

    @Provide
    Arbitrary<FileLink> links() {
        return Combinators.combine(texts(), urls(), texts()).as(FileLink::new);
    }

    @Provide
    Arbitrary<Section> sections() {
        return Combinators.combine(texts(), links().list().ofMaxSize(4)).as(Section::new);
    }

    @Provide
    Arbitrary<Details> details() {
        Arbitrary<Details> raw = texts().list().ofMaxSize(4).map(Details::new);
        return Combinators.combine(raw, texts(), texts(), texts().list().ofMaxSize(3))
                .as((details, text, leadIn, items) ->
                        details.paragraph(text).paragraph(leadIn, text).bullets(leadIn, items));
    }

    @Provide
    Arbitrary<LlmsTxt> documents() {
        Arbitrary<Details> none = Arbitraries.just(Details.NONE);
        Arbitrary<Details> raw = texts().list().ofMaxSize(4).map(Details::new);
        return Combinators.combine(
                        texts(),
                        texts(),
                        Arbitraries.oneOf(none, raw, details()),
                        sections().list().ofMaxSize(5))
                .as(LlmsTxt::new);
    }
}
