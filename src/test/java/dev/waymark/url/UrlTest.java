package dev.waymark.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

    @ParameterizedTest
    @CsvSource({
        "example.org,                          https://example.org/",
        "'  example.org  ',                    https://example.org/",
        "example.org/a,                        https://example.org/a",
        "example.org:8080/a,                   https://example.org:8080/a",
        "EXAMPLE.org,                          https://example.org/",
        "HTTP://Example.ORG/A,                 http://example.org/A",
        "https://example.org:443/,             https://example.org/",
        "http://example.org:80,                http://example.org/",
        "http://example.org:,                  http://example.org/",
        "http://example.org:443/,              http://example.org:443/",
        "https://example.org./,                https://example.org/",
        "https://example.org/#top,             https://example.org/",
        "https://example.org/?,                https://example.org/",
        "https://example.org?a=1,              https://example.org/?a=1",
        "https://example.org/a?b=c/d?e#f?g,    https://example.org/a?b=c/d?e",
        "https://example.org/%7euser/%c3%a9,   https://example.org/~user/%C3%A9",
        "https://example.org/é,                https://example.org/%C3%A9",
        "https://example.org/100%,             https://example.org/100%25",
        "https://example.org/a/./b/../c/,      https://example.org/a/c/",
        "https://example.org/a/b/..,           https://example.org/a/",
        "https://example.org/../../a,          https://example.org/a",
        "https://example.org/%2e%2E/a,         https://example.org/a",
        "https://example.org/a//b/,            https://example.org/a//b/",
        "https://example.org/.well-known/x,    https://example.org/.well-known/x",
        "https://example.org/a|b?c[]=1,        https://example.org/a%7Cb?c%5B%5D=1",
        "https://münchen.de/,                  https://xn--mnchen-3ya.de/",
        "https://MÜNCHEN.de/,                  https://xn--mnchen-3ya.de/",
        "https://例え。jp/,                      https://xn--r8jz45g.jp/",
        "https://ｅｘａｍｐｌｅ．org/,              https://example.org/",
        "https://faß.de/,                      https://xn--fa-hia.de/",
        "https://FASS.de/,                     https://fass.de/",
        "https://FA\u1e9e.de/,                   https://xn--fa-hia.de/",
        "https://XN--FA-HIA.de/,               https://xn--fa-hia.de/",
        "https://βόλος.com/,                   https://xn--nxasmm1c.com/",
        "https://ΒΌΛΟΣ.com/,                   https://xn--nxasmq6b.com/",
        "https://ශ්\u200dරී.com/,                https://xn--10cl1a0b660p.com/",
        "https://نامه\u200cای.com/,              https://xn--mgba3gch31f060k.com/",
        "https://المقالات.example/,            https://xn--mgbaam1jlcf.example/",
        "https://a\u00adb.example/,             https://ab.example/",
        "https://☃.example/,                   https://xn--n3h.example/",
        "https://r3---sn.example.org/,         https://r3---sn.example.org/",
        "https://r3---sn.münchen.de/,          https://r3---sn.xn--mnchen-3ya.de/",
        "https://my_site.münchen.de/,          https://my_site.xn--mnchen-3ya.de/",
        "https://my_site.example.org/,         https://my_site.example.org/",
        "http://127.0.0.1:8101/,               http://127.0.0.1:8101/",
        "http://[::1]:8101/,                   http://[0:0:0:0:0:0:0:1]:8101/",
        "http://[2001:DB8::1]/,                http://[2001:db8:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/,           http://127.0.0.1/",
        "localhost:8080,                       https://localhost:8080/",
    })
    void bringsAnAddressIntoItsNormalForm(String typed, String normal) {
        assertThat(Url.parse(typed)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                            Enter the address",
        "'   ',                         Enter the address",
        "ftp://example.org/,            starts with http:// or https://",
        "mailto:me@example.org,         starts with http:// or https://",
        "javascript:alert(1),           starts with http:// or https://",
        "file:///etc/passwd,            starts with http:// or https://",
        "data:text/html,                starts with http:// or https://",
        "/a/path,                       starts with http:// or https://",
        "https://,                      That is not a web address",
        "https:///,                     That is not a web address",
        "https:example.org,             That is not a web address",
        "https://?a,                    That is not a web address",
        "https://me@example.org/,       looks like an email address",
        "https://me:it@example.org/,    user name or password",
        "https://@example.org/,         looks like an email address",
        "me@example.org,                looks like an email address",
        "https://exa mple.org/,         without spaces",
        "https://example.org/a b,       without spaces",
        "https://example.org\\a,        without spaces",
        "https://example.org:0/,        a port from 1 to 65535",
        "https://example.org:65536/,    a port from 1 to 65535",
        "https://example.org:-1/,       a port from 1 to 65535",
        "https://example.org:80a/,      a port from 1 to 65535",
        "https://example.org:4294967376/, a port from 1 to 65535",
        "https://example..org/,         not the name of a website",
        "https://.example.org/,         not the name of a website",
        "https://example.org../,        not the name of a website",
        "https://./,                    not the name of a website",
        "https://exam%70le.org/,        not the name of a website",
        "https://exa$mple.org/,         not the name of a website",
        "https://exa<mple.org/,         not the name of a website",
        "https://127.0.0.1%00.org/,     not the name of a website",
        "https://a\u200db.example/,     not the name of a website",
        "https://a\u200cb.example/,     not the name of a website",
        "https://aא.example/,           not the name of a website",
        "https://א1a.example/,          not the name of a website",
        "https://0à.א/,                 not the name of a website",
        "https://\u0301a.example/,      not the name of a website",
        "https://a\ufffdb.example/,     not the name of a website",
        "https://a\u0378b.example/,     not the name of a website",
        "https://xn--a.example/,        not the name of a website",
        "https://xn--.example/,         not the name of a website",
        "https://xn--abc-.example/,     not the name of a website",
        "https://xn--FASS-.de/,         not the name of a website",
        "https://xn--a-ecp.ru/,         not the name of a website",
        "https://xn--mnchen-3yA5.de/,   not the name of a website",
        "https://2130706433/,           four numbers from 0 to 255",
        "https://127.1/,                four numbers from 0 to 255",
        "https://0x7f000001/,           four numbers from 0 to 255",
        "https://0x7f.0.0.1/,           four numbers from 0 to 255",
        "https://0177.0.0.1/,           four numbers from 0 to 255",
        "https://127.0.0.01/,           four numbers from 0 to 255",
        "https://127.0.0.256/,          four numbers from 0 to 255",
        "https://127.0.0.1.1/,          four numbers from 0 to 255",
        "https://example.0x1/,          four numbers from 0 to 255",
        "https://example.1/,            four numbers from 0 to 255",
        "https://①②⑦.⓪.①/,             four numbers from 0 to 255",
        "https://[::1/,                 not an IPv6 address",
        "https://[::1]a/,               not an IPv6 address",
        "https://[fe80::1%eth0]/,       not an IPv6 address",
        "https://[example.org]/,        not an IPv6 address",
        "https://[]/,                   not an IPv6 address",
    })
    void saysInWordsWhyATextIsNoAddress(String typed, String why) {
        assertThatThrownBy(() -> Url.parse(typed)).isInstanceOf(BadUrl.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u00a0", "\u2028", "\u3000"})
    void refusesControlCharactersAndBlanksOfAllKindsInWhatWasTyped(String character) {
        assertThatThrownBy(() -> Url.parse("https://example.org/a" + character + "b"))
                .isInstanceOf(BadUrl.class)
                .hasMessageContaining("without spaces");
    }

    @Test
    void takesAnAddressOf2048CharactersAndNoLongerOne() {
        String longest = "https://example.org/" + "a".repeat(2048 - 20);
        assertThat(Url.parse(longest)).hasToString(longest);
        assertThatThrownBy(() -> Url.parse(longest + "a"))
                .isInstanceOf(BadUrl.class)
                .hasMessageContaining("longer than 2,048");
    }

    @ParameterizedTest
    @MethodSource("links")
    void resolvesALinkAsBrowsersDo(String href, String address) {
        Url page = Url.parse("https://example.org/docs/guide/intro?lang=en");
        assertThat(page.link(href)).map(Url::toString).hasValue(address);
    }

    static Stream<String[]> links() {
        return Stream.of(new String[][] {
            {"", "https://example.org/docs/guide/intro?lang=en"},
            {"#top", "https://example.org/docs/guide/intro?lang=en"},
            {"?q=1", "https://example.org/docs/guide/intro?q=1"},
            {"?", "https://example.org/docs/guide/intro"},
            {"next", "https://example.org/docs/guide/next"},
            {"./next", "https://example.org/docs/guide/next"},
            {".", "https://example.org/docs/guide/"},
            {"..", "https://example.org/docs/"},
            {"../", "https://example.org/docs/"},
            {"../api", "https://example.org/docs/api"},
            {"../../../../api", "https://example.org/api"},
            {"/", "https://example.org/"},
            {"/a?b#c", "https://example.org/a?b"},
            {"//other.org/x", "https://other.org/x"},
            {"///other.org/x", "https://other.org/x"},
            {"\\\\other.org\\x", "https://other.org/x"},
            {"\\a\\b?c\\d", "https://example.org/a/b?c%5Cd"},
            {"https:/other.org/x", "https://example.org/other.org/x"},
            {"https:next", "https://example.org/docs/guide/next"},
            {"HTTP://Other.org", "http://other.org/"},
            {"  /a  ", "https://example.org/a"},
            {"\n/a\n/b\t\r", "https://example.org/a/b"},
            {"\u00a0/a", "https://example.org/docs/guide/%C2%A0/a"},
            {"/a b", "https://example.org/a%20b"},
            {"/a?b c", "https://example.org/a?b%20c"},
            {"/{x}|^`\"<>", "https://example.org/%7Bx%7D%7C%5E%60%22%3C%3E"},
            {"/100%", "https://example.org/100%25"},
            {"/%zz%4", "https://example.org/%25zz%254"},
            {"/é?ü", "https://example.org/%C3%A9?%C3%BC"},
            {"/\ud83d\ude00", "https://example.org/%F0%9F%98%80"},
            {"/\ud83d", "https://example.org/%3F"},
            {"/a\u0000b", "https://example.org/a%00b"},
            {"http://münchen.de/ä", "http://xn--mnchen-3ya.de/%C3%A4"},
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:me@example.org",
                "tel:123",
                "javascript:void(0)",
                "JavaScript:void(0)",
                "java\nscript:void(0)",
                "data:text/html,x",
                "ftp://example.org/",
                "https://me@example.org/",
                "http://127.1/",
                "http://exa mple.org/",
                "http://a..b/",
                "http://[::1/",
                "http://example.org:99999/",
                "http:other",
                "//",
                "https://",
                "http://%",
            })
    void findsNoAddressInALinkThatLeadsNowhereWeVisit(String href) {
        assertThat(Url.parse("https://example.org/").link(href)).isEmpty();
    }

    @Test
    void findsNoAddressInALinkThatIsTooLong() {
        Url page = Url.parse("https://example.org/");
        assertThat(page.link("/" + "a".repeat(2029))).isEmpty();
        assertThat(page.link("/" + "é".repeat(2000))).isEmpty();
        assertThat(page.link("a".repeat(10_000_000))).isEmpty();
    }

    @Test
    void takesANameOf253CharactersAndNoLongerOne() {
        String longest = "a.".repeat(126) + "b";
        assertThat(Url.parse(longest + "./").host()).isEqualTo(longest);
        assertThatThrownBy(() -> Url.parse(longest + "b/")).isInstanceOf(BadUrl.class);
    }

    @Test
    @Timeout(10)
    void spendsNoTimeOnNamesThatAreTooLong() {
        Url page = Url.parse("https://example.org/");
        String distinct = IntStream.range(0x4e00, 0x4e00 + 8000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        for (int i = 0; i < 1000; i++) {
            assertThat(page.link("//" + distinct)).isEmpty();
        }
    }

    @Test
    void tellsItsParts() {
        Url url = Url.parse("http://example.org:8080/a/b%2Fc/?d=e");
        assertThat(url.scheme()).isEqualTo("http");
        assertThat(url.host()).isEqualTo("example.org");
        assertThat(url.port()).isEqualTo(8080);
        assertThat(url.path()).isEqualTo("/a/b%2Fc/");
        assertThat(url.query()).isEqualTo("d=e");
        assertThat(url.segments()).containsExactly("a", "b%2Fc");
        assertThat(url.origin()).isEqualTo("http://example.org:8080");
        assertThat(url.at("/robots.txt")).hasToString("http://example.org:8080/robots.txt");
    }
}
