package dev.waymark.job;

import com.github.kagkarlsson.scheduler.Clock;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * The time that all servers agree on: the database's. It is asked for every ten seconds and carried on by this server's own clock
 * in between, so that a server whose clock is wrong neither takes the jobs of the living nor lets its own look dead.
 */
@ApplicationScoped
public class DatabaseClock implements Clock {

    private static final long GOOD_FOR = Duration.ofSeconds(10).toNanos();

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    private Duration ahead = Duration.ZERO;
    private long asked = System.nanoTime() - GOOD_FOR;

    @Override
    public synchronized Instant now() {
        if (System.nanoTime() - asked >= GOOD_FOR) {
            ask();
        }
        return Instant.now().plus(ahead);
    }

    private void ask() {
        asked = System.nanoTime();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet time = statement.executeQuery("select clock_timestamp()")) {
            time.next();
            ahead = Duration.between(Instant.now(), time.getTimestamp(1).toInstant());
        } catch (SQLException e) {
            // Away for a moment: the last answer goes on being right.
        }
    }
}
