package dev.waymark.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * {@code bin/lab/chaos [JOBS [KILLS [POSTGRES_STOPS [REDIS_STOPS [SERVERS]]]]]}: runs a {@link ChaosRun} and prints what came of it. Ends
 * with 1 when a job was lost, run twice at once or left without its result.
 */
public final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.util.logging.config.file", "src/test/resources/logging.properties");
        ChaosRun.Plan plan = new ChaosRun.Plan(
                number(arguments, 0, 1_000),
                number(arguments, 1, 100),
                number(arguments, 2, 5),
                number(arguments, 3, 5),
                Duration.ofMinutes(5),
                System.currentTimeMillis());
        Path folder = Files.createTempDirectory("waymark-chaos");
        try (WatchedSites sites = new WatchedSites(16, 300);
                FaultInjector disasters = new FaultInjector(folder);
                ServerFleet fleet = new ServerFleet(disasters.services(), number(arguments, 4, 2), settings(sites))) {
            ChaosRun.Outcome outcome = new ChaosRun(plan, fleet, disasters, sites).run();
            print(outcome);
            printDatabase(disasters);
            boolean held = outcome.lost() + outcome.twiceAtOnce() + outcome.incomplete() == 0;
            System.out.println(held ? "held" : "DID NOT HOLD");
            System.exit(held ? 0 : 1);
        }
    }

    static Map<String, String> settings(WatchedSites sites) {
        return Map.of(
                "CRAWL_EXEMPT_ADDRESSES",
                sites.exemptPairs(),
                "JOB_HEARTBEAT_SECONDS",
                System.getProperty("heartbeat", "2"));
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void print(ChaosRun.Outcome outcome) {
        line("jobs accepted", outcome.accepted());
        line("servers killed (kill -9)", outcome.kills());
        line("PostgreSQL stopped for 10 s", outcome.postgresStops());
        line("Redis stopped for 6 s", outcome.redisStops());
        outcome.ends().forEach(Chaos::line);
        line("lost: without an end", outcome.lost());
        line("run by two servers at once", outcome.twiceAtOnce());
        line("finished without all pages", outcome.incomplete());
        line("taken over by another server", outcome.takenOver());
        line("pages read again", outcome.readAgain());
        line("longest pause at a take-over, s", String.format(Locale.ROOT, "%.1f", outcome.longestPause()));
        line("most requests under way at a host", outcome.mostUnderWay());
        line("gaps between starts at a host", outcome.gaps().size());
        line("shortest gap by one server, by two, ms", outcome.shortestGap(true) + ", " + outcome.shortestGap(false));
        line(
                "gaps below 100, 90, 50 ms",
                outcome.gapsBelow(100) + ", " + outcome.gapsBelow(90) + ", " + outcome.gapsBelow(50));
        long now = System.nanoTime();
        outcome.gaps().stream()
                .filter(gap -> gap.millis() < 90)
                .limit(20)
                .forEach(gap -> System.err.printf(
                        "%s gap of %d ms: %s then %s%n",
                        Instant.now().minusNanos(now - gap.after().nanos()), gap.millis(), gap.before(), gap.after()));
        line("seconds", String.format(Locale.ROOT, "%.0f", outcome.seconds()));
    }

    private static void printDatabase(FaultInjector disasters) throws Exception {
        try (Connection connection =
                        disasters.services().postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from results),
                               (select count(*) from jobs where state = 'FINISHED'),
                               (select count(*) from scheduled_tasks where task_name = 'generate'),
                               (select coalesce(max(attempt), 0) from jobs),
                               (select coalesce(max(broken), 0) from jobs)
                        """)) {
            row.next();
            line("results / finished jobs in the database", row.getLong(1) + " / " + row.getLong(2));
            line("places left in the queue", row.getLong(3));
            line("most attempts, most deaths over one job", row.getLong(4) + ", " + row.getLong(5));
        }
    }

    private static void line(String what, Object value) {
        System.out.printf("%-44s %s%n", what, value);
    }
}
