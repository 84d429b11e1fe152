package dev.waymark.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class ServerSecretTest {

    @Test
    void isMadeOnceForAllServersThatStartTogetherAndKept() throws Exception {
        try (EmbeddedPostgres postgres = Services.postgres(null, Services.freePort())) {
            DataSource database = postgres.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(database)
                    .locations("filesystem:db")
                    .load()
                    .migrate();
            ExecutorService servers = Executors.newFixedThreadPool(8);
            List<Callable<byte[]>> starts = IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<byte[]>) () -> ServerSecret.kept(database))
                    .toList();
            List<Future<byte[]>> secrets = servers.invokeAll(starts);
            byte[] first = ServerSecret.kept(database);
            assertThat(first).hasSize(32).isNotEqualTo(new byte[32]);
            for (Future<byte[]> secret : secrets) {
                assertThat(secret.get()).isEqualTo(first);
            }
            servers.shutdown();
        }
    }

    @Test
    void keepsHashesForDifferentThingsApart() {
        ServerSecret secret = new ServerSecret();
        secret.use(new byte[32]);
        assertThat(secret.hash("client", new byte[4]))
                .matches("[0-9a-f]{32}")
                .isEqualTo(secret.hash("client", new byte[4]))
                .isNotEqualTo(secret.hash("browser", new byte[4]))
                .isNotEqualTo(secret.hash("client", new byte[6]));
    }

    @Test
    void opensWhatItSealedForTheSamePurposeOnly() {
        ServerSecret secret = new ServerSecret();
        secret.use(new byte[32]);
        String sealed = secret.seal("mail", "AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(sealed).matches("[0-9a-f]{100}").isNotEqualTo(secret.seal("mail", "AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(secret.open("mail", sealed)).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA");
        assertThatThrownBy(() -> secret.open("other", sealed)).isInstanceOf(IllegalStateException.class);
        ServerSecret changed = new ServerSecret();
        changed.use(new byte[] {1});
        assertThatThrownBy(() -> changed.open("mail", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
