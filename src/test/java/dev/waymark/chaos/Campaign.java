package dev.waymark.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.dev.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Submits jobs without end while servers are killed at random moments, and the database and Redis are stopped now and then, until
 * enough jobs were accepted and enough servers killed; then waits for all to end and counts.
 */
final class Campaign {

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
     * @param longestPause the longest time in seconds between the last visit of a dead server and the first of the next
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
            long shortestGap,
            double seconds) {}

    private final Plan plan;
    private final Fleet fleet;
    private final Disasters disasters;
    private final WatchedSites sites;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger postgresStops = new AtomicInteger();
    private final AtomicInteger redisStops = new AtomicInteger();
    private final List<String> accepted = new ArrayList<>();
    private final Map<String, JsonNode> ended = new TreeMap<>();
    private volatile boolean over;

    Campaign(Plan plan, Fleet fleet, Disasters disasters, WatchedSites sites) {
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
            submit(job);
        }
        over = true;
        Instant patience = Instant.now().plus(plan.patience());
        while (ended.size() < accepted.size() && Instant.now().isBefore(patience)) {
            lookForEnds();
            Disasters.pause(500);
        }
        return count((System.nanoTime() - begun) / 1e9);
    }

    private void killNowAndThen(int index) {
        Random random = new Random(plan.seed() + index);
        while (kills.get() < plan.kills()) {
            Disasters.pause(300 + random.nextInt(5_000));
            if (kills.getAndIncrement() < plan.kills()) {
                fleet.killAndRestart(index);
                System.err.printf(
                        "%s killed %d, accepted %d, ended %d%n",
                        Instant.now(), kills.get(), accepted.size(), ended.size());
            } else {
                kills.decrementAndGet();
            }
        }
    }

    private void stopServicesNowAndThen() {
        Random random = new Random(plan.seed() - 1);
        while (!over && (postgresStops.get() < plan.postgresStops() || redisStops.get() < plan.redisStops())) {
            Disasters.pause(5_000 + random.nextInt(10_000));
            if (postgresStops.get() < plan.postgresStops()) {
                disasters.withoutPostgres(postgresStops.getAndIncrement() % 2 == 1, () -> Disasters.pause(10_000));
            }
            if (redisStops.get() < plan.redisStops()) {
                redisStops.incrementAndGet();
                disasters.withoutRedis(() -> Disasters.pause(6_000));
            }
        }
    }

    private void waitForRoom() {
        lookForEnds();
        while (accepted.size() - ended.size() >= UNDER_WAY) {
            Disasters.pause(200);
            lookForEnds();
        }
    }

    private void submit(int job) {
        for (int tries = 0; ; tries++) {
            try {
                HttpResponse<String> answer = new Api(fleet.url(tries % fleet.size())).submit(sites.address(job));
                if (answer.statusCode() == 202) {
                    accepted.add(Api.json(answer).get("links").get("self").asText());
                    return;
                }
            } catch (UncheckedIOException serverIsDown) {
                // another server, or the same a little later
            }
            Disasters.pause(200);
        }
    }

    private void lookForEnds() {
        for (String job : accepted) {
            if (!ended.containsKey(job)) {
                ask(job);
            }
        }
    }

    private void ask(String job) {
        for (int i = 0; i < fleet.size(); i++) {
            try {
                HttpResponse<String> answer = new Api(fleet.url(i)).get(job);
                if (answer.statusCode() == 200) {
                    JsonNode view = Api.json(answer);
                    if (view.has("finished")) {
                        ended.put(job, view);
                    }
                    return;
                }
            } catch (UncheckedIOException serverIsDown) {
                // the next one knows as much
            }
        }
    }

    private Outcome count(double seconds) {
        Map<String, Integer> ends = new TreeMap<>();
        int incomplete = 0;
        for (JsonNode view : ended.values()) {
            String status = view.get("status").asText();
            String end =
                    status.equals("failed") ? "failed: " + view.get("error").asText() : status;
            ends.merge(end, 1, Integer::sum);
            incomplete += status.equals("finished") && view.get("pages_read").asInt() != WatchedSites.PAGES ? 1 : 0;
        }
        List<List<Stay>> stays =
                sites.visits().stream().collect(Collectors.groupingBy(WatchedSites.Visit::job)).values().stream()
                        .map(Stay::of)
                        .toList();
        int pages = (int) sites.visits().stream()
                .map(visit -> visit.job() + "/" + visit.page())
                .distinct()
                .count();
        List<Long> gaps = sites.gaps();
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
                stays.stream().mapToDouble(Stay::longestPause).max().orElse(0),
                sites.mostUnderWay(),
                gaps.isEmpty() ? 0 : gaps.get(0),
                seconds);
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

        static double longestPause(List<Stay> stays) {
            double longest = 0;
            for (int i = 1; i < stays.size(); i++) {
                longest = Math.max(longest, (stays.get(i).from - stays.get(i - 1).to) / 1e9);
            }
            return longest;
        }
    }
}
