package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pages as they are made: what is to be read from each stands beside it. */
class PagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"wordpress-charity", "council", "div-soup", "tables-latin1", "docs", "next-shell", "listing"})
    void readsTheMainContentAlone(String name) throws IOException {
        assertThat(read(name).markdown() + "\n").isEqualTo(new String(file(name + ".md"), UTF_8));
    }

    @Test
    void readsTheFactsOfACharity() throws IOException {
        Page page = read("wordpress-charity");

        assertThat(page.facts())
                .map(fact -> fact.kind() + " " + fact.value())
                .containsExactly(
                        "NAME Harbour Lights Trust",
                        "PHONE 01632 960123",
                        "EMAIL hello@harbourlights.example",
                        "SOCIAL https://www.facebook.com/harbourlightstrust",
                        "OPENING_HOURS Monday 10am–4pm",
                        "OPENING_HOURS Thursday 10am–1pm",
                        "ADDRESS 12 Pier Road, Whitby, YO21 3PU",
                        "POSTCODE YO21 3PU",
                        "CHARITY_NUMBER 1123456",
                        "COMPANY_NUMBER 07654321");
        assertThat(page.breadcrumbs()).containsExactly("Home", "Services", "Debt advice");
        assertThat(page.published()).isEqualTo("2021-05-04");
        assertThat(page.modified()).isEqualTo("2026-02-11");
    }

    @Test
    void tellsNavigationFromContentAndFooter() throws IOException {
        Page page = read("council");

        assertThat(paths(page, Place.NAVIGATION)).contains("/bins/bulky", "/council-tax/pay", "/rubbish");
        assertThat(paths(page, Place.MAIN))
                .contains("/bins/tins", "/bins/report")
                .doesNotContain("/bins/bulky");
        assertThat(paths(page, Place.FOOTER)).containsExactly("/accessibility", "/privacy");
        assertThat(page.breadcrumbs()).containsExactly("Home", "Rubbish and recycling", "Bin collections");
    }

    @Test
    void tellsNavigationWithoutAnyElementThatSaysSo() throws IOException {
        assertThat(paths(read("div-soup"), Place.NAVIGATION)).containsExactly("/", "/about", "/classes", "/contact");
        assertThat(paths(read("tables-latin1"), Place.NAVIGATION))
                .containsExactly("/index.htm", "/histoire.htm", "/visites.htm", "/contact.htm");
        assertThat(paths(read("tables-latin1"), Place.FOOTER))
                .containsExactly("/plan.htm", "/liens.htm", "/credits.htm");
    }

    @Test
    void knowsAShellThatNeedsScripts() throws IOException {
        Page page = read("next-shell");

        assertThat(page.needsScript()).isTrue();
        assertThat(page.noindex()).isTrue();
        assertThat(page.nofollow()).isTrue();
        assertThat(read("docs").needsScript()).isFalse();
    }

    private static List<String> paths(Page page, Place place) {
        return page.links().stream()
                .filter(link -> link.place() == place)
                .map(Link::url)
                .map(Url::path)
                .toList();
    }

    private static Page read(String name) throws IOException {
        return new PageReader().read(Url.parse("https://example.org/page"), file(name + ".html"), "text/html");
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = PagesTest.class.getResourceAsStream("/pages/" + name)) {
            return in.readAllBytes();
        }
    }
}
