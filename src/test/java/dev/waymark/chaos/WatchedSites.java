package dev.waymark.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small websites on loopback that note every visit: when, for which job (each job reads a folder of its own), and by which server
 * (whose address stands in its user agent).
 */
final class WatchedSites implements AutoCloseable {

    static final int PAGES = 6;
    private static final String POISON = "job-poison";

    /** One request for a page. */
    record Visit(long nanos, int site, String job, String page, String server) {}

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<AtomicInteger> underWay = new ArrayList<>();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final ConcurrentLinkedQueue<Visit> visits = new ConcurrentLinkedQueue<>();
    private final int delayMillis;
    private volatile Consumer<String> poison = server -> {};

    WatchedSites(int count, int delayMillis) throws IOException {
        this.delayMillis = delayMillis;
        for (int i = 0; i < count; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            int site = i;
            underWay.add(new AtomicInteger());
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "watched-site");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", exchange -> answer(site, exchange));
            server.start();
            servers.add(server);
        }
    }

    private void answer(int site, HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        int together = underWay.get(site).incrementAndGet();
        mostUnderWay.accumulateAndGet(together, Math::max);
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            boolean page = path.length == 3 && path[1].startsWith("job");
            if (page) {
                String agent = exchange.getRequestHeaders().getFirst("User-Agent");
                visits.add(new Visit(now, site, path[1], path[2], agent));
                if (path[1].equals(POISON)) {
                    poison.accept(agent);
                }
            }
            TimeUnit.MILLISECONDS.sleep(delayMillis);
            byte[] body = (page ? page(path[1], path[2]) : "Not found").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page ? "text/html; charset=utf-8" : "text/plain");
            exchange.sendResponseHeaders(page ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.get(site).decrementAndGet();
        }
    }

    private static String page(String job, String page) {
        String title = page.isEmpty() ? "Home of " + job : "Page " + page + " of " + job;
        String links = IntStream.range(1, PAGES)
                .mapToObj(i -> "<li><a href=\"/" + job + "/p" + i + "\">Page p" + i + "</a></li>")
                .collect(Collectors.joining());
        return "<!doctype html><html lang=en><title>" + title + "</title><meta name=description content=\"What " + title
                + " is about, in a sentence of its own.\"><main><h1>" + title + "</h1><p>"
                + ("The text of " + title + " says something about " + page + job + ". ").repeat(12) + "</p><ul>"
                + links
                + "</ul></main>";
    }

    String address(int job) {
        HttpServer server = servers.get(job % servers.size());
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/job" + job + "/";
    }

    /** A website that does to any server that reads it what a fault of ours would do: {@code kill} is told the server's user agent. */
    String poison(Consumer<String> kill) {
        poison = kill;
        return "http://127.0.0.1:" + servers.get(0).getAddress().getPort() + "/" + POISON + "/";
    }

    String exemptPairs() {
        return servers.stream()
                .map(server -> "127.0.0.1:" + server.getAddress().getPort())
                .collect(Collectors.joining(","));
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** Two visits of pages of one site, one after the other. */
    record Gap(Visit before, Visit after) {

        long millis() {
            return (after.nanos() - before.nanos()) / 1_000_000;
        }

        /** Whether one life of one server went both times, so that no other server had a part in the gap. */
        boolean byOneServer() {
            return before.server().equals(after.server());
        }
    }

    /** The times between two visits of pages of one site, shortest first. */
    List<Gap> gaps() {
        return IntStream.range(0, servers.size())
                .boxed()
                .flatMap(site -> {
                    List<Visit> inOrder = visits.stream()
                            .filter(visit -> visit.site() == site)
                            .sorted(Comparator.comparingLong(Visit::nanos))
                            .toList();
                    return IntStream.range(1, inOrder.size())
                            .mapToObj(i -> new Gap(inOrder.get(i - 1), inOrder.get(i)));
                })
                .sorted(Comparator.comparingLong(Gap::millis))
                .toList();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
