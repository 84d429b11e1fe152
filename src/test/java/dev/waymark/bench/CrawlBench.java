package dev.waymark.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.page.Page;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;

/**
 * Prints how fast a whole site is read beside a probe that only gets and parses the same pages, four at a time, in one run. The site
 * runs in the same process and costs both the same.
 *
 * <p>{@code java -cp target/test-classes:target/classes:$(cat target/test.classpath) dev.waymark.bench.CrawlBench [PAGES LATENCY_MS]}
 *
 * <p>With {@code memory} as its only argument and {@code -Xmx512m} it reads 200 and 10,000 pages and prints the memory used after a
 * collection, the result (without texts) still in hand, and the processor time for each page.
 */
public final class CrawlBench {

    private static final int IN_FLIGHT = 4;
    /** Other machines' work comes and goes: probe and crawl take turns, and the means are compared. */
    private static final int ROUNDS = 5;

    private CrawlBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1) {
            warmUp();
            memory(200);
            memory(10_000);
        } else if (args.length == 2) {
            warmUp();
            compare(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        } else {
            warmUp();
            compare(200, 0);
            compare(2_000, 0);
            compare(200, 50);
            compare(2_000, 50);
        }
    }

    /** A server that has run for an hour has compiled all that a crawl needs; that takes it several thousand pages. */
    private static void warmUp() throws Exception {
        try (GeneratedSite site = new GeneratedSite(2_000, Duration.ZERO, 0)) {
            for (int i = 0; i < 4; i++) {
                crawl(site);
                probe(site);
            }
        }
    }

    private static void compare(int pages, int latencyMillis) throws Exception {
        try (GeneratedSite site = new GeneratedSite(pages, Duration.ofMillis(latencyMillis), 0)) {
            double probe = 0;
            double ours = 0;
            int rounds = latencyMillis == 0 ? ROUNDS : 1;
            for (int i = 0; i < rounds; i++) {
                probe += seconds(() -> probe(site)) / rounds;
                ours += seconds(() -> crawl(site)) / rounds;
            }
            double bound = 1.25 * pages * latencyMillis / IN_FLIGHT / 1000 + 1;
            Row.print(
                    String.format(Locale.ROOT, "crawl of %,d pages, %d ms latency, no gap", pages, latencyMillis),
                    latencyMillis == 0
                            ? String.format(Locale.ROOT, "%d pages/s, 0.50 of the probe", pages == 200 ? 202 : 222)
                            : String.format(Locale.ROOT, "%.1f s", bound),
                    "%.1f pages/s in %.1f s, probe %.1f pages/s, ratio %.2f",
                    pages / ours,
                    ours,
                    pages / probe,
                    probe / ours);
        }
    }

    interface Work {
        Object run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static Crawl crawl(GeneratedSite site) {
        return crawl(site, Budget.ofPages(site.pages().count()));
    }

    private static Crawl crawl(GeneratedSite site, Budget budget) {
        AddressPolicy policy = AddressPolicy.STRICT.withExempt(site.exemptPair());
        try (HttpFetcher web = new HttpFetcher(FetchSettings.of("WaymarkBot/1.0 (bench)", policy))) {
            Crawl crawl = new Crawler(web, new LocalHostLimiter(Duration.ZERO), Clock.systemUTC())
                    .crawl(Url.parse(site.address() + "/"), budget, List.of(), new Quiet());
            if (crawl.pages().size() != site.pages().count()) {
                throw new IllegalStateException(crawl.pages().size() + " pages: " + crawl.end());
            }
            return crawl;
        }
    }

    /** The least that anybody has to do. */
    static int probe(GeneratedSite site) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
        AtomicInteger next = new AtomicInteger();
        List<Future<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            parts.add(threads.submit(() -> probe(site, client, next)));
        }
        int nodes = 0;
        for (Future<Integer> part : parts) {
            nodes += part.get();
        }
        threads.shutdown();
        return nodes;
    }

    private static int probe(GeneratedSite site, HttpClient client, AtomicInteger next) throws Exception {
        int nodes = 0;
        for (int i = next.getAndIncrement(); i < site.pages().count(); i = next.getAndIncrement()) {
            URI uri = URI.create(site.address() + site.pages().path(i));
            byte[] body = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                    .body();
            nodes += Jsoup.parse(new String(body, StandardCharsets.UTF_8), uri.toString())
                    .childNodeSize();
        }
        return nodes;
    }

    private static void memory(int pages) throws Exception {
        try (GeneratedSite site = new GeneratedSite(pages, Duration.ZERO, 0)) {
            long cpu = cpu();
            long start = System.nanoTime();
            Crawl crawl = crawl(site, Budget.ofPages(pages).withoutTexts());
            double milliseconds = (cpu() - cpu) / 1e6 / pages;
            double seconds = (System.nanoTime() - start) / 1e9;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long used = runtime.totalMemory() - runtime.freeMemory();
            Reference.reachabilityFence(crawl);
            Row.print(
                    String.format(Locale.ROOT, "memory of a crawl of %,d pages under -Xmx512m", pages),
                    pages == 200 ? "" : "100 MB more than at 200, flat time",
                    "%d MB used, %.2f ms of processor time a page, %.1f pages/s",
                    used / 1_000_000,
                    milliseconds,
                    pages / seconds);
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static final class Quiet implements CrawlListener {

        @Override
        public void fetching(Url url, int read, int known) {}

        @Override
        public void read(Page page, int read, int known) {}

        @Override
        public void recorded(LedgerEntry entry) {}

        @Override
        public boolean stopped() {
            return false;
        }
    }
}
