package dev.waymark.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.describe.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "en, Get Help, Get Help",
        "'', Get Help, Get Help",
        "cy, Get Help, Cael cymorth",
        "de, Products and Services, Produkte und Leistungen",
        "fr, For AI systems, Pour les systèmes d’IA",
        "es, Opening hours, Horario de apertura",
        "it, Contact, Contatti",
        "nl, For funders, Voor subsidiegevers",
        "pt, Getting Started, Primeiros passos",
        "pl, News, Aktualności",
    })
    void saysOurWordsInTheLanguageOfTheFile(String code, String english, String said) {
        assertThat(Language.of(code).words(english)).contains(said);
    }

    @Test
    void fillsInWhatTheWordsAreAbout() {
        assertThat(Language.of("de").words("In an emergency, call {0}.", 112)).contains("Im Notfall 112 wählen.");
        assertThat(Language.of("fr").list(List.of("pain", "sel", "vin"))).contains("pain, sel et vin");
        assertThat(Language.of("fr").list(List.of("pain"))).contains("pain");
    }

    @Test
    void saysNothingInALanguageThatWeDoNotKnow() {
        Language turkish = Language.of("tr");
        assertThat(turkish.isKnown()).isFalse();
        assertThat(turkish.words("About")).isEmpty();
        assertThat(turkish.list(List.of("bir", "iki"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void knowsAllTitlesLabelsAndAdviceInEachLanguage(String code) {
        Language language = Language.of(code);
        assertThat(Stream.of(Template.values())
                        .flatMap(template -> Stream.concat(
                                template.sections().stream(),
                                template.advice().stream().map(Template.Advice::text))))
                .allMatch(text -> language.words(text).isPresent());
        assertThat(Stream.of(Topic.values()).map(Topic::label).filter(label -> !label.isEmpty()))
                .allMatch(text -> language.words(text).isPresent());
        assertThat(language.words("Documents")).isPresent();
        for (Template template : Template.values()) {
            assertThat(template.sections().stream()
                            .map(title -> language.words(title).orElseThrow()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasTheSameWordsInEachLanguage(String code) {
        assertThat(Language.of(code).words().keySet())
                .isEqualTo(
                        code.equals("en") ? Set.of() : Language.of("de").words().keySet());
    }

    static Stream<String> codes() {
        return Language.known().stream().map(Language::code);
    }
}
