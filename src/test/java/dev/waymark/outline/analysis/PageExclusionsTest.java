package dev.waymark.outline.analysis;

import static dev.waymark.outline.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.Outline;
import dev.waymark.outline.analysis.PageDecision.Place;
import dev.waymark.outline.analysis.PageDecision.Reason;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageExclusionsTest {

    private static final Page HOME = page("/", "Red Kite", "A yard for wooden boats on the Medway.");

    @ParameterizedTest
    @CsvSource({
        "/docs/v1/boats,      /docs/v2/boats",
        "/docs/1.9/boats,     /docs/1.10/boats",
        "/docs/3.2/boats,     /docs/stable/boats",
        "/docs/stable/boats,  /docs/latest/boats",
        "/docs/dev/boats,     /docs/2.0/boats",
        "/docs/v1/boats,      /docs/boats",
    })
    void keepsTheNewestVersionOnly(String old, String newest) {
        List<PageDecision> choices =
                choices(page(old, "Boats", "How a boat was built."), page(newest, "Boats", "How a boat is built."));
        assertThat(choices.get(1).reason()).isEqualTo(Reason.OLD_VERSION);
        assertThat(choices.get(2).place()).isEqualTo(Place.KEPT);
    }

    @Test
    void takesNoYearAndNoLoneVersionForAnOldOne() {
        List<PageDecision> choices = choices(
                page("/races/2023/", "Races", "The races of one summer."),
                page("/races/2024/", "More", "The races of another."),
                page("/api/v1/boats", "API", "Boats over HTTP."));
        assertThat(choices).extracting(PageDecision::reason).doesNotContain(Reason.OLD_VERSION);
    }

    @Test
    void leavesOutWhereCookiesAreSet() {
        assertThat(choices(page("/cookie-settings", "Cookie settings", "Choose which cookies you allow."))
                        .get(1)
                        .reason())
                .isEqualTo(Reason.UTILITY);
    }

    @Test
    void keepsOneLanguage() {
        List<PageDecision> choices = choices(in("en", "/boats"), in("fr", "/bateaux"), in("en-us", "/slips"));
        assertThat(choices)
                .extracting(PageDecision::reason)
                .containsExactly(Reason.NONE, Reason.NONE, Reason.OTHER_LANGUAGE, Reason.NONE);
    }

    @Test
    void keepsTheLanguageAskedFor() {
        List<Page> pages = List.of(HOME, in("en", "/boats"), in("fr", "/bateaux"));
        List<PageDecision> choices =
                Outline.of(pages, Options.of("business", "", "", "fr")).write().choices();
        assertThat(choices)
                .extracting(PageDecision::reason)
                .containsExactly(Reason.NONE, Reason.OTHER_LANGUAGE, Reason.NONE);
    }

    @Test
    void readsTheLanguageFromTheFolder() {
        List<PageDecision> choices = choices(
                page("/en/boats", "Boats", "Wood."),
                page("/de/boote", "Boote", "Holz."),
                page("/en/slips", "Slips", "Steel."));
        assertThat(choices)
                .extracting(PageDecision::reason)
                .containsExactly(Reason.NONE, Reason.NONE, Reason.OTHER_LANGUAGE, Reason.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "/login,                     UTILITY",
        "/my-account/,               UTILITY",
        "/basket,                    UTILITY",
        "/404.html,                  UTILITY",
        "/tag/boats,                 LISTING",
        "/news/page/2,               LISTING",
        "/2024/05/,                  LISTING",
        "/search?q=boat&page=2,      LISTING",
    })
    void leavesOutPagesThatNobodyLooksFor(String path, Reason reason) {
        assertThat(choices(page(path, "Boats and more", "Some text.")).get(1).reason())
                .isEqualTo(reason);
    }

    @Test
    void listsAPageOnce() {
        String text =
                "A long description of how a wooden boat is built, from the keel to the mast, with every plank named. "
                        .repeat(4);
        Page copy = page("/b", "<html lang=en><link rel=canonical href='/a'><title>B</title><p>Short.</p>");
        List<PageDecision> choices = choices(page("/a", "A boat", text), copy, page("/a/", "A boat", text));
        assertThat(choices)
                .extracting(PageDecision::reason)
                .containsExactly(Reason.NONE, Reason.NONE, Reason.DUPLICATE, Reason.DUPLICATE);
    }

    @Test
    void respectsNoindex() {
        Page hidden =
                page("/hidden", "<html lang=en><meta name=robots content=noindex><title>Hidden</title><p>Text.</p>");
        assertThat(choices(hidden).get(1).reason()).isEqualTo(Reason.NOINDEX);
    }

    private static Page in(String language, String path) {
        return page(
                path,
                "<html lang=" + language + "><title>" + path + "</title><main><p>Text of " + path + ".</p></main>");
    }

    private static List<PageDecision> choices(Page... pages) {
        List<Page> all =
                new ArrayList<>(Stream.concat(Stream.of(HOME), Stream.of(pages)).toList());
        return Outline.of(all, Options.of("business", "", "", "")).write().choices();
    }
}
