package dev.waymark.chaos;

import dev.waymark.harness.Api;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import redis.embedded.RedisServer;

/**
 * What an operator does to a Waymark whose jobs run: {@code bin/lab/restore} dumps the database, loses it with the servers, and restores it;
 * {@code bin/lab/upgrade} replaces two servers of an earlier version one after the other. Jobs come in all the time. Ends with 1 when one
 * is lost that was accepted, or was in the dump.
 */
public final class UpkeepRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String JDBC = "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=postgres";

    private final int jobs;
    private final WatchedSites sites = new WatchedSites(16, 300);
    private final RedisServer redis = Services.redis((Path) null);
    private final Map<Integer, Server> servers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final long begun = System.nanoTime();

    private UpkeepRun(int jobs) throws Exception {
        this.jobs = jobs;
    }

    /** @param arguments {@code restore JOBS PORT_OF_POSTGRESQL FOLDER_OF_ITS_PROGRAMS}, or {@code upgrade JOBS TARGET_OF_THE_EARLIER_VERSION} */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.util.logging.config.file", "src/test/resources/logging.properties");
        int jobs = Integer.parseInt(arguments[1]);
        try (UpkeepRun run = new UpkeepRun(jobs)) {
            boolean held = arguments[0].equals("restore")
                    ? run.restore(Integer.parseInt(arguments[2]), Path.of(arguments[3]))
                    : run.upgrade(Path.of(arguments[2]));
            System.out.println(held ? "held" : "DID NOT HOLD");
            System.exit(held ? 0 : 1);
        }
    }

    private boolean restore(int postgres, Path programs) throws Exception {
        String url = "postgres://postgres:postgres@127.0.0.1:" + postgres + "/";
        Path dump = Files.createTempFile("waymark", ".dump");
        Files.delete(dump);
        int first = Services.freePort();
        int second = Services.freePort();
        start(Path.of("target"), first, url + "waymark");
        start(Path.of("target"), second, url + "waymark");
        Thread visitors = visitors();
        await(jobs / 3);
        say("pg_dump while jobs run");
        command(programs.resolve("pg_dump"), "--format=custom", "--file=" + dump, url + "waymark");
        say("dumped: " + Files.size(dump) / 1024 + " KB");
        await(jobs * 2 / 3);
        say("both servers killed (kill -9), the database given up");
        List<Server> dead = List.copyOf(servers.values());
        servers.clear();
        dead.forEach(server -> server.process().destroyForcibly());
        visitors.interrupt();
        visitors.join();
        command(programs.resolve("createdb"), "--maintenance-db=" + url + "postgres", "waymark_restored");
        command(
                programs.resolve("pg_restore"),
                "--no-owner",
                "--exit-on-error",
                "--dbname=" + url + "waymark_restored",
                dump.toString());
        say("restored");
        String restored = JDBC.formatted(postgres, "waymark_restored");
        List<String> inDump = list(restored, "select id || ' ' || state from jobs order by id");
        for (String state : List.of("WAITING", "RUNNING", "FINISHED")) {
            line(
                    "in the dump: " + state.toLowerCase(Locale.ROOT),
                    inDump.stream().filter(job -> job.endsWith(state)).count());
        }
        line("accepted after the dump, and lost with the database", accepted.size() - inDump.size());
        start(Path.of("target"), Services.freePort(), url + "waymark_restored");
        start(Path.of("target"), Services.freePort(), url + "waymark_restored");
        long unended = awaitEnds(restored);
        report(restored);
        List<String> now = list(restored, "select id || ' ' || state from jobs order by id");
        line("jobs of the dump that are gone", inDump.size() - now.size());
        return unended == 0
                && now.size() == inDump.size()
                && inDump.stream().anyMatch(job -> job.endsWith("RUNNING"))
                && now.stream().allMatch(job -> job.endsWith("FINISHED"));
    }

    private boolean upgrade(Path earlier) throws Exception {
        try (Services services = Services.start(null)) {
            String url = services.databaseUrl();
            String jdbc = JDBC.formatted(services.postgres().getPort(), "postgres");
            String version = "select max(version) from flyway_schema_history where success";
            int first = Services.freePort();
            int second = Services.freePort();
            start(earlier, first, url);
            start(earlier, second, url);
            line("schema of the earlier version", list(jdbc, version).get(0));
            Thread visitors = visitors();
            for (int port : List.of(first, second)) {
                await(accepted.size() + jobs / 6);
                line(
                        "jobs that run when a server is stopped",
                        list(jdbc, "select count(*) from jobs where state = 'RUNNING'")
                                .get(0));
                say("the server at one of two ports stops (SIGTERM), the other serves");
                servers.remove(port).close();
                say("the new version starts there");
                start(Path.of("target"), port, url);
                say("it is ready; schema " + list(jdbc, version).get(0));
            }
            visitors.join();
            long unended = awaitEnds(jdbc);
            report(jdbc);
            line(
                    "accepted jobs that the database does not have",
                    accepted.size() - count(jdbc, "select count(*) from jobs"));
            line("schema of the new version", list(jdbc, version).get(0));
            servers.values().forEach(Server::close);
            return unended == 0 && accepted.size() == count(jdbc, "select count(*) from jobs where state = 'FINISHED'");
        }
    }

    private void start(Path target, int port, String database) throws Exception {
        Map<String, String> settings = new HashMap<>(Chaos.settings(sites));
        settings.putAll(Map.of(
                "DATABASE_URL",
                database,
                "REDIS_URL",
                Services.redisUrl(redis),
                "TRUSTED_PROXIES",
                "127.0.0.1",
                "DATABASE_CONNECTIONS",
                "12",
                "PUBLIC_URL",
                "http://127.0.0.1:" + port));
        Path log = Files.createTempFile("waymark", ".log");
        Server server = Server.start(target, port, settings, Server.quickStart(), log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        if (!server.awaitReady(PATIENCE)) {
            throw new IllegalStateException("the server did not start: " + log);
        }
        servers.put(port, server);
    }

    /** A new visitor three times a second, at whichever server answers, until enough jobs are accepted. */
    private Thread visitors() {
        Thread thread = new Thread(() -> {
            while (accepted.size() < jobs && !Thread.currentThread().isInterrupted()) {
                submit();
                FaultInjector.pause(300);
            }
        });
        thread.start();
        return thread;
    }

    private void submit() {
        List<Server> present = new ArrayList<>(servers.values());
        for (Server server : present) {
            try {
                URI at = server.url();
                HttpResponse<String> answer = Api.withoutContract(at).submit(sites.address(accepted.size()));
                if (answer.statusCode() == 202) {
                    accepted.add(Api.json(answer).get("links").get("self").asText());
                    return;
                }
            } catch (UncheckedIOException serverIsDown) {
                // the other one
            }
        }
        refused.incrementAndGet();
    }

    private void await(int count) {
        while (accepted.size() < Math.min(count, jobs)) {
            FaultInjector.pause(50);
        }
    }

    /** How many jobs have no end when they have had time enough. */
    private static long awaitEnds(String jdbc) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String unended = "select count(*) from jobs where state in ('WAITING', 'RUNNING')";
        while (count(jdbc, unended) > 0 && System.nanoTime() < end) {
            FaultInjector.pause(500);
        }
        return count(jdbc, unended);
    }

    private void report(String jdbc) throws SQLException {
        line("jobs accepted", accepted.size());
        line("submissions that no server took", refused.get());
        for (String state : List.of("WAITING", "RUNNING", "FINISHED", "FAILED", "CANCELLED")) {
            line(
                    "at the end: " + state.toLowerCase(Locale.ROOT),
                    count(jdbc, "select count(*) from jobs where state = '" + state + "'"));
        }
        line(
                "finished without a result",
                count(
                        jdbc,
                        "select count(*) from jobs where state = 'FINISHED' and not exists (select 1 from results where job_id = jobs.id)"));
        line("jobs with more than one attempt", count(jdbc, "select count(*) from jobs where attempt > 1"));
        line(
                "places left in the queue",
                count(jdbc, "select count(*) from scheduled_tasks where task_name = 'generate'"));
    }

    private static void command(Path program, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(program.toString()));
        all.addAll(List.of(arguments));
        int code = new ProcessBuilder(all).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(program.getFileName() + " ended with " + code);
        }
    }

    private static long count(String jdbc, String query) throws SQLException {
        return Long.parseLong(list(jdbc, query).get(0));
    }

    private static List<String> list(String jdbc, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private void say(String what) {
        System.out.printf("%5.1f s  %s%n", (System.nanoTime() - begun) / 1e9, what);
    }

    private static void line(String what, Object value) {
        System.out.printf("%-52s %s%n", what, value);
    }

    @Override
    public void close() throws Exception {
        servers.values().forEach(Server::close);
        sites.close();
        redis.stop();
    }
}
