package dev.waymark.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.Url;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpFetcherTest {

    private final Queue<Map<String, List<String>>> requests = new ConcurrentLinkedQueue<>();
    private final Set<InetSocketAddress> clients = new HashSet<>();
    private HttpServer server;
    private HttpFetcher web;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/page", exchange -> answer(exchange, 200, "hello".getBytes(UTF_8)));
        server.createContext("/gone", exchange -> answer(exchange, 410, "gone".getBytes(UTF_8)));
        server.createContext("/none", exchange -> answer(exchange, 204, new byte[0]));
        server.createContext("/packed", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, gzip("packed"));
        });
        server.createContext("/packed-nothing", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, new byte[0]);
        });
        server.createContext(
                "/where",
                exchange -> answer(
                        exchange, 200, exchange.getRequestURI().toString().getBytes(UTF_8)));
        server.createContext("/cookies", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            exchange.getResponseHeaders().add("X-Empty", "");
            answer(exchange, 200, new byte[0]);
        });
        server.createContext("/locked", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            answer(exchange, 401, new byte[0]);
        });
        server.start();
        web = new HttpFetcher(settings());
    }

    @AfterEach
    void stop() {
        web.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        requests.add(Map.copyOf(exchange.getRequestHeaders()));
        synchronized (clients) {
            clients.add(exchange.getRemoteAddress());
        }
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void bringsWhatTheServerAnswers() {
        FetchResponse answer = fetch("/page");
        assertThat(answer.url()).hasToString("http://" + address() + "/page");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString(UTF_8).isEqualTo("hello");
        assertThat(answer.truncated()).isFalse();
        assertThat(answer.mediaType()).isEqualTo("text/html");
        assertThat(answer.took()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
    }

    @Test
    void bringsErrorsAndEmptyAnswersToo() {
        assertThat(fetch("/gone").status()).isEqualTo(410);
        assertThat(fetch("/gone").body()).asString(UTF_8).isEqualTo("gone");
        assertThat(fetch("/none").status()).isEqualTo(204);
        assertThat(fetch("/none").body()).isEmpty();
    }

    @Test
    void unpacksGzip() {
        assertThat(fetch("/packed").body()).asString(UTF_8).isEqualTo("packed");
        assertThat(fetch("/packed-nothing").body()).isEmpty();
    }

    @Test
    void sendsWhatItIsAndNothingOfWhereItWas() {
        fetch("/cookies");
        fetch("/locked");
        fetch("/page");
        assertThat(requests).hasSize(3).allSatisfy(headers -> assertThat(headers)
                .containsOnlyKeys("Accept", "Accept-encoding", "Connection", "Host", "User-agent")
                .containsEntry("Accept-encoding", List.of("gzip"))
                .containsEntry("Host", List.of(address()))
                .containsEntry("User-agent", List.of("waymark-test/1 (+https://example.org/bot)")));
    }

    @ParameterizedTest
    @EnumSource(FetchPurpose.class)
    void asksForTheKindOfThingThatIsWanted(FetchPurpose wanted) {
        web.fetch(at("/page"), wanted);
        assertThat(requests.element()).containsEntry("Accept", List.of(wanted.accept()));
    }

    @Test
    void keepsHeadersThatCameTwice() {
        assertThat(fetch("/cookies").headers())
                .containsEntry("set-cookie", List.of("a=1", "b=2"))
                .containsEntry("x-empty", List.of(""));
        assertThat(fetch("/cookies").header("Set-Cookie")).hasValue("a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/where", "/where/?a=b&c", "/where//a//", "/where/%2F%C3%A9;x=1,2", "/where/a:b@c?d=%5B%5D"})
    void asksForTheVeryPathAndQueryOfTheAddress(String path) {
        assertThat(fetch(path).body()).asString(UTF_8).isEqualTo(path);
    }

    @Test
    void asksForAPathThatBeginsWithTwoSlashes() {
        try (RawServer raw = new RawServer(HttpFetcherTest::echoHead);
                HttpFetcher other =
                        new HttpFetcher(FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(raw.address())))) {
            FetchResponse answer = (FetchResponse) other.fetch(raw.url("//evil.example/x?y"), FetchPurpose.PAGE);
            assertThat(answer.body()).asString(UTF_8).startsWith("GET //evil.example/x?y HTTP/1.1\r\n");
        }
    }

    @Test
    void asksUnderTheNameOfTheSiteThoughItConnectsToAnAddress() {
        try (HttpFetcher named =
                new HttpFetcher(settings().withNames(name -> List.of(InetAddress.getByName("127.0.0.1"))))) {
            named.fetch(Url.parse("http://my_shop.example:" + port() + "/page"), FetchPurpose.PAGE);
            assertThat(requests.element()).containsEntry("Host", List.of("my_shop.example:" + port()));
        }
    }

    @Test
    void visitsAnIpv6Address() {
        try (RawServer raw = new RawServer(HttpFetcherTest::echoHead, "::1", 0)) {
            String address = "[::1]:" + raw.port();
            try (HttpFetcher other =
                    new HttpFetcher(FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(address)))) {
                FetchResponse answer =
                        (FetchResponse) other.fetch(Url.parse("http://" + address + "/"), FetchPurpose.PAGE);
                assertThat(answer.body()).asString(UTF_8).contains("Host: [0:0:0:0:0:0:0:1]:" + raw.port() + "\r\n");
            }
        }
    }

    private static void echoHead(InputStream in, OutputStream out) throws IOException {
        String head = RawServer.readHead(in);
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + head.length() + "\r\n\r\n" + head).getBytes(UTF_8));
    }

    @Test
    void usesAConnectionAgain() {
        for (String path : List.of("/page", "/packed", "/gone", "/none", "/packed-nothing", "/page", "/packed")) {
            fetch(path);
        }
        assertThat(clients).hasSize(1);
    }

    @Test
    void noticesThatAServerClosedTheConnectionWithoutSayingSo() throws Exception {
        try (RawServer closing = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                HttpFetcher other = new HttpFetcher(
                        FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(closing.address())))) {
            for (int i = 0; i < 20; i++) {
                assertThat(other.fetch(closing.url("/"), FetchPurpose.PAGE)).isInstanceOf(FetchResponse.class);
                Thread.sleep(10);
            }
            assertThat(closing.hits()).isEqualTo(20);
        }
    }

    @Test
    void servesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = Stream.generate(
                            () -> (Callable<Integer>) () -> fetch("/page").status())
                    .limit(400)
                    .collect(Collectors.toList());
            for (Future<Integer> status : threads.invokeAll(tasks)) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(clients).hasSizeBetween(1, 8);
    }

    @Test
    void goesThroughNoProxyOfTheSystem() {
        try (RawServer proxy = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            List<String> hosts = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");
            hosts.forEach(name -> System.setProperty(name, "127.0.0.1"));
            List.of("http.proxyPort", "https.proxyPort", "socksProxyPort")
                    .forEach(name -> System.setProperty(name, String.valueOf(proxy.port())));
            System.setProperty("http.nonProxyHosts", "");
            System.setProperty("socksNonProxyHosts", "");
            try (HttpFetcher other = new HttpFetcher(settings())) {
                assertThat(other.fetch(at("/page"), FetchPurpose.PAGE)).isInstanceOf(FetchResponse.class);
            } finally {
                Stream.concat(Stream.of("http", "https").map(kind -> kind + ".proxy"), Stream.of("socksProxy"))
                        .forEach(start -> List.of("Host", "Port").forEach(end -> System.clearProperty(start + end)));
                System.clearProperty("http.nonProxyHosts");
                System.clearProperty("socksNonProxyHosts");
            }
            assertThat(proxy.hits()).isZero();
        }
    }

    @Test
    void reachesNothingWhereNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String nobody = "127.0.0.1:" + free;
        try (HttpFetcher other = new HttpFetcher(FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(nobody)))) {
            assertThat(reason(other.fetch(Url.parse("http://" + nobody + "/"), FetchPurpose.PAGE)))
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void reachesNothingByHttpsWhereHttpIsSpoken() {
        Duration second = Duration.ofSeconds(1);
        try (HttpFetcher hasty = new HttpFetcher(settings().withTimes(second, second, second.multipliedBy(5)))) {
            assertThat(reason(hasty.fetch(Url.parse("https://" + address() + "/"), FetchPurpose.PAGE)))
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void answersWithASkipAfterItWasClosed() {
        web.close();
        assertThat(web.fetch(at("/page"), FetchPurpose.PAGE)).isInstanceOf(FetchFailure.class);
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        long before = threads();
        IntStream.range(0, 20).forEach(i -> {
            try (HttpFetcher other = new HttpFetcher(settings())) {
                other.fetch(at("/page"), FetchPurpose.PAGE);
            }
        });
        for (int i = 0; i < 50 && threads() > before; i++) {
            Thread.sleep(100);
        }
        assertThat(threads()).isLessThanOrEqualTo(before);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("waymark-"))
                .count();
    }

    private FetchSettings settings() {
        return FetchSettings.of(
                "waymark-test/1 (+https://example.org/bot)", AddressPolicy.STRICT.withExempt(address()));
    }

    private FetchResponse fetch(String path) {
        return (FetchResponse) web.fetch(at(path), FetchPurpose.PAGE);
    }

    private Url at(String path) {
        return Url.parse("http://" + address() + path);
    }

    private String address() {
        return "127.0.0.1:" + port();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static Reason reason(FetchResult fetched) {
        return ((FetchFailure) fetched).reason();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
