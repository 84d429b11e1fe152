package dev.waymark.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UrlProperties {

    private static final Url PAGE = Url.parse("https://example.org/a/b?c");

    @Property
    void theNormalFormIsItsOwnNormalForm(@ForAll("links") String link) {
        PAGE.link(link).ifPresent(url -> {
            assertThat(Url.parse(url.toString())).isEqualTo(url);
            assertThat(PAGE.link(url.toString())).hasValue(url);
        });
    }

    /** Whatever reads the address behind us must see the same host in it. */
    @Property
    void javasOwnParserSeesTheSameParts(@ForAll("links") String link) throws Exception {
        Optional<Url> found = PAGE.link(link);
        if (found.isPresent()) {
            Url url = found.get();
            URI uri = new URI(url.toString());
            assertThat(uri.getRawAuthority()).isEqualTo(url.host() + (url.hasStandardPort() ? "" : ":" + url.port()));
            assertThat(uri.getRawUserInfo()).isNull();
            assertThat(uri.getRawPath()).isEqualTo(url.path());
            assertThat(Optional.ofNullable(uri.getRawQuery()).orElse("")).isEqualTo(url.query());
        }
    }

    @Property
    void theNormalFormIsPlainAscii(@ForAll("links") String link) {
        PAGE.link(link).ifPresent(url -> assertThat(url.toString())
                .matches("https?://[]\\[a-z0-9._:-]+/[!-~&&[^\"<>\\\\^`{|}]]*"));
    }

    @Property
    void noLinkIsTooStrangeToBeLookedAt(@ForAll String link) {
        assertThatNoException().isThrownBy(() -> PAGE.link(link));
        assertThatNoException().isThrownBy(() -> PAGE.link("//" + link));
        assertThatNoException().isThrownBy(() -> PAGE.link("http://[" + link));
    }

    @Property
    void whatSomebodyTypesIsAnAddressOrIsRefusedInWords(@ForAll("links") String typed) {
        try {
            assertThat(Url.parse(typed).toString()).startsWith("http");
        } catch (BadUrl refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /** Text that comes close to being an address. */
    @Provide
    Arbitrary<String> links() {
        Arbitrary<String> part = Arbitraries.oneOf(
                Arbitraries.of(
                        "http",
                        "https",
                        ":",
                        "//",
                        "/",
                        "\\",
                        "?",
                        "#",
                        "@",
                        "..",
                        ".",
                        "%",
                        "%2e",
                        "%2F",
                        "%c3%a9",
                        "[",
                        "]",
                        "::1",
                        "127.0.0.1",
                        "0x7f",
                        "example.org",
                        "EXAMPLE",
                        "é",
                        "。",
                        "①",
                        "ß",
                        "\u00ad",
                        "\u200b",
                        " ",
                        "\t",
                        "\n",
                        "\u0000",
                        ":80",
                        ":443",
                        ":8080",
                        "a",
                        "&",
                        "=",
                        "+",
                        "<",
                        "\"",
                        "|",
                        "\ud83d\ude00",
                        "\ud83d"),
                Arbitraries.strings().ofMaxLength(3));
        return part.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }
}
