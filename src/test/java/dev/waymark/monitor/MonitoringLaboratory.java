package dev.waymark.monitor;

import dev.waymark.chaos.ServerFleet;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.Person;
import dev.waymark.harness.Services;
import dev.waymark.monitor.NoisySites.RealChange;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * {@code bin/lab/monitoring [SITES [DAY_SECONDS]]}: many sites are checked for a month of short days, and 100 of them change once. {@code
 * bin/lab/monitoring kills [SITES]}: two servers check sites while one of them is killed every few seconds. Prints what came of it, and
 * ends with 1 when a check was lost, late or made twice, or when something was told that is not so.
 */
public final class MonitoringLaboratory {

    private static final String EMAIL = "watcher@watch.example";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DAYS_BETWEEN_CHECKS = 7;
    private static final int DAYS = 30;
    private static final int DAYS_WITH_CHANGES = 21;
    private static final int MAX_CHANGES = 100;
    private static final double MAX_DAYS_LATE = DAYS_BETWEEN_CHECKS / 10.0;

    private static final int DAYS_BETWEEN_CHECKS_WITH_KILLS = 2;
    private static final int DAY_SECONDS_WITH_KILLS = 10;
    private static final int SECONDS_OF_KILLS = 120;
    private static final int SECONDS_BETWEEN_KILLS = 2;

    /** Slow enough that each kill breaks off a few checks. */
    private static final int MILLIS_OF_AN_ANSWER_WITH_KILLS = 300;

    /** A claim of a server that was killed holds for a minute. */
    private static final int SECONDS_TO_CATCH_UP = 120;

    private final NoisySites sites;
    private final Services services;
    private final Mailbox mailbox;
    private final ServerFleet fleet;
    private final int daySeconds;
    private final Random random;

    /** The job of each site. */
    private final List<String> jobs = new ArrayList<>();

    /** What each check was sent. */
    private final Map<Check, Long> bytes = new HashMap<>();

    private boolean held = true;

    private MonitoringLaboratory(
            NoisySites sites, Services services, Mailbox mailbox, ServerFleet fleet, int daySeconds) {
        this.sites = sites;
        this.services = services;
        this.mailbox = mailbox;
        this.fleet = fleet;
        this.daySeconds = daySeconds;
        long seed = Long.getLong("seed", System.currentTimeMillis());
        this.random = new Random(seed);
        line("seed", seed);
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.util.logging.config.file", "src/test/resources/logging.properties");
        boolean kills = arguments.length > 0 && arguments[0].equals("kills");
        int count = number(arguments, kills ? 1 : 0, kills ? 40 : 1_000);
        int daySeconds = kills ? DAY_SECONDS_WITH_KILLS : number(arguments, 1, 20);
        int days = kills ? DAYS_BETWEEN_CHECKS_WITH_KILLS : DAYS_BETWEEN_CHECKS;
        boolean held;
        try (NoisySites sites = new NoisySites(count, daySeconds, kills ? MILLIS_OF_AN_ANSWER_WITH_KILLS : 0);
                Services services = Services.start(null);
                Mailbox mailbox = Mailbox.start();
                ServerFleet fleet =
                        new ServerFleet(services, kills ? 2 : 1, settings(sites, mailbox, daySeconds, days))) {
            MonitoringLaboratory laboratory = new MonitoringLaboratory(sites, services, mailbox, fleet, daySeconds);
            held = kills ? laboratory.kill() : laboratory.watch();
        }
        System.out.println(held ? "held" : "DID NOT HOLD");
        System.exit(held ? 0 : 1);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static Map<String, String> settings(NoisySites sites, Mailbox mailbox, int daySeconds, int days) {
        Map<String, String> settings = new HashMap<>();
        settings.put("CRAWL_EXEMPT_ADDRESSES", sites.exemptPairs());
        settings.put("CRAWL_EXEMPT_GAP_MILLIS", "0");
        settings.put("FREE_TIER_DAILY_LIMIT", "1000");
        settings.put("JOBS_WAITING_PER_CLIENT", "1000");
        settings.put("JOBS_PARALLEL", "6");
        settings.put("JOB_HEARTBEAT_SECONDS", "2");
        settings.put("MONITORING_FOR_ALL", "true");
        settings.put("MONITORS_PER_ACCOUNT", "100000");
        settings.put("MONITOR_DAY_SECONDS", String.valueOf(daySeconds));
        settings.put("MONITOR_DAYS", String.valueOf(days));
        settings.put("CHECKS_PARALLEL", System.getProperty("parallel", "8"));
        settings.put("SMTP_URL", mailbox.smtpUrl());
        settings.put("MAIL_FROM", "Waymark <waymark@example.org>");
        settings.put("OPERATOR_EMAIL", "help@example.org");
        List.of("CHARITY_COMMISSION_BASE_URL", "THREESIXTY_REGISTRY_URL", "POSTCODES_BASE_URL")
                .forEach(register -> settings.put(register, "http://127.0.0.1:9"));
        return settings;
    }

    // the month

    private boolean watch() throws Exception {
        Person owner = keepAll();
        Duration pause = Duration.ofSeconds(daySeconds).multipliedBy(DAYS_BETWEEN_CHECKS);
        monitorAll(owner, pause);
        await(
                "every site has been read once",
                () -> services.number("select count(*) from watches where checks = 0") == 0);
        sites.forgetVisits();
        services.execute("delete from checks");
        int changes = Math.min(MAX_CHANGES, sites.size() / 2);
        double cpu = seconds(fleet.processorTime(0));
        Map<Integer, Told> told = month(changes);
        cpu = seconds(fleet.processorTime(0)) - cpu;
        long checks = services.number("select count(*) from checks");
        line("sites, seconds of a day", sites.size() + ", " + daySeconds);
        line("checks", checks);
        line("by outcome", pairs("select outcome, count(*) from checks group by outcome order by outcome"));
        lateness();
        overlaps();
        told(told);
        requests();
        line("processor time of the server in the month, s", decimal(cpu));
        line("the same for each check, ms", decimal(cpu * 1000 / checks));
        line("load", load());
        return held;
    }

    /** What has to be told of a site that has changed. */
    private record Told(RealChange change, String about) {

        boolean isToldBy(Proposal proposal) {
            String kind =
                    switch (change) {
                        case PAGE_GONE -> "PAGE_GONE";
                        case PAGE_NEW -> "PAGE_ADDED";
                        case PAGE_MOVED -> "PAGE_MOVED";
                        case PHONE_CHANGED -> "FACT_CHANGED";
                        case PAGE_RENAMED -> "PAGE_RENAMED";
                    };
            return proposal.kind().equals(kind) && proposal.text().contains(about);
        }
    }

    /** A row of {@code proposed_changes}. */
    private record Proposal(int site, String kind, String text) {}

    /** A row of {@code checks}; moments in milliseconds since 1970. */
    private record Check(int site, long due, long started, long ended, String outcome, String mode, int requests) {}

    private Map<Integer, Told> month(int changes) throws InterruptedException {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, sites.size()).boxed().toList());
        Collections.shuffle(numbers, random);
        TreeMap<Long, Integer> moments = new TreeMap<>();
        long begun = System.currentTimeMillis();
        for (int i = 0; i < changes; i++) {
            long moment = begun + (long) (random.nextDouble() * DAYS_WITH_CHANGES * daySeconds * 1000);
            while (moments.putIfAbsent(moment, numbers.get(i)) != null) {
                moment++;
            }
        }
        Map<Integer, Told> told = new TreeMap<>();
        for (Map.Entry<Long, Integer> one : moments.entrySet()) {
            sleepUntil(one.getKey());
            RealChange change = RealChange.values()[told.size() % RealChange.values().length];
            told.put(one.getValue(), new Told(change, sites.change(one.getValue(), change)));
        }
        sleepUntil(begun + (long) DAYS * daySeconds * 1000);
        services.execute("update monitors set state = 'PAUSED'");
        Thread.sleep(8_000); // for the checks under way, and the last mails
        return told;
    }

    /** A finished job for each site, all kept in one account. */
    private Person keepAll() throws Exception {
        long begun = System.nanoTime();
        Person owner = new Person(fleet.url(0)).signIn(EMAIL, mailbox);
        ExecutorService visitors = Executors.newFixedThreadPool(12);
        List<Future<String>> made = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            String address = sites.address(i);
            made.add(visitors.submit(() -> job(address)));
        }
        for (Future<String> one : made) {
            String job = one.get();
            HttpResponse<String> answer = owner.post("/jobs/" + job + "/keeping", "");
            require(answer.statusCode() == 303, "kept", answer);
            jobs.add(job);
        }
        visitors.shutdown();
        line("jobs made and kept, seconds", jobs.size() + ", " + decimal((System.nanoTime() - begun) / 1e9));
        return owner;
    }

    private String job(String site) throws InterruptedException {
        Api visitor = Api.withoutContract(fleet.url(0));
        HttpResponse<String> answer = visitor.submit(site);
        require(answer.statusCode() == 202, "taken", answer);
        String job = Api.json(answer).get("id").asText();
        String status =
                visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText();
        require(status.equals("finished"), "finished", answer);
        return job;
    }

    /** Begins with the checks one after the other in this time, as many accounts would, and not all at once. */
    private void monitorAll(Person owner, Duration spread) throws InterruptedException {
        long begun = System.currentTimeMillis();
        for (int i = 0; i < jobs.size(); i++) {
            sleepUntil(begun + spread.toMillis() * i / jobs.size());
            HttpResponse<String> answer = owner.post("/my-sites/" + jobs.get(i) + "/monitoring", "");
            require(answer.headers().firstValue("Location").orElse("").endsWith("?done=started"), "monitored", answer);
            owner.post("/my-sites/" + jobs.get(i) + "/monitoring/settings", "notices=all");
        }
    }

    private static void require(boolean condition, String what, HttpResponse<String> answer) {
        if (!condition) {
            throw new IllegalStateException("not " + what + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private void lateness() {
        List<Double> late = checks().stream()
                .map(check -> (check.started() - check.due()) / 1000.0 / daySeconds)
                .sorted()
                .toList();
        double min = late.get(0);
        double max = late.get(late.size() - 1);
        line(
                "days late: min, median, p99, max",
                decimals(min, late.get(late.size() / 2), late.get(late.size() * 99 / 100), max));
        holds("never early, and at most %.1f days late".formatted(MAX_DAYS_LATE), min >= 0 && max <= MAX_DAYS_LATE);
    }

    /** Two checks of one site at the same time: in the table, and by what the sites were asked for. */
    private void overlaps() {
        overlapsInTable();
        Map<Integer, List<Check>> checks = checks().stream().collect(Collectors.groupingBy(Check::site));
        Map<Check, Integer> seen = new HashMap<>();
        long outside = 0;
        for (NoisySites.Visit visit : sites.visits()) {
            List<Check> during = checks.getOrDefault(visit.site(), List.of()).stream()
                    .filter(check -> check.started() <= visit.ended() && visit.begun() <= check.ended())
                    .toList();
            during.forEach(check -> seen.merge(check, 1, Integer::sum));
            during.forEach(check -> bytes.merge(check, (long) visit.bytes(), Long::sum));
            outside += during.isEmpty() ? 1 : 0;
        }
        long more = checks.values().stream()
                .flatMap(List::stream)
                .filter(check -> seen.getOrDefault(check, 0) > check.requests())
                .count();
        long fewer = checks.values().stream()
                .flatMap(List::stream)
                .filter(check -> seen.getOrDefault(check, 0) < check.requests())
                .count();
        line("requests that sites had", sites.visits().size());
        line("checks with fewer requests at the site than counted", fewer);
        holds("requests outside of every check: " + outside, outside == 0);
        holds("checks with more requests at the site than counted: " + more, more == 0);
    }

    private void overlapsInTable() {
        long together = services.number("""
                select count(*) from checks as one join checks as other
                on other.watch_id = one.watch_id and other.id > one.id
                   and other.started_at < one.ended_at and one.started_at < other.ended_at
                """);
        holds("checks of a site at the same time, in the table: " + together, together == 0);
    }

    /** Compares what was told with the changes that were made. */
    private void told(Map<Integer, Told> changes) {
        Map<String, Integer> numbers = numbers();
        Map<Integer, List<Proposal>> proposals = rows("""
                        select url, change ->> 'kind', concat_ws(' ', change ->> 'subject', change ->> 'before', change ->> 'after')
                        from proposed_changes join monitors using (submission_id) join watches on watches.id = watch_id
                        """).stream()
                .map(row -> new Proposal(numbers.get(row.get(0)), row.get(1), row.get(2)))
                .collect(Collectors.groupingBy(Proposal::site));
        Map<Integer, Long> notices = rows("""
                        select url from notices join monitors using (submission_id) join watches on watches.id = watch_id
                        """).stream()
                .map(row -> numbers.get(row.get(0)))
                .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
        List<Mailbox.Mail> all = mailbox.to(EMAIL).stream()
                .filter(mail -> mail.unsubscribe().isPresent())
                .toList();
        Map<Integer, Long> mails = new HashMap<>();
        for (Mailbox.Mail mail : all) {
            IntStream.range(0, sites.size())
                    .filter(i -> mail.text().contains(sites.address(i)))
                    .forEach(i -> mails.merge(i, 1L, Long::sum));
        }
        Map<String, Integer> made = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int once = 0;
        for (Map.Entry<Integer, Told> one : changes.entrySet()) {
            Told wanted = one.getValue();
            List<Proposal> there = proposals.getOrDefault(one.getKey(), List.of());
            boolean isTold = there.stream().anyMatch(wanted::isToldBy);
            made.merge(wanted.change().name(), 1, Integer::sum);
            found.merge(wanted.change().name(), isTold ? 1 : 0, Integer::sum);
            boolean isOnce = notices.getOrDefault(one.getKey(), 0L) == 1 && mails.getOrDefault(one.getKey(), 0L) == 1;
            once += isOnce ? 1 : 0;
            if (!isTold || !isOnce || there.size() != 1) {
                wrong.add(describe(one.getKey()) + " " + wanted + ": " + there + ", notices "
                        + notices.getOrDefault(one.getKey(), 0L) + ", mails " + mails.getOrDefault(one.getKey(), 0L));
            }
        }
        int all100 = found.values().stream().mapToInt(n -> n).sum();
        line("changes made", made);
        line("changes told", found);
        holds("real changes told: " + all100 + " of " + changes.size(), all100 == changes.size());
        holds("with one notice and one mail: " + once + " of " + changes.size(), once == changes.size());
        long further = proposals.entrySet().stream()
                .filter(one -> changes.containsKey(one.getKey()))
                .flatMap(one -> one.getValue().stream()
                        .filter(proposal -> !changes.get(one.getKey()).isToldBy(proposal)))
                .count();
        holds("further proposals for the sites that changed: " + further, further == 0);
        Map<Integer, List<Proposal>> others = new TreeMap<>(proposals);
        others.keySet().removeAll(changes.keySet());
        notices.keySet().removeAll(changes.keySet());
        mails.keySet().removeAll(changes.keySet());
        holds(
                "other sites with proposals, notices, mails: " + others.size() + ", " + notices.size() + ", "
                        + mails.size(),
                others.isEmpty() && notices.isEmpty() && mails.isEmpty());
        others.forEach((site, there) -> wrong.add(describe(site) + " unchanged: " + there));
        wrong.stream().limit(20).forEach(System.err::println);
    }

    private String describe(int site) {
        return site + " " + sites.honesty(site);
    }

    private void requests() {
        Map<String, List<Check>> kinds = checks().stream()
                .filter(check -> !check.outcome().equals("FIRST"))
                .collect(Collectors.groupingBy(
                        check -> check.mode() + " at " + sites.honesty(check.site()),
                        TreeMap::new,
                        Collectors.toList()));
        kinds.forEach((kind, checks) -> line(
                "checks " + kind + "; requests, kB each",
                checks.size() + "; " + decimal(mean(checks, Check::requests)) + ", "
                        + decimal(mean(checks, check -> bytes.getOrDefault(check, 0L)) / 1000)));
    }

    private static double mean(List<Check> checks, ToDoubleFunction<Check> of) {
        return checks.stream().mapToDouble(of).average().orElse(0);
    }

    // servers that are killed

    private boolean kill() throws Exception {
        Person owner = keepAll();
        sites.forgetVisits();
        monitorAll(owner, Duration.ofSeconds((long) daySeconds * DAYS_BETWEEN_CHECKS_WITH_KILLS));
        await(
                "every site has been read once",
                () -> services.number("select count(*) from watches where checks = 0") == 0);
        int kills = 0;
        long end = System.currentTimeMillis() + SECONDS_OF_KILLS * 1_000L;
        while (System.currentTimeMillis() < end) {
            sleepUntil(System.currentTimeMillis() + SECONDS_BETWEEN_KILLS * 1_000L);
            fleet.killAndRestart(kills % 2);
            kills++;
        }
        Thread.sleep(SECONDS_TO_CATCH_UP * 1_000L);
        line("sites, seconds of a day, kills", sites.size() + ", " + daySeconds + ", " + kills);
        chain();
        overlapsInTable();
        List<Crawl> crawls = crawls();
        line("crawls broken off, or under way at the end", crawls.size() - checks().size());
        long together = together(crawls);
        holds("crawls of a site at the same time by two servers: " + together, together == 0);
        line("load", load());
        return held;
    }

    /** Each check was made for the moment that the one before it had set, and for each moment there is one. */
    private void chain() {
        List<Check> checks = checks();
        line("checks", checks.size());
        line("by outcome", pairs("select outcome, count(*) from checks group by outcome order by outcome"));
        double latest = checks.stream()
                .mapToDouble(check -> (check.started() - check.due()) / 1000.0)
                .max()
                .orElse(0);
        line("seconds late at most (a claim holds for 60)", decimal(latest));
        long twice = services.number("select count(*) - count(distinct (watch_id, due_at)) from checks");
        holds("checks stored twice for one due time: " + twice, twice == 0);
        long lost = services.number("""
                select count(*) from (
                    select due_at, lag(due_at) over w as due_before, lag(ended_at) over w as ended_before
                    from (select watch_id, id, due_at, ended_at from checks
                          union all select id, 9223372036854775807, due_at, null from watches) as every
                    window w as (partition by watch_id order by id)) as following
                where due_before is not null and not exists (
                    select 1 from generate_series(1, %d) as days
                    where due_at in (due_before + days * %d * interval '1 second', ended_before + days * %d * interval '1 second'))
                """.formatted(DAYS_BETWEEN_CHECKS_WITH_KILLS, daySeconds, daySeconds));
        holds("due times without a check: " + lost, lost == 0);
        long waiting = services.number(
                "select count(*) from watches where due_at < now() - %d * interval '1 second'".formatted(daySeconds));
        holds("checks still not made: " + waiting, waiting == 0);
        long told = services.number("select (select count(*) from proposed_changes) + (select count(*) from notices)");
        holds("told of sites that did not change: " + told, told == 0);
    }

    /** A crawl as a site sees it: the requests of one life of a server, none a second after the one before. */
    private record Crawl(int site, String agent, long from, long to) {}

    private List<Crawl> crawls() {
        List<Crawl> ended = new ArrayList<>();
        Map<String, Crawl> last = new HashMap<>();
        sites.visits().stream()
                .sorted(Comparator.comparingLong(NoisySites.Visit::begun))
                .forEach(visit -> {
                    String key = visit.site() + " " + visit.agent();
                    Crawl before = last.get(key);
                    boolean goesOn = before != null && visit.begun() - before.to() < 1_000;
                    if (before != null && !goesOn) {
                        ended.add(before);
                    }
                    long from = goesOn ? before.from() : visit.begun();
                    last.put(key, new Crawl(visit.site(), visit.agent(), from, visit.ended()));
                });
        ended.addAll(last.values());
        return ended;
    }

    /** Pairs of crawls of one site by two servers that overlap. */
    private static long together(List<Crawl> crawls) {
        Map<Integer, List<Crawl>> ofSites = crawls.stream().collect(Collectors.groupingBy(Crawl::site));
        return crawls.stream()
                .flatMap(one -> ofSites.get(one.site()).stream()
                        .filter(other -> !other.agent().equals(one.agent()))
                        .filter(other -> one.from() <= other.from() && other.from() < one.to()))
                .count();
    }

    // what both need

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(200);
        }
    }

    private List<Check> checks() {
        Map<String, Integer> numbers = numbers();
        return rows("""
                        select url, floor(extract(epoch from checks.due_at) * 1000), floor(extract(epoch from started_at) * 1000),
                               ceil(extract(epoch from ended_at) * 1000), outcome, mode, requests
                        from checks join watches on watches.id = watch_id order by checks.id
                        """).stream()
                .map(row -> new Check(
                        numbers.get(row.get(0)),
                        Long.parseLong(row.get(1)),
                        Long.parseLong(row.get(2)),
                        Long.parseLong(row.get(3)),
                        row.get(4),
                        row.get(5),
                        Integer.parseInt(row.get(6))))
                .toList();
    }

    /** The numbers of the sites by their addresses. */
    private Map<String, Integer> numbers() {
        return IntStream.range(0, sites.size()).boxed().collect(Collectors.toMap(sites::address, i -> i));
    }

    private List<List<String>> rows(String query) {
        try (Connection connection = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String pairs(String query) {
        return rows(query).stream().map(row -> String.join(" ", row)).collect(Collectors.joining(", "));
    }

    private static void sleepUntil(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, millis - System.currentTimeMillis()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String decimals(double... numbers) {
        return DoubleStream.of(numbers).mapToObj(MonitoringLaboratory::decimal).collect(Collectors.joining(", "));
    }

    private static String load() {
        return decimal(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void line(String what, Object value) {
        System.out.printf("%-62s %s%n", what, value);
    }

    private void holds(String what, boolean does) {
        line(what, does ? "held" : "DID NOT HOLD");
        held &= does;
    }
}
