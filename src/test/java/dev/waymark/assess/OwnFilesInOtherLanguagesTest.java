package dev.waymark.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.Validation;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.outline.Pages;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.template.Options;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is not graded by its language: the same site gets the same grade, whatever language its pages are in. */
class OwnFilesInOtherLanguagesTest {

    @ParameterizedTest
    @MethodSource("filesOfOurOwn")
    void gradesOurFilesAsTheirEnglishTwins(Template template, String language) {
        Assessment english = assessment(template, "en", template.id());
        Assessment other = assessment(template, language, template.id());
        assertThat(other.scores()).isEqualTo(english.scores());
        assertThat(other.parts()).isEqualTo(english.parts());
        assertThat(assessment(template, language, Template.AUTO).template())
                .isEqualTo(assessment(template, "en", Template.AUTO).template());
    }

    static Stream<Arguments> filesOfOurOwn() {
        return Stream.of(Template.values()).flatMap(template -> Language.known().stream()
                .map(language -> Arguments.of(template, language.code())));
    }

    /** Judged by the text of the file alone, as a file is that somebody brings to be checked. */
    private static Assessment assessment(Template template, String language, String judgedBy) {
        OutlineResult outlined = Outline.of(pages(template, language), Options.of(template.id(), "", "", ""))
                .write();
        Validation validation = Validation.of(outlined.document().write());
        return Assessment.of(
                judgedBy.equals(Template.AUTO)
                        ? AssessmentInput.of(validation)
                        : AssessmentInput.of(validation, template));
    }

    /** Two pages for each section of the template, with names that say nothing of what they are. */
    private static List<Page> pages(Template template, String language) {
        List<Page> pages = new ArrayList<>();
        pages.add(page(language, "/", "Orla Bruk", "Orla Bruk 1 – 2 – 3 – 4 – 5 – 6 – 7 – 8 – 9, +44 1632 960123."));
        int number = 0;
        for (Template.Part part : template.parts()) {
            for (int i = 0; i < 2; i++) {
                PageKind kind = part.kinds().get(Math.min(i, part.kinds().size() - 1));
                number++;
                String path = kind == PageKind.HOME
                        ? "/about"
                        : "/" + kind.phrases().get(0).toString().replace(' ', '-');
                pages.add(page(
                        language,
                        path + (i == 0 ? "" : "/n" + number),
                        "Nr. " + number + "a",
                        "Karlo Bruk vendo " + number + " molto Orla " + number * 7 + " in Tarno e Velda."));
            }
        }
        return pages;
    }

    private static Page page(String language, String path, String title, String text) {
        return Pages.page(
                path,
                "<html lang=" + language + "><title>" + title + "</title><body><main><h1>" + title + "</h1><p>" + text
                        + "</p></main>");
    }
}
