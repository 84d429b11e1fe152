package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.harness.LoopbackNotations;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.net.InetAddress;
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
        List<String> notations = LoopbackNotations.all();
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
