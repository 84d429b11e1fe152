package dev.waymark.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Submits jobs without end while servers are killed at random moments, and the database and Redis are stopped now and then, until
 * enough jobs were accepted and enough servers killed; then waits for all to end and counts.
 */
final class ChaosRun {

    private static final int UNDER_WAY = 16;

    /** How much of everything. */
    record Plan(int jobs, int kills, int postgresStops, int redisStops, Duration patience, long seed) {}

    /**
     * What came of it.
     *
     * @param ends how many jobs ended how
     * @param lost accepted jobs that have no end
     * @param twiceAtOnce jobs that two servers read at the same time
     * @param incomplete finished jobs that lack a page or a document
     * @param takenOver jobs that more than one server read
     * @param readAgain pages that were asked for more than once
     * @param gaps the times between two requests at one website, shortest first
     * @param longestPause the longest time in seconds between the last visit of a dead server and the first of the next, as far as
     *     any server served
     */
    record Outcome(
            int accepted,
            int kills,
            int postgresStops,
            int redisStops,
            Map<String, Integer> ends,
            int lost,
            int twiceAtOnce,
            int incomplete,
            int takenOver,
            int readAgain,
            double longestPause,
            int mostUnderWay,
            List<WatchedSites.Gap> gaps,
            double seconds) {

        /** The shortest time between two requests at one website, in milliseconds; by one server, or by two of them. */
        long shortestGap(boolean byOneServer) {
            return gaps.stream()
                    .filter(gap -> gap.byOneServer() == byOneServer)
                    .mapToLong(WatchedSites.Gap::millis)
                    .findFirst()
                    .orElse(-1);
        }

        long gapsBelow(long milliseconds) {
            return gaps.stream().filter(gap -> gap.millis() < milliseconds).count();
        }

        @Override
        public String toString() {
            return "%d accepted, %d killed, %s, %d lost, %d twice at once, %d incomplete, %d under way, paused %.1f s"
                    .formatted(accepted, kills, ends, lost, twiceAtOnce, incomplete, mostUnderWay, longestPause);
        }
    }

    private final Plan plan;
    private final ServerFleet fleet;
    private final FaultInjector disasters;
    private final WatchedSites sites;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger postgresStops = new AtomicInteger();
    private final AtomicInteger redisStops = new AtomicInteger();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> ended = new TreeMap<>();

    ChaosRun(Plan plan, ServerFleet fleet, FaultInjector disasters, WatchedSites sites) {
        this.plan = plan;
        this.fleet = fleet;
        this.disasters = disasters;
        this.sites = sites;
    }

    Outcome run() throws InterruptedException {
        long begun = System.nanoTime();
        List<Thread> wreckers = new ArrayList<>();
        for (int i = 0; i < fleet.size(); i++) {
            int index = i;
            wreckers.add(new Thread(() -> killNowAndThen(index), "killer-" + i));
        }
        wreckers.add(new Thread(this::stopServicesNowAndThen, "stopper"));
        wreckers.forEach(Thread::start);
        for (int job = 0; accepted.size() < plan.jobs() || wreckers.stream().anyMatch(Thread::isAlive); job++) {
            waitForRoom();
            accepted.add(fleet.submit(sites.address(job)));
        }
        Instant patience = Instant.now().plus(plan.patience());
        while (ended.size() < accepted.size() && Instant.now().isBefore(patience)) {
            lookForEnds();
            FaultInjector.pause(500);
        }
        return count((System.nanoTime() - begun) / 1e9);
    }

    private void killNowAndThen(int index) {
        Random random = new Random(plan.seed() + index);
        for (int kill = kills.incrementAndGet(); kill <= plan.kills(); kill = kills.incrementAndGet()) {
            awaitShare(kill, plan.kills());
            FaultInjector.pause(300 + random.nextInt(5_000));
            fleet.killAndRestart(index);
            System.err.printf(
                    "%s killed %d, accepted %d, ended %d%n", Instant.now(), kill, accepted.size(), ended.size());
        }
        kills.decrementAndGet();
    }

    private void stopServicesNowAndThen() {
        Random random = new Random(plan.seed() - 1);
        int stops = Math.max(plan.postgresStops(), plan.redisStops());
        for (int stop = 1; stop <= stops; stop++) {
            awaitShare(stop, stops);
            FaultInjector.pause(random.nextInt(5_000));
            if (stop <= plan.postgresStops()) {
                System.err.println(Instant.now() + " PostgreSQL stops for 10 s");
                disasters.withoutPostgres(stop % 2 == 0, () -> FaultInjector.pause(10_000));
                postgresStops.incrementAndGet();
            }
            if (stop <= plan.redisStops()) {
                System.err.println(Instant.now() + " Redis stops for 6 s");
                disasters.withoutRedis(() -> FaultInjector.pause(6_000));
                redisStops.incrementAndGet();
            }
        }
    }

    /** Waits until so many jobs were accepted that this one of all disasters is due: they are spread over all jobs. */
    private void awaitShare(int disaster, int disasters) {
        while (accepted.size() < (long) plan.jobs() * disaster / (disasters + 1)) {
            FaultInjector.pause(100);
        }
    }

    private void waitForRoom() {
        lookForEnds();
        while (accepted.size() - ended.size() >= UNDER_WAY) {
            FaultInjector.pause(500);
            lookForEnds();
        }
    }

    private void lookForEnds() {
        for (String job : accepted) {
            if (!ended.containsKey(job)) {
                fleet.ended(job).ifPresent(view -> ended.put(job, view));
            }
        }
    }

    /** How it ended, in a word or, when it failed, in the words that its submitter reads. */
    static String end(JsonNode job) {
        String status = job.get("status").asText();
        return status.equals("failed") ? "failed: " + job.get("error").asText() : status;
    }

    private Outcome count(double seconds) {
        Map<String, Integer> ends = new TreeMap<>();
        int incomplete = 0;
        for (JsonNode view : ended.values()) {
            String end = end(view);
            ends.merge(end, 1, Integer::sum);
            incomplete += end.equals("finished") && view.get("pages_read").asInt() != WatchedSites.PAGES ? 1 : 0;
        }
        List<List<Stay>> stays =
                sites.visits().stream().collect(Collectors.groupingBy(WatchedSites.Visit::job)).values().stream()
                        .map(Stay::of)
                        .toList();
        int pages = (int) sites.visits().stream()
                .map(visit -> visit.job() + "/" + visit.page())
                .distinct()
                .count();
        return new Outcome(
                accepted.size(),
                kills.get(),
                postgresStops.get(),
                redisStops.get(),
                ends,
                accepted.size() - ended.size(),
                (int) stays.stream().filter(Stay::overlap).count(),
                incomplete,
                (int) stays.stream().filter(job -> job.size() > 1).count(),
                sites.visits().size() - pages,
                stays.stream().mapToDouble(this::longestPause).max().orElse(0),
                sites.mostUnderWay(),
                sites.gaps(),
                seconds);
    }

    private double longestPause(List<Stay> stays) {
        double longest = 0;
        for (int i = 1; i < stays.size(); i++) {
            longest = Math.max(longest, fleet.servedBetween(stays.get(i - 1).to, stays.get(i).from));
        }
        return longest;
    }

    /** The time in which one life of a server read one job. */
    private record Stay(long from, long to) {

        static List<Stay> of(List<WatchedSites.Visit> visits) {
            return visits.stream().collect(Collectors.groupingBy(WatchedSites.Visit::server)).values().stream()
                    .map(one -> new Stay(
                            one.stream()
                                    .mapToLong(WatchedSites.Visit::nanos)
                                    .min()
                                    .orElseThrow(),
                            one.stream()
                                    .mapToLong(WatchedSites.Visit::nanos)
                                    .max()
                                    .orElseThrow()))
                    .sorted((a, b) -> Long.compare(a.from, b.from))
                    .toList();
        }

        static boolean overlap(List<Stay> stays) {
            for (int i = 1; i < stays.size(); i++) {
                if (stays.get(i).from < stays.get(i - 1).to) {
                    return true;
                }
            }
            return false;
        }
    }
}
