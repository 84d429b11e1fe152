package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.Url;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names whose addresses are not what they should be. */
@Timeout(60)
class NamesTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

    private RawServer site;
    private RawServer canary;

    @BeforeEach
    void start() {
        site = RawServer.saying(OK);
        canary = RawServer.saying(OK);
    }

    @AfterEach
    void stop() {
        site.close();
        canary.close();
    }

    @Test
    void visitsANameByTheAddressThatItHas() {
        try (HttpFetcher web = new HttpFetcher(settings(name -> List.of(address("127.0.0.1"))))) {
            assertThat(web.fetch(at(site), FetchPurpose.PAGE)).isInstanceOf(FetchResponse.class);
        }
    }

    @Test
    void refusesANameWithOneGoodAndOneBadAddress() {
        List<InetAddress> goodFirst = List.of(address("127.0.0.1"), address("10.0.0.1"));
        List<InetAddress> badFirst = List.of(address("fd00::1"), address("127.0.0.1"));
        for (List<InetAddress> addresses : List.of(goodFirst, badFirst)) {
            try (HttpFetcher web = new HttpFetcher(settings(name -> addresses))) {
                assertRefused(web.fetch(at(site), FetchPurpose.PAGE));
            }
        }
        assertThat(site.hits()).isZero();
    }

    @Test
    void refusesAnExemptAddressOnAnotherPort() {
        try (HttpFetcher web = new HttpFetcher(settings(name -> List.of(address("127.0.0.1"))))) {
            assertRefused(web.fetch(at(canary), FetchPurpose.PAGE));
        }
        assertThat(canary.hits()).isZero();
    }

    @Test
    void connectsToTheVeryAddressItJudgedHoweverOftenTheNameChanges() {
        AtomicInteger asked = new AtomicInteger();
        NameLookup rebinding = name -> List.of(address(asked.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "127.0.0.2"));
        try (RawServer neighbour = new RawServer((in, out) -> {}, "127.0.0.2", site.port());
                HttpFetcher web = new HttpFetcher(settings(rebinding))) {
            for (int i = 0; i < 2000; i++) {
                assertThat(web.fetch(at(site), FetchPurpose.PAGE))
                        .isInstanceOf(i % 2 == 0 ? FetchResponse.class : FetchFailure.class);
            }
            assertThat(neighbour.hits()).isZero();
        }
        assertThat(asked).hasValue(2000);
        assertThat(site.hits()).isEqualTo(1000);
    }

    @Test
    void asksForANameOnceForEachConnection() {
        AtomicInteger asked = new AtomicInteger();
        try (HttpFetcher web = new HttpFetcher(settings(name -> {
            asked.incrementAndGet();
            return List.of(address("127.0.0.1"));
        }))) {
            web.fetch(at(site), FetchPurpose.PAGE);
            web.fetch(at(site), FetchPurpose.PAGE);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void tellsUsersTheSameOfARefusedAnUnknownAndASilentAddress() {
        Reason refused = reason(name -> List.of(address("10.0.0.1")));
        Reason unknown = reason(name -> {
            throw new UnknownHostException(name);
        });
        Reason broken = reason(name -> {
            throw new IllegalStateException("A broken resolver");
        });
        Reason slow = reason(name -> {
            sleep();
            return List.of(address("127.0.0.1"));
        });
        assertThat(List.of(refused, unknown, broken, slow)).containsOnly(Reason.UNREACHABLE);
    }

    @Test
    void waitsForAnAddressNoLongerThanItMay() {
        FetchSettings settings = settings(name -> {
                    sleep();
                    return List.of(address("127.0.0.1"));
                })
                .withTimes(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20));
        long start = System.nanoTime();
        try (HttpFetcher web = new HttpFetcher(settings)) {
            assertRefused(web.fetch(at(site), FetchPurpose.PAGE));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(site.hits()).isZero();
    }

    private Reason reason(NameLookup names) {
        FetchSettings settings =
                settings(names).withTimes(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (HttpFetcher web = new HttpFetcher(settings)) {
            return ((FetchFailure) web.fetch(at(site), FetchPurpose.PAGE)).reason();
        }
    }

    private FetchSettings settings(NameLookup names) {
        return FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(site.address()))
                .withNames(names);
    }

    private static Url at(RawServer server) {
        return Url.parse("http://site.example:" + server.port() + "/");
    }

    private static void assertRefused(FetchResult fetched) {
        assertThat(fetched)
                .isInstanceOf(FetchFailure.class)
                .extracting("reason")
                .isEqualTo(Reason.UNREACHABLE);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
