package dev.waymark.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateGuessTest {

    @ParameterizedTest
    @CsvSource({
        "charity,       CHARITY",
        "council,       PUBLIC_SECTOR",
        "documentation, DOCUMENTATION",
        "funder,        FUNDER",
        "startup,       STARTUP",
    })
    void picksTheTemplateFromWhatTheSiteSays(String site, Template template) {
        GoldenSite golden = new GoldenSite(Path.of("src/test/resources/sites", site));
        assertThat(Outline.of(golden.pages(), Options.DEFAULT).write().template())
                .isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "A bakery, We bake bread in the old forge every morning but Monday.",
        "Jane Roe, I photograph weddings and gardens.",
    })
    void takesWhatSaysNothingElseForABusiness(String title, String text) {
        assertThat(Outline.of(List.of(Pages.page("/", title, text)), Options.DEFAULT)
                        .write()
                        .template())
                .isEqualTo(Template.BUSINESS);
    }
}
