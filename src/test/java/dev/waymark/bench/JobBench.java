package dev.waymark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.stub.RegistersStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code bin/lab/bench job [free full polite queue memory peers] [PAGES@LATENCY_MS …]}: how long a whole job takes, from its submission to the
 * finished file, the first after a start and warm, with the processor time and the memory of the server, beside three peers that read
 * the same site: {@link Peers}. The site runs in this process and costs all of them the same.
 */
public final class JobBench {

    private static final List<String> PARTS = List.of("free", "full", "polite", "queue", "memory", "peers");
    private static final List<String> CASES = List.of("30@0", "30@50", "200@0", "200@50", "2000@0", "2000@50");
    private static final String FIRST = "200@0";
    private static final int QUEUED = 20;
    private static final int NARROW_MILLIS = 95;
    private static final int WARM_UP_PAGES = 2_000;
    private static final int MANY = 100;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String WRITTEN = "select (pg_current_wal_lsn() - '0/0')::bigint";

    private final Set<String> parts;
    private final List<String> cases;
    private final Map<String, GeneratedSite> sites = new LinkedHashMap<>();
    private final List<GeneratedSite> queued = new ArrayList<>();
    private final List<GeneratedSite> large = new ArrayList<>();
    private final Path data = Files.createTempDirectory("bench");

    private JobBench(List<String> wanted) throws IOException {
        List<String> some = wanted.stream().filter(PARTS::contains).toList();
        parts = new TreeSet<>(some.isEmpty() ? PARTS : some);
        cases = wanted.size() > some.size()
                ? wanted.stream().filter(word -> !PARTS.contains(word)).toList()
                : CASES;
        for (String name : new TreeSet<>(
                Stream.concat(cases.stream(), Stream.of(FIRST, "30@50")).toList())) {
            sites.put(name, new GeneratedSite(pages(name), Duration.ofMillis(latency(name)), 0));
        }
        for (int i = 0; i < QUEUED; i++) {
            queued.add(new GeneratedSite(30, Duration.ofMillis(50), 0));
        }
        for (int i = 0; i < AT_ONCE; i++) {
            large.add(new GeneratedSite(2_000, Duration.ZERO, 0));
        }
    }

    public static void main(String[] args) throws Exception {
        JobBench bench = new JobBench(Arrays.asList(args));
        try (RegistersStandIn registers = RegistersStandIn.start(0);
                Services services = Services.start(bench.data)) {
            ServerBench.writeThrough(services);
            Map<String, String> settings = bench.settings(services, registers);
            if (bench.parts.contains("peers")) {
                bench.peers();
            }
            bench.jobs("free", settings);
            bench.memory(settings);
            settings.put("FULL_SERVICE_FOR_ALL", "true");
            bench.jobs("full", settings);
            settings.remove("FULL_SERVICE_FOR_ALL");
            settings.remove("CRAWL_EXEMPT_GAP_MILLIS");
            bench.polite(settings, services);
        }
        System.exit(0); // the sites listen on
    }

    private static int pages(String name) {
        return Integer.parseInt(name.split("@")[0]);
    }

    private static int latency(String name) {
        return Integer.parseInt(name.split("@")[1]);
    }

    private Map<String, String> settings(Services services, RegistersStandIn registers) {
        Map<String, String> settings = new HashMap<>(services.settings());
        settings.putAll(registers.settings());
        settings.put(
                "CRAWL_EXEMPT_ADDRESSES",
                Stream.of(sites.values(), queued, large)
                        .flatMap(Collection::stream)
                        .map(GeneratedSite::exemptPair)
                        .collect(Collectors.joining(",", registers.exemptPair() + ",", "")));
        settings.put("CRAWL_EXEMPT_GAP_MILLIS", "0");
        for (String most : List.of("FREE_PAGES", "PAID_PAGES", "FREE_TIER_DAILY_LIMIT", "JOBS_WAITING_PER_CLIENT")) {
            settings.put(most, "2000");
        }
        return settings;
    }

    private void peers() throws Exception {
        for (String name : cases) {
            Peers peers = new Peers(sites.get(name));
            print(name, "bare probe", "", peers.probe());
            print(name, "Crawlee", "", peers.crawlee());
            print(name, "one page at a time, no pause", "", peers.oneByOne(0));
        }
        if (cases.contains("30@50")) {
            print("30@50", "one page at a time, a pause of a second", "", new Peers(sites.get("30@50")).oneByOne(1));
        }
    }

    private void jobs(String tier, Map<String, String> settings) throws Exception {
        if (!parts.contains(tier)) {
            return;
        }
        try (Server server = start(settings, tier)) {
            Run run = new Run(server);
            run.rest(tier + ": memory at rest", "380 MB");
            run.measure(FIRST, tier + ", first job", "5 s");
            for (int read = 0; read < WARM_UP_PAGES; read += 200) {
                run.job(sites.get(FIRST));
            }
            for (String name : cases) {
                run.measure(name, tier + ", warm job", goal(name, tier));
            }
            run.rest(tier + ": memory after these jobs", "600 MB");
        }
    }

    /** What the process holds after many ordinary jobs, and after as many large ones at once as a server works on. */
    private void memory(Map<String, String> settings) throws Exception {
        if (!parts.contains("memory")) {
            return;
        }
        try (Server server = start(settings, "memory")) {
            Run run = new Run(server);
            run.rest("memory at rest", "380 MB");
            for (int done = 0; done < MANY; done += queued.size()) {
                run.ends(queued);
            }
            run.rest("memory after " + MANY + " jobs of 30 pages, four at once", "600 MB");
            run.ends(large);
            run.rest("memory after " + AT_ONCE + " jobs of 2,000 pages at once", "");
        }
    }

    private static String goal(String name, String tier) {
        return switch (name) {
            case "200@0" -> tier.equals("free") ? "1.5 s" : "2.2 s";
            case "2000@0" -> tier.equals("free") ? "7 s" : "9 s";
            case "200@50" -> "4.1 s";
            default -> "";
        };
    }

    /** With the politeness that everybody gets. */
    private void polite(Map<String, String> settings, Services services) throws Exception {
        if (!parts.contains("polite") && !parts.contains("queue")) {
            return;
        }
        try (Server server = start(settings, "polite")) {
            Run run = new Run(server);
            run.job(sites.get("30@50"));
            run.job(sites.get("30@50"));
            if (parts.contains("polite")) {
                run.measure("30@50", "default politeness, warm job", "3.6 s");
            }
            if (parts.contains("queue")) {
                run.queue(queued, services);
                gaps();
            }
        }
    }

    /** Each site is asked by one job, so that its requests come as far apart as politeness says; 100 ms without a Crawl-delay. */
    private void gaps() {
        double[] gaps = queued.stream()
                .flatMapToDouble(site -> Arrays.stream(site.gaps()))
                .sorted()
                .toArray();
        long narrow = Arrays.stream(gaps).filter(gap -> gap < NARROW_MILLIS).count();
        Row.print(
                "20 queued jobs: time between two requests to a website under 95 ms, shortest",
                "none",
                "%d of %d, %.0f ms",
                narrow,
                gaps.length,
                gaps[0]);
    }

    private Server start(Map<String, String> settings, String name) throws Exception {
        int port = Services.freePort();
        Map<String, String> own = new HashMap<>(settings);
        own.put("MALLOC_ARENA_MAX", "2"); // as in the image
        own.put("PUBLIC_URL", "http://127.0.0.1:" + port);
        Path log = data.resolve(name + ".log");
        Server server = Server.start(port, own, Server.inProduction(), log);
        if (!server.awaitReady(PATIENCE)) {
            throw new IllegalStateException("the server did not start: " + log);
        }
        return server;
    }

    static void print(String name, String who, String goal, double seconds) {
        Row.print(label(name, who), goal, "%.2f s", seconds);
    }

    private static String label(String name, String who) {
        return String.format(Locale.ROOT, "%,d pages, %d ms: %s", pages(name), latency(name), who);
    }

    /** Jobs on one server. */
    private final class Run {

        private final Server server;
        private final Api api;

        Run(Server server) {
            this.server = server;
            this.api = new Api(server.url());
        }

        /** The best of three where that takes no minute: this machine has other work, too. */
        void measure(String name, String who, String goal) throws Exception {
            double best = Double.MAX_VALUE;
            double processor = 0;
            for (int i = 0; i < (who.contains("first") || pages(name) > 200 ? 1 : 3); i++) {
                double before = processorSeconds();
                double seconds = job(sites.get(name));
                if (seconds < best) {
                    best = seconds;
                    processor = processorSeconds() - before;
                }
            }
            Row.print(label(name, who), goal, "%.2f s, %.2f s of processor time", best, processor);
        }

        double job(GeneratedSite site) throws InterruptedException {
            long start = System.nanoTime();
            String job = submit(site);
            while (!isFinished(job)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            if (api.get(job + "/llms.txt").statusCode() != 200) {
                throw new IllegalStateException("no file");
            }
            return (System.nanoTime() - start) / 1e9;
        }

        void queue(List<GeneratedSite> sites, Services services) throws InterruptedException {
            long written = services.number(WRITTEN);
            double before = processorSeconds();
            List<Double> ends = ends(sites);
            Row.print(
                    QUEUED + " jobs of 30 pages, 50 ms, default politeness, four at once",
                    "last 18 s",
                    "first %.1f s, median %.1f s, last %.1f s",
                    ends.get(0),
                    ends.get(QUEUED / 2),
                    ends.get(QUEUED - 1));
            Row.print(
                    "each of these jobs",
                    "",
                    "%.2f s of processor time, those who ask for the end included; %d KB of write-ahead log",
                    (processorSeconds() - before) / QUEUED,
                    (services.number(WRITTEN) - written) / QUEUED / 1024);
        }

        /** Submits all of them, and waits: the seconds until each had ended, in order. */
        List<Double> ends(List<GeneratedSite> sites) throws InterruptedException {
            long start = System.nanoTime();
            List<String> jobs = new ArrayList<>(sites.stream().map(this::submit).toList());
            List<Double> ends = new ArrayList<>();
            while (!jobs.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(100);
                jobs.removeIf(job -> {
                    boolean over = isFinished(job);
                    if (over) {
                        ends.add((System.nanoTime() - start) / 1e9);
                    }
                    return over;
                });
            }
            return ends;
        }

        private String submit(GeneratedSite site) {
            return Api.json(api.submit(site.address() + "/"))
                    .get("links")
                    .get("self")
                    .asText();
        }

        private boolean isFinished(String job) {
            JsonNode status = Api.json(api.get(job));
            if (status.has("finished")
                    && !"finished".equals(status.get("status").asText())) {
                throw new IllegalStateException(status.toString());
            }
            return status.has("finished");
        }

        private double processorSeconds() {
            return server.process().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
        }

        void rest(String what, String goal) throws IOException {
            Row.print(what, goal, "%d MB", ServerBench.residentMegabytes(server));
        }
    }
}
