package dev.waymark.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.harness.Certificate;
import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that is not the one that was meant is not used, and nobody waits for it to become that one. */
@Timeout(60)
class ConnectionCheckTest {

    @TempDir
    static Path folder;

    /** Bytes of the driver's question whether the server speaks TLS. */
    private static final int SSL_REQUEST = 8;

    private static Certificate certificate;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.make(folder);
        postgres = Services.postgresWithTls(certificate);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void takesOneWithTheCertificateThatIsTrusted() {
        assertThatCode(() -> check(trusting(certificate))).doesNotThrowAnyException();
    }

    @Test
    void usesNoneWhoseCertificateIsOfAnUnknownAuthority() throws Exception {
        Certificate other = Certificate.make(Files.createDirectory(folder.resolve("other")));
        assertThatThrownBy(() -> check(trusting(other)))
                .hasMessageStartingWith("The connection to PostgreSQL cannot be trusted. Check")
                .hasMessageContaining("signature check failed");
    }

    @Test
    void usesNoneWhoseCertificateIsForAnotherHost() {
        assertThatThrownBy(() -> check(trusting(certificate).replace("localhost", "127.0.0.1")))
                .hasMessageStartingWith("The connection to PostgreSQL cannot be trusted. Check")
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void usesNoneWithoutTlsWhereItIsRequired() throws Exception {
        try (EmbeddedPostgres plain = Services.postgres(null, Services.freePort())) {
            assertThatThrownBy(() -> check(Services.databaseUrl(plain) + "?sslmode=require"))
                    .hasMessageStartingWith("The connection to PostgreSQL cannot be trusted. Check")
                    .hasMessageContaining("does not support SSL");
        }
    }

    @Test
    void saysThatTheLoginIsWrong() {
        assertThatThrownBy(() -> check(trusting(certificate).replace("//postgres:", "//nobody:")))
                .hasMessageStartingWith("PostgreSQL does not let us in. Check user and password in DATABASE_URL.")
                .hasMessageContaining("nobody");
    }

    @Test
    void letsOneBeThatIsNotUpYet() {
        assertThatCode(() -> check("postgres://u:p@127.0.0.1:" + Services.freePort() + "/way"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require", "verify-full"})
    void letsOneBeThatEndsTheConnectionWhileItStarts(String mode) throws Exception {
        try (ServerSocket starting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread ending = new Thread(() -> {
                try {
                    while (true) {
                        try (Socket client = starting.accept()) {
                            client.getInputStream().readNBytes(SSL_REQUEST);
                            client.getOutputStream().write('S');
                        }
                    }
                } catch (IOException e) {
                    // the end of the test
                }
            });
            ending.start();
            assertThatCode(() -> check("postgres://u:p@localhost:" + starting.getLocalPort() + "/way?sslmode=" + mode))
                    .doesNotThrowAnyException();
        }
    }

    private static String trusting(Certificate trusted) {
        return Services.databaseUrl(postgres, trusted);
    }

    private static void check(String url) {
        ConnectionCheck.check(new DatabaseUrl(url));
    }
}
