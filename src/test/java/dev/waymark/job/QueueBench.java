package dev.waymark.job;

import dev.waymark.bench.Row;
import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * {@code bin/lab/bench queue [ENDED [CLAIMERS [SECONDS [WAITING …]]]]}: how long the statement takes that claims jobs, and how many are
 * claimed in a second, while so many servers ask at once without a pause, with so many jobs that have ended and so many that wait. What is
 * claimed is ended at once, and another job comes in its place. Default: 10,000,000 50 20 1000 100000 1000000 10000000, which takes half
 * an hour and 15 GB.
 */
public final class QueueBench {

    private static final int PARALLEL = 4;

    /** As many as a server asks for: the threads of its jobs, and two more. */
    private static final int LIMIT = PARALLEL + 2;

    private static final String ADD = """
            with numbers as (select n from generate_series(%1$d, %2$d) n), added as (
                insert into submissions (id, token_hash, url, tier, template, sector, goal, client, created_at, accepted_at)
                overriding system value
                select n, sha256(n::text::bytea), 'https://host-' || n || '.example/', case when n %% 100 = 0 then 'PAID' else 'FREE' end,
                       'auto', 'general', '', 'client ' || n / 3, now(), now() from numbers)
            insert into jobs (id, submission_id, host, created_at, state, finished_at)
            overriding system value
            select n, n, 'host-' || n || '.example', %4$s, '%3$s', case when '%3$s' = 'FINISHED' then now() end from numbers
            """;

    private final EmbeddedPostgres postgres;
    private final int claimers;
    private final Duration time;
    private final AtomicLong last = new AtomicLong();

    private QueueBench(EmbeddedPostgres postgres, int claimers, Duration time) {
        this.postgres = postgres;
        this.claimers = claimers;
        this.time = time;
    }

    public static void main(String[] args) throws Exception {
        long ended = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int claimers = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        Duration time = Duration.ofSeconds(args.length > 2 ? Long.parseLong(args[2]) : 20);
        List<Long> waiting = args.length > 3
                ? Arrays.stream(args).skip(3).map(Long::parseLong).toList()
                : List.of(1_000L, 100_000L, 1_000_000L, 10_000_000L);
        try (EmbeddedPostgres postgres = Services.postgres(Files.createTempDirectory("queue"), Services.freePort())) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:db")
                    .load()
                    .migrate();
            new QueueBench(postgres, claimers, time).run(ended, waiting);
        }
    }

    private void run(long ended, List<Long> waiting) throws Exception {
        long begun = System.nanoTime();
        add(ended, "FINISHED");
        System.err.printf("%,d ended jobs after %d s%n", ended, (System.nanoTime() - begun) / 1_000_000_000);
        long there = 0;
        for (long count : waiting) {
            add(count - there, "WAITING");
            there = count;
            sql("vacuum analyze");
            measure(ended, count);
        }
    }

    /** In parts, so that no transaction holds all of them. */
    private void add(long count, String state) throws SQLException {
        for (long left = count; left > 0; left -= 1_000_000) {
            long from = last.get() + 1;
            long to = last.addAndGet(Math.min(left, 1_000_000));
            sql(ADD.formatted(from, to, state, "now() - interval '1 second' * (%d - n) / 100".formatted(to)));
            if (state.equals("WAITING")) {
                sql(tasks(from, to));
            }
        }
    }

    private static String tasks(long from, long to) {
        return """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                select 'generate', id::text, created_at, false, 1, case when id %% 100 = 0 then 1 end
                from jobs where id between %d and %d
                """.formatted(from, to);
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "set synchronous_commit = off; set session_replication_role = replica"); // checks no foreign keys
            statement.execute(text);
        }
    }

    /** In the middle of it. */
    private void explain() throws Exception {
        TimeUnit.SECONDS.sleep(time.toSeconds() / 2);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("explain (analyze, buffers) " + ClaimQuery.TAKE)) {
            connection.setAutoCommit(false);
            new ClaimQuery(PARALLEL).fill(statement, "plan", Instant.now(), LIMIT);
            try (ResultSet lines = statement.executeQuery()) {
                while (lines.next()) {
                    System.err.println(lines.getString(1));
                }
            }
            connection.rollback();
        }
    }

    private void measure(long ended, long waiting) throws Exception {
        List<Claimer> all = new ArrayList<>();
        for (int i = 0; i < claimers; i++) {
            all.add(new Claimer("server-" + i));
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long begun = System.nanoTime();
        all.forEach(Thread::start);
        if (System.getProperty("plan") != null) {
            explain();
        }
        for (Claimer claimer : all) {
            claimer.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] nanos = all.stream()
                .flatMapToLong(one -> one.nanos.stream().mapToLong(Long::longValue))
                .sorted()
                .toArray();
        long claimed = all.stream().mapToLong(one -> one.claimed).sum();
        long empty = all.stream().mapToLong(one -> one.empty).sum();
        Row.print(
                String.format(Locale.ROOT, "%,d ended, %,d waiting, %d claimers", ended, waiting, claimers),
                "",
                "p50 %.1f ms, p99 %.1f ms, %,.0f jobs a second, %.0f %% of %,d statements found none; load before %.1f",
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                claimed / seconds,
                100.0 * empty / nanos.length,
                nanos.length,
                load);
    }

    /** Claims jobs as one server does, and ends them at once. */
    private final class Claimer extends Thread {

        private final List<Long> nanos = new ArrayList<>();
        private long claimed;
        private long empty;

        Claimer(String name) {
            super(name);
        }

        @Override
        public void run() {
            DataSource source = postgres.getPostgresDatabase();
            long end = System.nanoTime() + time.toNanos();
            try (Connection connection = source.getConnection();
                    PreparedStatement claim = connection.prepareStatement(ClaimQuery.TAKE)) {
                do {
                    List<Long> jobs = claim(claim);
                    claimed += jobs.size();
                    empty += jobs.isEmpty() ? 1 : 0;
                    for (long job : jobs) {
                        replace(connection, job);
                    }
                } while (System.nanoTime() < end);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<Long> claim(PreparedStatement statement) throws SQLException {
            long begun = System.nanoTime();
            List<Long> jobs = new ArrayList<>();
            new ClaimQuery(PARALLEL).fill(statement, getName(), Instant.now(), LIMIT);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    jobs.add(Long.parseLong(rows.getString("task_instance")));
                }
            }
            nanos.add(System.nanoTime() - begun);
            return jobs;
        }

        /** The job ends, and a new one waits. */
        private void replace(Connection connection, long job) throws SQLException {
            long next = last.incrementAndGet();
            try (Statement statement = connection.createStatement()) {
                statement.execute("begin");
                statement.execute("update jobs set state = 'FINISHED', finished_at = now() where id = " + job);
                statement.execute(
                        "delete from scheduled_tasks where task_name = 'generate' and task_instance = '" + job + "'");
                statement.execute(ADD.formatted(next, next, "WAITING", "now()"));
                statement.execute(tasks(next, next));
                statement.execute("commit");
            }
        }
    }
}
