package dev.waymark.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.Url;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HostileServersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MEGABYTE = 1024 * 1024;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    // Time

    @ParameterizedTest
    @MethodSource("slowServers")
    void givesUpWhenTheWholeResponseDoesNotArriveInTime(String name, RawServer.Script script) {
        try (RawServer server = new RawServer(script)) {
            long start = System.nanoTime();
            assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(Reason.TOO_SLOW);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(SECOND.dividedBy(2), SECOND.plusSeconds(2));
        }
    }

    static Stream<Object[]> slowServers() {
        return Stream.of(
                slow("silent", (in, out) -> Thread.sleep(20_000)),
                slow("a byte of the head now and then", (in, out) -> trickle(out, OK + "X: " + "x".repeat(1000))),
                slow("a header line now and then", (in, out) -> {
                    write(out, OK);
                    for (int i = 0; i < 90; i++) {
                        write(out, "X-" + i + ": x\r\n");
                        Thread.sleep(200);
                    }
                }),
                slow("a byte of the body now and then", (in, out) -> {
                    write(out, OK + "Content-Length: 1000\r\n\r\n");
                    trickle(out, "x".repeat(1000));
                }),
                slow("a chunk now and then", (in, out) -> {
                    write(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
                    trickle(out, "1\r\nx\r\n".repeat(1000));
                }),
                slow("a body that stops", (in, out) -> {
                    write(out, OK + "Content-Length: 1000\r\n\r\nx");
                    Thread.sleep(20_000);
                }),
                slow("compressed bytes now and then", (in, out) -> {
                    write(out, OK + "Content-Encoding: gzip\r\n\r\n");
                    trickle(out, new String(gzip(new byte[100_000]), ISO_8859_1));
                }));
    }

    private static Object[] slow(String name, RawServer.Script script) {
        return new Object[] {name, script};
    }

    private static void trickle(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte octet : text.getBytes(ISO_8859_1)) {
            out.write(octet);
            out.flush();
            Thread.sleep(100);
        }
    }

    @Test
    void givesUpOnAServerThatNeverShakesHandsForTls() {
        try (RawServer server =
                        new RawServer((in, out) -> trickle(out, "\u0016\u0003\u0003\u0040\u0000" + "x".repeat(999)));
                HttpFetcher web = web(server)) {
            long start = System.nanoTime();
            FetchResult fetched = web.fetch(Url.parse("https://" + server.address() + "/"), FetchPurpose.PAGE);
            assertThat(fetched).isInstanceOf(FetchFailure.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECOND.plusSeconds(2));
        }
    }

    @Test
    void givesUpOnANameWithManyAddressesThatDoNotAnswer() throws IOException {
        List<Closeable> full = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        int port = 0;
        for (int i = 1; i <= 5; i++) {
            InetAddress address = InetAddress.getByName("127.0.0." + i);
            ServerSocket socket = new ServerSocket(port, 1, address);
            port = socket.getLocalPort();
            full.add(socket);
            addresses.add(address);
            fill(socket, full);
        }
        int common = port;
        String[] exempt =
                addresses.stream().map(a -> a.getHostAddress() + ":" + common).toArray(String[]::new);
        FetchSettings settings = FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(exempt))
                .withNames(name -> addresses)
                .withTimes(SECOND, SECOND, Duration.ofMillis(1500));
        try (HttpFetcher web = new HttpFetcher(settings)) {
            long start = System.nanoTime();
            assertThat(web.fetch(Url.parse("http://many.example:" + port + "/"), FetchPurpose.PAGE))
                    .extracting("reason")
                    .isEqualTo(Reason.TOO_SLOW);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3500));
        }
        for (Closeable socket : full) {
            socket.close();
        }
    }

    /** Connects until the system accepts no more on behalf of a server that does not. */
    private static void fill(ServerSocket server, List<Closeable> opened) throws IOException {
        try {
            for (int i = 0; i < 10; i++) {
                Socket client = new Socket();
                opened.add(client);
                client.connect(server.getLocalSocketAddress(), 100);
            }
        } catch (SocketTimeoutException e) {
            // full
        }
    }

    @Test
    void aSlowServerHoldsUpNobodyElse() throws Exception {
        try (RawServer slow = new RawServer((in, out) -> Thread.sleep(20_000));
                RawServer quick = RawServer.saying(OK + "Content-Length: 2\r\n\r\nok");
                HttpFetcher web = web(slow, quick)) {
            Thread waiting =
                    DaemonThreads.named("waiting").newThread(() -> web.fetch(slow.url("/"), FetchPurpose.PAGE));
            waiting.start();
            assertThat(web.fetch(quick.url("/"), FetchPurpose.PAGE)).isInstanceOf(FetchResponse.class);
            waiting.join(5000);
            assertThat(waiting.isAlive()).isFalse();
        }
    }

    // Size

    @ParameterizedTest
    @EnumSource(
            value = FetchPurpose.class,
            names = {"PAGE", "ROBOTS"})
    void keepsTheFirstPartOfAnEndlessBody(FetchPurpose wanted) {
        try (RawServer server = new RawServer((in, out) -> endlessly(out, OK + "\r\n", "endless ".repeat(1000)))) {
            assertCutOff(server, wanted);
        }
    }

    @Test
    void keepsTheFirstPartOfAnEndlessChunkedBody() {
        String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
        try (RawServer server =
                new RawServer((in, out) -> endlessly(out, OK + "Transfer-Encoding: chunked\r\n\r\n", chunk))) {
            assertCutOff(server, FetchPurpose.PAGE);
        }
    }

    @Test
    void keepsTheFirstPartOfAPageOf50Megabytes() {
        try (RawServer server = new RawServer((in, out) -> {
            write(out, OK + "Content-Length: " + 50 * MEGABYTE + "\r\n\r\n");
            out.write(new byte[50 * MEGABYTE]);
        })) {
            assertCutOff(server, FetchPurpose.PAGE);
        }
    }

    @Test
    void unpacksOnlyTheFirstPartOfAGzipBomb() {
        try (RawServer server = new RawServer((in, out) -> {
            write(out, OK + "Content-Encoding: gzip\r\n\r\n");
            OutputStream bomb = new GZIPOutputStream(out);
            while (true) {
                bomb.write(new byte[MEGABYTE]);
            }
        })) {
            assertCutOff(server, FetchPurpose.PAGE);
        }
    }

    private static void assertCutOff(RawServer server, FetchPurpose wanted) {
        try (HttpFetcher web = web(server)) {
            FetchResponse answer = (FetchResponse) web.fetch(server.url("/"), wanted);
            assertThat(answer.truncated()).isTrue();
            assertThat(answer.body()).hasSize(wanted.limit());
            assertThat(server.sent()).isLessThan(wanted.limit() + MEGABYTE);
        }
    }

    @Test
    void takesABodyOfExactlyTheLimitAsComplete() {
        String body = "x".repeat(FetchPurpose.ROBOTS.limit());
        try (RawServer server = RawServer.saying(OK + "Content-Length: " + body.length() + "\r\n\r\n" + body);
                HttpFetcher web = web(server)) {
            FetchResponse answer = (FetchResponse) web.fetch(server.url("/"), FetchPurpose.ROBOTS);
            assertThat(answer.truncated()).isFalse();
            assertThat(answer.body()).hasSize(FetchPurpose.ROBOTS.limit());
        }
    }

    @Test
    void hasNoUseForHalfASitemapOrDocument() {
        try (RawServer packed = new RawServer((in, out) -> {
                    write(out, OK + "Content-Encoding: gzip\r\n\r\n");
                    out.write(gzip(new byte[FetchPurpose.SITEMAP.limit() + 1]));
                });
                RawServer endless = new RawServer((in, out) -> endlessly(out, OK + "\r\n", "x".repeat(8000)))) {
            assertThat(fetch(packed, FetchPurpose.SITEMAP)).isEqualTo(Reason.TOO_LARGE);
            assertThat(fetch(endless, FetchPurpose.SITEMAP)).isEqualTo(Reason.TOO_LARGE);
            assertThat(fetch(endless, FetchPurpose.ATTACHMENT)).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void countsWhatComesOverTheWireTooAndNotOnlyWhatItBecomes() {
        String chunk = "1;" + "x".repeat(30_000) + "\r\nx\r\n";
        try (RawServer server =
                new RawServer((in, out) -> endlessly(out, OK + "Transfer-Encoding: chunked\r\n\r\n", chunk))) {
            assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(Reason.TOO_LARGE);
            assertThat(server.sent()).isLessThan(6 * MEGABYTE);
        }
    }

    // Heads

    @Test
    void readsAHeadOf100LinesAndNoLongerOne() {
        try (RawServer largest = RawServer.saying("HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(100) + "\r\n");
                RawServer larger = RawServer.saying("HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(101) + "\r\n")) {
            assertThat(fetch(largest, FetchPurpose.PAGE)).isEqualTo(200);
            assertThat(fetch(larger, FetchPurpose.PAGE)).isEqualTo(Reason.BROKEN);
        }
    }

    @Test
    void readsAHeadOf32KilobytesAndNoLargerOne() {
        String quarter = "X: " + "x".repeat(8 * 1024 - 5) + "\r\n";
        try (RawServer largest = RawServer.saying("HTTP/1.1 200 OK\r\n" + quarter.repeat(4) + "\r\n");
                RawServer larger = RawServer.saying("HTTP/1.1 200 OK\r\n" + quarter.repeat(4) + "Y: \r\n\r\n")) {
            assertThat(fetch(largest, FetchPurpose.PAGE)).isEqualTo(200);
            assertThat(fetch(larger, FetchPurpose.PAGE)).isEqualTo(Reason.BROKEN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK~          | X-Flood: flood~",
                "HTTP/1.1 200 OK~X:        | x",
                "HTTP/1.1 200 OK~X: x~     | ' and more~'",
                "''                        | x",
                "''                        | garbage~",
                "''                        | ~",
                "''                        | HTTP/1.1 100 Continue~~",
                "''                        | HTTP/1.1 103 Early Hints~Link: </a>~~",
            })
    void stopsReadingAHeadThatDoesNotEnd(String start, String part) {
        try (RawServer server = new RawServer(
                (in, out) -> endlessly(out, lines(start), lines(part).repeat(100)))) {
            assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(Reason.BROKEN);
            assertThat(server.sent()).isLessThan(6 * MEGABYTE);
        }
    }

    // Nonsense

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "<html><title>HTTP/0.9</title>",
                "220 mail.example.org ESMTP~",
                "SSH-2.0-OpenSSH_9.2~",
                "garbage~HTTP/1.1 200 OK~~",
                "HTTP/1.1~~",
                "HTTP/1.1 abc OK~~",
                "HTTP/1.1 200 OK~Content-Length: 5~",
                "HTTP/1.1 200 OK~no colon~~",
                "HTTP/1.1 200 OK~Content-Length: 10~~short",
                "HTTP/1.1 200 OK~Content-Length: -1~~",
                "HTTP/1.1 200 OK~Content-Length: many~~",
                "HTTP/1.1 200 OK~Content-Length: 99999999999999999999~~",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~x~0~~",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~-1~x~0~~",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~FFFFFFFFFFFFFFFFFF~x~0~~",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~xx~0~~",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~x",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~x~",
                "HTTP/1.1 200 OK~Transfer-Encoding: nonsense~~x",
                "HTTP/1.1 101 Switching Protocols~Upgrade: websocket~Connection: Upgrade~~",
                "HTTP/1.1 100 Continue~~",
                "HTTP/1.1 200 OK~Content-Encoding: br~~x",
                "HTTP/1.1 200 OK~Content-Encoding: deflate~~x",
                "HTTP/1.1 200 OK~Content-Encoding: gzip, gzip~~x",
                "HTTP/1.1 200 OK~Content-Encoding: gzip~Content-Encoding: gzip~~x",
                "HTTP/1.1 200 OK~Content-Encoding: identity, gzip~~x",
                "HTTP/1.1 200 OK~Content-Encoding: gzip~~this is not gzip",
                "HTTP/1.1 200 OK~Content-Encoding: gzip~~\u001f",
                "HTTP/1.1 200 OK~Content-Encoding: gzip~~\u001f\u008b\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0003",
            })
    void callsBrokenWhatIsNoHttp(String response) {
        try (RawServer server = RawServer.saying(lines(response))) {
            assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(Reason.BROKEN);
        }
    }

    @Test
    void callsAConnectionBrokenThatTheServerResets() {
        try (RawServer server = new RawServer((in, out) -> {
            throw new IOException("closed with the request unread");
        })) {
            assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(Reason.BROKEN);
        }
    }

    @Test
    void surfacesTheInnerGzipOfADoubleOneUndecoded() throws IOException {
        byte[] inner = gzip("hello".getBytes(UTF_8));
        try (RawServer server = new RawServer((in, out) -> {
                    write(out, OK + "Content-Encoding: gzip\r\n\r\n");
                    out.write(gzip(inner));
                });
                HttpFetcher web = web(server)) {
            assertThat(((FetchResponse) web.fetch(server.url("/"), FetchPurpose.PAGE)).body())
                    .isEqualTo(inner);
        }
    }

    @Test
    void neverThrowsOnRandomBytes() {
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            String start = random.nextBoolean() ? "" : lines("HTTP/1.1 200 OK~Transfer-Encoding: chunked~~");
            try (RawServer server = RawServer.saying(start + new String(bytes, ISO_8859_1))) {
                assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(Reason.BROKEN);
            }
        }
    }

    @Test
    void takesStatusesThatNobodyRegistered() {
        try (RawServer server = RawServer.saying("HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(fetch(server, FetchPurpose.PAGE)).isEqualTo(999);
        }
    }

    private static void endlessly(OutputStream out, String start, String part) throws IOException {
        write(out, start);
        byte[] bytes = part.getBytes(US_ASCII);
        while (true) {
            out.write(bytes);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String lines(String text) {
        return text.replace("~", "\r\n");
    }

    /** The status of the answer, or the reason why there is none. */
    private static Object fetch(RawServer server, FetchPurpose wanted) {
        try (HttpFetcher web = web(server)) {
            FetchResult fetched = web.fetch(server.url("/"), wanted);
            return fetched instanceof FetchResponse answer ? answer.status() : ((FetchFailure) fetched).reason();
        }
    }

    private static HttpFetcher web(RawServer... servers) {
        String[] exempt = Stream.of(servers).map(RawServer::address).toArray(String[]::new);
        return new HttpFetcher(FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt(exempt))
                .withTimes(SECOND, SECOND, SECOND));
    }
}
