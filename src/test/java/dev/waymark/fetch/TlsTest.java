package dev.waymark.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name that was asked for is the name that the certificate must bear, whatever the address. */
class TlsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static HttpsServer server;
    private static SSLContext context;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        context = contextFor(folder.resolve("keys.p12"));
        server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] host = exchange.getRequestHeaders().getFirst("Host").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void asksUnderTheNameThatTheCertificateBears() {
        try (HttpFetcher web = new HttpFetcher(settings(), new DefaultClientTlsStrategy(context))) {
            FetchResponse answer = (FetchResponse) web.fetch(at("shop.example"), FetchPurpose.PAGE);
            assertThat(answer.body()).asString(UTF_8).isEqualTo("shop.example:" + port());
        }
    }

    @Test
    void refusesACertificateOfAnotherName() {
        try (HttpFetcher web = new HttpFetcher(settings(), new DefaultClientTlsStrategy(context))) {
            assertUnreachable(web.fetch(at("bank.example"), FetchPurpose.PAGE));
            assertUnreachable(web.fetch(at("127.0.0.1"), FetchPurpose.PAGE));
        }
    }

    @Test
    void refusesACertificateThatNoAuthorityMade() {
        try (HttpFetcher web = new HttpFetcher(settings())) {
            assertUnreachable(web.fetch(at("shop.example"), FetchPurpose.PAGE));
        }
    }

    @Test
    void givesUpOnATrickleInsideOfTlsInTime() throws Exception {
        try (ServerSocket socket = context.getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
            DaemonThreads.named("trickle").newThread(() -> trickle(socket)).start();
            Duration second = Duration.ofSeconds(1);
            FetchSettings hasty = FetchSettings.of(
                            "test/1", AddressPolicy.STRICT.withExempt("127.0.0.1:" + socket.getLocalPort()))
                    .withNames(name -> List.of(LOOPBACK))
                    .withTimes(second, second, second);
            try (HttpFetcher web = new HttpFetcher(hasty, new DefaultClientTlsStrategy(context))) {
                long start = System.nanoTime();
                FetchResult fetched =
                        web.fetch(Url.parse("https://shop.example:" + socket.getLocalPort()), FetchPurpose.PAGE);
                assertThat(fetched).extracting("reason").isEqualTo(Reason.TOO_SLOW);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            }
        }
    }

    private static void trickle(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // the client has gone
        }
    }

    private static void assertUnreachable(FetchResult fetched) {
        assertThat(fetched).isInstanceOfSatisfying(FetchFailure.class, skip -> {
            assertThat(skip.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(skip.detail()).contains("SSL");
        });
    }

    private static FetchSettings settings() {
        return FetchSettings.of("test/1", AddressPolicy.STRICT.withExempt("127.0.0.1:" + port()))
                .withNames(name -> List.of(LOOPBACK));
    }

    private static Url at(String host) {
        return Url.parse("https://" + host + ":" + port() + "/");
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    /** A certificate that signs itself, trusted by this context alone. */
    static SSLContext contextFor(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "shop",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=shop.example",
                        "-ext",
                        "SAN=dns:shop.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
