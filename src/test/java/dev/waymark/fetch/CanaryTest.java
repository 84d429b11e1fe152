package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server on loopback that nobody may reach, however its address is written, and even though its port is allowed and every name
 * in the world resolves to it. In a notation, {@code §} is its port.
 */
class CanaryTest {

    private static final List<String> HOSTS = List.of(
            // as everybody writes it
            "127.0.0.1",
            "127.0.0.2",
            "127.1.2.3",
            "127.255.255.254",
            "0.0.0.0",
            "127.0.0.1.",
            // other notations of IPv4
            "2130706433",
            "2130706433.",
            "4294967297",
            "6425673729",
            "017700000001",
            "0017700000001",
            "0x7f000001",
            "0X7F000001",
            "0x7f.0x0.0x0.0x1",
            "0x7f.0.0.1",
            "0x7f.1",
            "0177.0.0.1",
            "0177.0.0.01",
            "00177.0.0.1",
            "0177.1",
            "127.1",
            "127.0.1",
            "127.0x1",
            "127.0.0.01",
            "127.0.0.0x1",
            "127.000.000.001",
            "0127.0.0.1",
            "127.0.0.256",
            "383.0.0.1",
            "127.0.0.1.1",
            "0",
            "0x0",
            "00",
            "0.0",
            "0x",
            "1",
            "127",
            "127.",
            "127..1",
            "127.0.0",
            "+127.0.0.1",
            "-127.0.0.1",
            "7f000001",
            "7f.0.0.1",
            // other digits and dots
            "①②⑦.⓪.⓪.①",
            "１２７．０．０．１",
            "127。0。0。1",
            "127．0．0．1",
            "127｡0｡0｡1",
            "𝟏𝟐𝟕.𝟎.𝟎.𝟏",
            "¹²⁷.⁰.⁰.¹",
            "١٢٧.٠.٠.١",
            "127.0.0.⒈",
            "127.0.0.1\u200b",
            "127.0.0.\u00ad1",
            "127.0.0.1\ufeff",
            "127%2e0%2e0%2e1",
            "127.0.0.%31",
            "%31%32%37.0.0.1",
            "127%E3%80%820.0.1",
            // IPv6
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[0000:0000:0000:0000:0000:0000:0000:0001]",
            "[::0001]",
            "[0::1]",
            "[::]",
            "[::127.0.0.1]",
            "[::7f00:1]",
            "[::ffff:127.0.0.1]",
            "[::FFFF:7F00:0001]",
            "[0:0:0:0:0:ffff:127.0.0.1]",
            "[::ffff:0:127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b:1::7f00:1]",
            "[2002:7f00:1::]",
            "[2001:0:7f00:1::80ff:fffe]",
            "[::1%25lo]",
            "[::1%lo]",
            "[::1%1]",
            "[fe80::1%25lo]",
            "[fe80::1]",
            "[fc00::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[::ffff:0.0.0.0]",
            "[::ffff:0177.0.0.1]",
            "[::ffff:127.1]",
            "[v1.127]",
            "[127.0.0.1]",
            "[localhost]",
            "[::1",
            "::1",
            "[[::1]]",
            "[::1]]",
            "[:: 1]",
            "［::1］",
            "[::①]",
            "[::1].example.org",
            // names
            "localhost",
            "LOCALHOST",
            "LocalHost",
            "localhost.",
            "localhost..",
            ".localhost",
            "a.localhost",
            "a.b.localhost.",
            "localhost.localdomain",
            "localhost.local",
            "localhost.internal",
            "localhost.home.arpa",
            "localhost6",
            "ip6-localhost",
            "ip6-loopback",
            "loopback",
            "broadcasthost",
            "ｌｏｃａｌｈｏｓｔ",
            "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
            "lo\u00adcalhost",
            "loca\u200blhost",
            "ſocalhost",
            "loca%6chost",
            "local%00host",
            "localhost%00.example.org",
            "localhost%2eexample.org",
            "127.0.0.1.nip.example",
            "127-0-0-1.nip.example",
            "7f000001.nip.example",
            "localtest.example",
            "spoofed.burp.example",
            "example.org",
            "xn--localhost-.example",
            "my_host.example",
            "a".repeat(63) + ".example");

    private static final List<String> NOTATIONS = List.of(
            // user info
            "http://example.org@127.0.0.1:§/",
            "http://example.org:80@127.0.0.1:§/",
            "http://127.0.0.1:§@example.org/",
            "http://example.org%40127.0.0.1:§/",
            "http://@127.0.0.1:§/",
            "http://:@127.0.0.1:§/",
            "http://a:b@c@127.0.0.1:§/",
            "http://example.org＠127.0.0.1:§/",
            // slashes, question marks, fragments
            "http:127.0.0.1:§/",
            "http:/127.0.0.1:§/",
            "http:///127.0.0.1:§/",
            "http:////127.0.0.1:§/",
            "http:\\\\127.0.0.1:§\\",
            "http:/\\127.0.0.1:§/",
            "http://example.org\\@127.0.0.1:§/",
            "http://127.0.0.1:§\\@example.org/",
            "http://example.org\\.127.0.0.1:§/",
            "http://127.0.0.1:§#@example.org/",
            "http://example.org#@127.0.0.1:§/",
            "http://127.0.0.1:§?@example.org/",
            "http://127.0.0.1:§;@example.org/",
            "http://example.org&@127.0.0.1:§/",
            "http://127.0.0.1:§／a",
            "//127.0.0.1:§/",
            "\\\\127.0.0.1:§\\",
            "///127.0.0.1:§/",
            // blanks and control characters
            " http://127.0.0.1:§/ ",
            "\thttp://127.0.0.1:§/",
            "http://127.0.0.1:§\t/",
            "http://127.0\n.0.1:§/",
            "ht\ntp://127.0.0.1:§/",
            "http://127.0.0.1\r\n:§/",
            "http://127.0.0.1 :§/",
            "http:// 127.0.0.1:§/",
            "http://127.0.0.1\u0000.example.org:§/",
            "http://example.org\r\nHost: 127.0.0.1:§/",
            "http://example.org/\r\n\r\nGET / HTTP/1.1",
            // ports
            "http://127.0.0.1:0§/",
            "http://127.0.0.1:§:80/",
            "http://127.0.0.1:80:§/",
            "http://127.0.0.1::§/",
            "http://127.0.0.1:+§/",
            "http://127.0.0.1:§a/",
            "http://127.0.0.1:Ｐ/",
            "http://127.0.0.1:%50/",
            // schemes
            "127.0.0.1:§",
            "localhost:§",
            "HTTP://127.0.0.1:§/",
            "hTTps://127.0.0.1:§/",
            "ftp://127.0.0.1:§/",
            "gopher://127.0.0.1:§/_GET",
            "file://127.0.0.1:§/etc/passwd",
            "jar:http://127.0.0.1:§/!/",
            "url:http://127.0.0.1:§/",
            "view-source:http://127.0.0.1:§/",
            "javascript://127.0.0.1:§/",
            "ws://127.0.0.1:§/",
            "http+unix://127.0.0.1:§/",
            "http://http://127.0.0.1:§/",
            "http://[::1]@127.0.0.1:§/");

    private static RawServer canary;
    private static HttpFetcher web;

    @BeforeAll
    static void start() {
        canary = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        AddressPolicy policy = AddressPolicy.STRICT.withPorts(80, 443, canary.port());
        web = new HttpFetcher(
                FetchSettings.of("test/1", policy).withNames(name -> List.of(InetAddress.getByName("127.0.0.1"))));
    }

    @AfterAll
    static void stop() {
        web.close();
        canary.close();
    }

    @ParameterizedTest
    @MethodSource("notations")
    void isNotReachedByWhatSomebodyTypes(String notation) {
        try {
            assertRefused(Url.parse(withPort(notation)));
        } catch (BadUrl refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        assertThat(canary.hits()).isZero();
    }

    @ParameterizedTest
    @MethodSource("notations")
    void isNotReachedByALinkOrARedirect(String notation) {
        Url.parse("http://example.org/a/").link(withPort(notation)).ifPresent(CanaryTest::assertRefused);
        assertThat(canary.hits()).isZero();
    }

    static Stream<String> notations() {
        List<String> notations = new ArrayList<>(NOTATIONS);
        for (String host : HOSTS) {
            notations.add("http://" + host + ":§/");
        }
        assertThat(notations).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        return notations.stream();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void isNotReachedByARedirectThatNobodyDecidedToFollow(int status) {
        String redirect = "HTTP/1.1 " + status + " Moved\r\nLocation: http://" + canary.address()
                + "/\r\nRefresh: 0; url=http://" + canary.address() + "/\r\nContent-Length: 0\r\n\r\n";
        try (RawServer site = RawServer.saying(redirect);
                HttpFetcher visitor = new HttpFetcher(FetchSettings.of(
                        "test/1", AddressPolicy.STRICT.withExempt(site.address(), canary.address())))) {
            FetchResponse answer = (FetchResponse) visitor.fetch(site.url("/"), FetchPurpose.PAGE);
            assertThat(answer.redirect()).hasValue(canary.url("/"));
            assertThat(site.hits()).isEqualTo(1);
        }
        assertThat(canary.hits()).isZero();
    }

    @Test
    void wouldNoticeAVisit() {
        try (RawServer other = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                HttpFetcher visitor =
                        new HttpFetcher(FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(other.address())))) {
            visitor.fetch(other.url("/"), FetchPurpose.PAGE);
            assertThat(other.hits()).isEqualTo(1);
        }
    }

    private static void assertRefused(Url url) {
        assertThat(web.fetch(url, FetchPurpose.PAGE)).isInstanceOfSatisfying(FetchFailure.class, skip -> {
            assertThat(skip.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(skip.detail()).contains("refused");
        });
    }

    private static String withPort(String notation) {
        return notation.replace("§", String.valueOf(canary.port()));
    }
}
