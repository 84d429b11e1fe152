package dev.waymark.cli;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.politeness.ExemptHostLimiter;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a site and shows what became of its addresses, for whoever wants to see the crawler at work. */
@Command(
        name = "crawl",
        description = "Reads a site and prints what became of each address, and how fast.",
        exitCodeList = {"0:pages were read", "2:no page could be read, or an option makes no sense"})
final class CrawlCommand implements Callable<Integer> {

    static final String INCLUDE_NOINDEX =
            "The site is yours and you are preparing it: read pages that ask not to be indexed; robots.txt holds";

    private static final int POLITE_GAP = 100;

    @Parameters(paramLabel = "URL", description = "The site's address; below the root it keeps to its folder")
    private String url = "";

    @Option(
            names = "--pages",
            defaultValue = "30",
            converter = WholeNumber.Pages.class,
            description = "The most pages read (default ${DEFAULT-VALUE})")
    private int pages;

    @Option(
            names = "--gap",
            defaultValue = "100",
            paramLabel = "MILLIS",
            converter = WholeNumber.Gap.class,
            description =
                    "The least time between two requests (default ${DEFAULT-VALUE}; less only at exempt addresses)")
    private int gap;

    @Option(names = "--include-noindex", description = INCLUDE_NOINDEX)
    private boolean noindex;

    @Option(names = "--stats", description = "Print figures: pages, bytes, time, requests in flight, reasons")
    private boolean stats;

    @Option(names = "--ledger", description = "Print each address with its state, reason and detail as CSV")
    private boolean ledger;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RemarkOptions remarks = new RemarkOptions();

    @Mixin
    private NetworkOptions access = new NetworkOptions();

    @Override
    public Integer call() throws Unusable {
        AddressPolicy policy = access.policy();
        if (gap < POLITE_GAP && !policy.exempts(Url.parse(url))) {
            throw new ParameterException(
                    spec.commandLine(), "A gap of less than 100 ms is for addresses that --exempt names.");
        }
        Url start = access.read(url);
        try (HttpFetcher web = access.open()) {
            MeteringFetcher meter = new MeteringFetcher(web);
            Crawler crawler = new Crawler(meter, gate(policy), Clock.systemUTC()).includingNoindex(noindex);
            ProgressBar progress = remarks.progress(pages);
            Crawl crawl = crawler.crawl(start, Budget.ofPages(pages).withoutTexts(), List.of(), progress);
            progress.end();
            MeteringFetcher.Reading measured = meter.reading();
            print(crawl, measured, spec.commandLine().getOut());
            if (crawl.pages().isEmpty()) {
                spec.commandLine().getErr().println(crawl.problem());
            }
            return crawl.pages().isEmpty() ? Main.UNUSABLE : 0;
        }
    }

    private HostLimiter gate(AddressPolicy policy) {
        Duration others = Duration.ofMillis(Math.max(gap, POLITE_GAP));
        return new ExemptHostLimiter(
                policy::exempts, new LocalHostLimiter(Duration.ofMillis(gap)), new LocalHostLimiter(others));
    }

    private void print(Crawl crawl, MeteringFetcher.Reading measured, PrintWriter out) {
        if (ledger) {
            out.println("url,state,reason,detail");
            crawl.ledger().forEach(entry -> out.println(csv(entry)));
        }
        if (stats) {
            printStats(crawl, measured, out);
        }
        if (!ledger && !stats) {
            crawl.pages().forEach(page -> out.println(page.url()));
        }
    }

    private static String csv(LedgerEntry entry) {
        return Stream.of(entry.url(), entry.state(), entry.reason(), entry.detail())
                .map(Object::toString)
                .map(field -> "\"" + field.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private static void printStats(Crawl crawl, MeteringFetcher.Reading measured, PrintWriter out) {
        double seconds = measured.wall().toNanos() / 1e9;
        int read = crawl.pages().size();
        out.printf(Locale.ROOT, "pages: %d%n", read);
        out.printf(Locale.ROOT, "requests: %d%n", measured.requests());
        out.printf(Locale.ROOT, "bytes: %d%n", measured.bytes());
        out.printf(Locale.ROOT, "wall: %.2f s%n", seconds);
        out.printf(Locale.ROOT, "pages/s: %.1f%n", read / seconds);
        out.printf(Locale.ROOT, "peak in flight: %d%n", measured.peak());
        out.printf(
                Locale.ROOT,
                "smallest start gap: %.1f ms%n",
                measured.smallestGap().toNanos() / 1e6);
        out.printf(Locale.ROOT, "end: %s%n", crawl.end());
        crawl.ledger().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.state() == LedgerEntry.State.READ
                                ? "READ"
                                : entry.reason().name(),
                        TreeMap::new,
                        Collectors.counting()))
                .forEach((reason, count) -> out.printf(Locale.ROOT, "%s: %d%n", reason, count));
    }
}
