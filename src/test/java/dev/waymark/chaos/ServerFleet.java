package dev.waymark.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Servers on one database and one Redis, each of which may be killed and comes back at once. Each life of a server goes to
 * websites under a name of its own.
 */
public final class ServerFleet implements AutoCloseable {

    /** What keeps a server from being ready may be the database, which is away now and then. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String DYING = "dying";

    /** At five a second, far longer than all servers together are ever away. */
    private static final int MOST_TRIES = 600;

    private final Services services;
    private final Map<String, String> settings;
    private final AtomicInteger lives = new AtomicInteger();
    private final List<Integer> ports = new ArrayList<>();
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final List<Service> service = new CopyOnWriteArrayList<>();

    /** The time, in nanoseconds, in which a server served; {@code to} is {@link Long#MAX_VALUE} while it does. */
    private record Service(int index, long from, long to) {}

    public ServerFleet(Services services, int count, Map<String, String> settings) throws IOException {
        this.services = services;
        this.settings = settings;
        for (int i = 0; i < count; i++) {
            ports.add(Services.freePort());
            servers.add(launch(i));
        }
        for (int i = 0; i < count; i++) {
            awaitReady(servers.get(i));
            begins(i);
        }
    }

    private void begins(int index) {
        service.add(new Service(index, System.nanoTime(), Long.MAX_VALUE));
    }

    private void ends(int index) {
        long now = System.nanoTime();
        service.replaceAll(
                one -> one.index == index && one.to == Long.MAX_VALUE ? new Service(index, one.from, now) : one);
    }

    /** For how many seconds between the two moments at least one server served. */
    double servedBetween(long from, long to) {
        long served = 0;
        long done = from;
        for (Service one :
                service.stream().sorted(Comparator.comparingLong(Service::from)).toList()) {
            long begin = Math.max(one.from, done);
            long end = Math.min(one.to, to);
            served += Math.max(0, end - begin);
            done = Math.max(done, end);
        }
        return served / 1e9;
    }

    private Server launch(int index) throws IOException {
        String life = "life-" + lives.incrementAndGet();
        names.put(index, life);
        Map<String, String> own = new HashMap<>(settings);
        own.putAll(clock(index));
        own.putAll(services.settings());
        own.put("PUBLIC_URL", "http://" + life + ".waymark.example");
        Path log = Path.of("target/server-%d-%s.log".formatted(ports.get(index), life));
        Server server = Server.start(ports.get(index), own, Server.quickestStart(), log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** The last server's clock is wrong by {@code -Dskew=+5m}, with Debian's faketime. */
    private Map<String, String> clock(int index) {
        String skew = System.getProperty("skew", "");
        return skew.isEmpty() || index == 0
                ? Map.of()
                : Map.of(
                        "LD_PRELOAD",
                        "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
                        "FAKETIME",
                        skew,
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1");
    }

    private static Server awaitReady(Server server) {
        try {
            if (!server.awaitReady(PATIENCE)) {
                throw new IllegalStateException("The server at " + server.url() + " did not start; see target/");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return server;
    }

    /** Waits until every server serves, those included that were killed a moment ago. */
    void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < size(); i++) {
            while (names.get(i).equals(DYING) || !servers.get(i).process().isAlive()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The server at " + url(i) + " did not come back; see target/");
                }
                FaultInjector.pause(100);
            }
            awaitReady(servers.get(i));
        }
    }

    public int size() {
        return ports.size();
    }

    public URI url(int index) {
        return URI.create("http://127.0.0.1:" + ports.get(index));
    }

    /** The processor time of the present life of a server. */
    public Duration processorTime(int index) {
        return servers.get(index).process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Submits a website as a new visitor to whichever server takes it; the address of the job. */
    String submit(String site) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                HttpResponse<String> answer =
                        Api.withoutContract(url(tries % size())).submit(site);
                if (answer.statusCode() == 202) {
                    return Api.json(answer).get("links").get("self").asText();
                }
            } catch (UncheckedIOException serverIsDown) {
                // another server, or the same a little later
            }
            FaultInjector.pause(200);
        }
        throw new IllegalStateException("no server took " + site);
    }

    /** The job as any server shows it once it has ended; empty when it has not, or no server answers. */
    Optional<JsonNode> ended(String job) {
        for (int i = 0; i < size(); i++) {
            try {
                HttpResponse<String> answer = Api.withoutContract(url(i)).get(job);
                if (answer.statusCode() == 200) {
                    return Optional.of(Api.json(answer)).filter(view -> view.has("finished"));
                }
            } catch (UncheckedIOException serverIsDown) {
                // the next one knows as much
            }
        }
        return Optional.empty();
    }

    /** Kills the server as {@code kill -9} does and starts it again; returns once it is ready. */
    public void killAndRestart(int index) {
        try {
            ends(index);
            servers.get(index).process().destroyForcibly().waitFor();
            restart(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the server that goes to websites under this user agent, if it is the present life of one, and starts it again. */
    public void killAndRestart(String userAgent) {
        names.forEach((index, life) -> {
            if (userAgent.contains(life + ".") && names.replace(index, life, DYING)) {
                servers.get(index).process().destroyForcibly();
                new Thread(() -> killAndRestart(index), "undertaker").start();
            }
        });
    }

    /** Asks the server to stop as an operator does (SIGTERM); returns the seconds that it took. */
    public double stop(int index) throws InterruptedException {
        long begun = System.nanoTime();
        ends(index);
        Process process = servers.get(index).process();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not stop in 60 s");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    public void restart(int index) throws IOException {
        Server next = launch(index);
        // Before it is ready, since it may take up a job that kills it, and then the new process is the one to kill.
        String life = names.get(index);
        servers.set(index, next);
        try {
            awaitReady(next);
            begins(index);
        } catch (IllegalStateException ended) {
            if (life.equals(names.get(index))) {
                throw ended;
            } // else it was killed again before it was ready, and whoever did so starts another
        }
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
    }
}
