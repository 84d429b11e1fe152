package dev.waymark.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagePostTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    private static HttpsServer server;
    private static SSLContext context;
    private static RawServer canary;
    private static MessagePost anywhere;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        context = TlsTest.contextFor(folder.resolve("keys.p12"));
        server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newCachedThreadPool(DaemonThreads.named("post-test")));
        server.createContext("/", MessagePostTest::answer);
        server.start();
        canary = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        anywhere = new MessagePost(FetchSettings.of("test/1", AddressPolicy.STRICT.withPorts(80, 443, canary.port()))
                .withNames(name -> List.of(InetAddress.getByName("127.0.0.1"))));
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        anywhere.close();
        canary.close();
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        SEEN.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Webhook-Id") + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
        String[] parts = exchange.getRequestURI().getPath().split("/");
        int status = Integer.parseInt(parts[1]);
        exchange.getResponseHeaders().set("Location", "https://shop.example:" + port() + "/200/followed");
        try {
            switch (parts[2]) {
                case "slow" -> Thread.sleep(4_000);
                case "huge" -> {
                    exchange.sendResponseHeaders(status, 0);
                    byte[] block = new byte[1024 * 1024];
                    for (int i = 0; i < 100; i++) {
                        exchange.getResponseBody().write(block);
                    }
                    SEEN.add("all of it was read");
                }
                default -> exchange.sendResponseHeaders(status, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static PostResult post(String url) {
        try (MessagePost post = new MessagePost(settings(), new DefaultClientTlsStrategy(context))) {
            return post.post(Url.parse(url), Map.of("webhook-id", "msg_1"), "{\"a\": \"ä\"}");
        }
    }

    private static FetchSettings settings() {
        Duration two = Duration.ofSeconds(2);
        return FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt("127.0.0.1:" + port()))
                .withNames(name -> List.of(LOOPBACK))
                .withTimes(two, two, two);
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    private static String at(String path) {
        return "https://shop.example:" + port() + path;
    }

    @Test
    void sendsTheMessageWithItsFields() {
        assertThat(post(at("/204/hook?x=1"))).isEqualTo(PostResult.answered(204));
        assertThat(SEEN).containsExactly("POST /204/hook?x=1 msg_1 application/json; charset=UTF-8 {\"a\": \"ä\"}");
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, true", "301, false", "307, false", "400, false", "410, false", "500, false"})
    void tellsTheStatusAndFollowsNothing(int status, boolean accepted) {
        PostResult result = post(at("/" + status + "/hook"));
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.isAccepted()).isEqualTo(accepted);
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void waitsNoLongerThanItsTime() {
        long start = System.nanoTime();
        assertThat(post(at("/200/slow"))).isEqualTo(PostResult.failed(Reason.TOO_SLOW));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3_500));
    }

    @Test
    void neverWaitsForMoreThanTenSeconds() throws Exception {
        try (MessagePost post = new MessagePost(
                FetchSettings.of("test/1", AddressPolicy.STRICT), new DefaultClientTlsStrategy(context))) {
            assertThat(post.longest()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void readsLittleOfAnAnswer() {
        assertThat(post(at("/200/huge"))).isEqualTo(PostResult.answered(200));
        assertThat(SEEN).hasSize(1);
    }

    @Test
    void refusesACertificateOfAnotherNameAndOneThatNoAuthorityMade() {
        assertThat(post("https://bank.example:" + port() + "/200/hook"))
                .isEqualTo(PostResult.failed(Reason.UNREACHABLE));
        try (MessagePost post = new MessagePost(settings())) {
            assertThat(post.post(Url.parse(at("/200/hook")), Map.of(), "{}"))
                    .isEqualTo(PostResult.failed(Reason.UNREACHABLE));
        }
        assertThat(SEEN).isEmpty();
    }

    @Test
    void refusesToSendAnythingInTheClear() {
        try (MessagePost post = new MessagePost(settings(), new DefaultClientTlsStrategy(context))) {
            Url clear = Url.parse("http://shop.example:" + port() + "/200/hook");
            assertThat(post.refusal(clear).orElseThrow().key()).isEqualTo("url.not-https");
            assertThat(post.post(clear, Map.of(), "{}")).isEqualTo(PostResult.failed(Reason.UNREACHABLE));
        }
        assertThat(SEEN).isEmpty();
    }

    /** Everything by which the crawler is tried, over http and over https. */
    @ParameterizedTest
    @MethodSource("notations")
    void reachesNoAddressThatIsNotPublicHoweverItIsWritten(String notation) {
        try {
            Url url = Url.parse(notation.replace("§", String.valueOf(canary.port())));
            assertThat(anywhere.post(url, Map.of(), "{}").isAccepted()).isFalse();
        } catch (BadUrl refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        assertThat(canary.hits()).isZero();
    }

    static Stream<String> notations() {
        return CanaryTest.notations()
                .flatMap(notation -> Stream.of(notation, notation.replaceFirst("(?i)http:", "https:")))
                .distinct();
    }

    @Test
    void wouldNoticeAVisit() {
        try (RawServer other = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                MessagePost visitor =
                        new MessagePost(FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(other.address())))) {
            visitor.post(Url.parse("https://" + other.address() + "/"), Map.of(), "{}");
            assertThat(other.hits()).isEqualTo(1);
        }
    }
}
