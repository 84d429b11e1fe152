package dev.waymark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A database that ends in the middle of whatever it does, as {@code pg_ctl stop -m immediate} ends it, until {@link #end}. */
public final class DatabaseCrash {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Services services;
    private final String command;

    private DatabaseCrash(Services services, String command) {
        this.services = services;
        this.command = command;
    }

    public static DatabaseCrash of(Services services) throws Exception {
        Path data = Path.of(dataOf(services));
        String command = Files.readString(data.resolve("postmaster.opts")).strip();
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        await(() -> ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
        return new DatabaseCrash(services, command);
    }

    /** Starts the database again, on its data and its port. */
    public void end() throws IOException, InterruptedException {
        // PostgreSQL does not run as root; embedded, it then runs as nobody in a user namespace of its own.
        String user = System.getProperty("user.name").equals("root") ? "unshare -U " : "";
        new ProcessBuilder("sh", "-c", "exec " + user + command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/postgres-again.log").toFile())
                .start();
        await(this::answers);
    }

    private boolean answers() {
        try {
            return !dataOf(services).isEmpty();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String dataOf(Services services) throws SQLException {
        try (Connection connection = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show data_directory")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "The database did not do as it was told; see target/postgres-again.log");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
