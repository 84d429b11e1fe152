package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order waiting jobs are handed out, asked of a real PostgreSQL with our schema. */
class ClaimQueryTest {

    private static final int ALL = 100;

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        postgres = Services.postgres(null, Services.freePort());
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("filesystem:db")
                .load()
                .migrate();
        connection = postgres.getPostgresDatabase().getConnection();
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        postgres.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        run("truncate scheduled_tasks; truncate submissions cascade");
    }

    @Test
    void handsOutTheOldestFirst() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "3 minutes");
        waiting(2, "FREE", "ben", "b.example", "4 minutes");
        assertThat(one()).containsExactly(2L);
        assertThat(one()).containsExactly(1L);
        assertThat(one()).isEmpty();
    }

    @Test
    void handsOutPaidBeforeFree() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "20 minutes");
        waiting(2, "PAID", "ben", "b.example", "1 second");
        assertThat(one()).containsExactly(2L);
    }

    @Test
    void handsOutEverybodysFirstBeforeAnybodysSecond() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "50 seconds");
        waiting(2, "FREE", "ann", "b.example", "40 seconds");
        waiting(3, "FREE", "ben", "c.example", "30 seconds");
        waiting(4, "FREE", "ann", "d.example", "20 seconds");
        waiting(5, "FREE", "ben", "e.example", "10 seconds");
        assertThat(oneByOne()).containsExactly(1L, 3L, 2L, 5L, 4L);
    }

    @Test
    void countsLongWaitingAgainstAnybodysTurn() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "7 minutes");
        waiting(2, "FREE", "ann", "b.example", "6 minutes");
        waiting(3, "FREE", "ben", "c.example", "10 seconds");
        assertThat(oneByOne()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void handsOutOneJobOfAHostAtATime() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "3 minutes");
        waiting(2, "FREE", "ben", "a.example", "2 minutes");
        waiting(3, "FREE", "eve", "b.example", "1 minute");
        assertThat(claim("one", 10, ALL)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(claim("two", 10, ALL)).isEmpty();
        run("delete from scheduled_tasks where task_instance = '1'");
        assertThat(claim("two", 10, ALL)).containsExactly(2L);
    }

    @Test
    void leavesAHostAloneWhileAJobOnItHasLostItsServer() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "3 minutes");
        waiting(2, "FREE", "ben", "a.example", "4 minutes");
        run("update jobs set state = 'RUNNING', attempt = 1 where id = 1");
        assertThat(oneByOne()).containsExactly(1L);
    }

    @Test
    void handsAServerNoMoreThanItRunsAtOnce() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            waiting(i, "FREE", "client " + i, "host" + i + ".example", i + " seconds");
        }
        assertThat(claim("one", 2, ALL)).hasSize(2);
        assertThat(claim("one", 2, ALL)).isEmpty();
        assertThat(claim("two", 2, ALL)).hasSize(2);
    }

    @Test
    void triesWhatHasKilledTwoServersWhileNoOtherSuchJobRuns() throws SQLException {
        for (int i = 1; i <= 3; i++) {
            waiting(i, "FREE", "client " + i, "host" + i + ".example", i + " seconds");
        }
        run("update jobs set broken = 2 where id in (2, 3)");
        assertThat(claim("one", 10, ALL)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(claim("two", 10, ALL)).isEmpty();
    }

    @Test
    void countsADeathThatNobodyHasWrittenDownYet() throws SQLException {
        waiting(1, "FREE", "ann", "a.example", "3 minutes");
        waiting(2, "FREE", "ben", "b.example", "2 minutes");
        waiting(3, "FREE", "eve", "c.example", "1 minute");
        run("update jobs set state = 'RUNNING', attempt = 2, broken = 1 where id in (1, 2)");
        assertThat(claim("one", 10, ALL)).containsExactlyInAnyOrder(1L, 3L);
        run("update jobs set attempt = 3, broken = 2 where id = 1");
        assertThat(claim("two", 10, ALL)).isEmpty();
        run("delete from scheduled_tasks where task_instance = '1'");
        assertThat(claim("two", 10, ALL)).containsExactly(2L);
    }

    @Test
    void findsAPaidJobBehindMoreFreeOnesThanItLooksAt() throws SQLException {
        run("""
                insert into submissions (id, token_hash, url, tier, template, sector, goal, client, accepted_at)
                overriding system value
                select n, sha256(n::text::bytea), 'https://' || n || '.example/', 'FREE', 'auto', 'general', '', n::text, now()
                from generate_series(1, 1500) n;
                insert into jobs (id, submission_id, host, created_at)
                overriding system value
                select n, n, n || '.example', now() - interval '1 hour' from generate_series(1, 1500) n;
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'generate', n::text, now() - interval '1 hour', false, 1 from generate_series(1, 1500) n
                """);
        waiting(2_000, "PAID", "ben", "paid.example", "1 second");
        assertThat(claim("one", 1, ALL)).containsExactly(2_000L);
        assertThat(claim("two", 1_200, 1_200)).hasSize(1_000);
    }

    @Test
    void passesOverWhatAnotherServerIsClaiming() throws SQLException {
        for (int i = 1; i <= 4; i++) {
            waiting(i, "FREE", "client " + i, "host" + i + ".example", (10 - i) + " seconds");
        }
        try (Connection other = postgres.getPostgresDatabase().getConnection()) {
            other.setAutoCommit(false);
            assertThat(claim(other, "one", 2, ALL)).containsExactlyInAnyOrder(1L, 2L);
            assertThat(claim("two", 2, ALL)).containsExactlyInAnyOrder(3L, 4L);
        }
    }

    @Test
    void takesTheOtherTasksOfTheSchedulerAsWell() throws SQLException {
        run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values ('housekeeping', 'recurring', now(), false, 1)");
        assertThat(claim("one", 0, ALL)).containsExactly(0L);
    }

    @Test
    void handsAServerOneMailAtATimeAndLeavesTheThreadsOfTheJobsAlone() throws SQLException {
        for (int i = 101; i <= 103; i++) {
            run("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('mail', '" + i + "', now() - interval '" + (200 - i) + " seconds', false, 1)");
        }
        waiting(1, "FREE", "ann", "a.example", "3 minutes");
        assertThat(claim("one", 10, ALL)).containsExactlyInAnyOrder(101L, 1L);
        assertThat(claim("one", 10, ALL)).isEmpty();
        assertThat(claim("two", 10, ALL)).containsExactly(102L);
        run("delete from scheduled_tasks where task_instance = '101'");
        assertThat(claim("one", 10, ALL)).containsExactly(103L);
    }

    private static void waiting(long id, String tier, String client, String host, String since) throws SQLException {
        run("""
                insert into submissions (id, token_hash, url, tier, template, sector, goal, client, accepted_at)
                overriding system value
                values (%1$d, sha256('%1$d'), 'https://%4$s/', '%2$s', 'auto', 'general', '', '%3$s', now());
                insert into jobs (id, submission_id, host, created_at)
                overriding system value values (%1$d, %1$d, '%4$s', now() - interval '%5$s');
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                values ('generate', '%1$d', now(), false, 1, case '%2$s' when 'PAID' then 1 end)
                """.formatted(id, tier, client, host, since));
    }

    private static List<Long> one() throws SQLException {
        return claim("one", 10, 1);
    }

    /** Each is over before the next is asked for, but still counts as its client's. */
    private static List<Long> oneByOne() throws SQLException {
        List<Long> order = new ArrayList<>();
        for (List<Long> next = claimOne(); !next.isEmpty(); next = claimOne()) {
            order.addAll(next);
        }
        return order;
    }

    private static List<Long> claimOne() throws SQLException {
        return claim("one", 1 + (int) count("select count(*) from scheduled_tasks where picked"), 1);
    }

    private static List<Long> claim(String server, int parallel, int limit) throws SQLException {
        return claim(connection, server, parallel, limit);
    }

    private static List<Long> claim(Connection by, String server, int parallel, int limit) throws SQLException {
        List<Long> taken = new ArrayList<>();
        try (PreparedStatement statement = by.prepareStatement(ClaimQuery.TAKE)) {
            new ClaimQuery(parallel).fill(statement, server, Instant.now().plusSeconds(1), limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String task = rows.getString("task_instance");
                    taken.add(task.equals("recurring") ? 0 : Long.parseLong(task));
                }
            }
        }
        return taken;
    }

    private static long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
