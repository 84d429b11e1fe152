package dev.waymark.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.LedgerEntry.State;
import dev.waymark.message.Message;
import dev.waymark.outline.GoldenSite;
import dev.waymark.politeness.LocalHostLimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sites, read over HTTP: what the ledger says of each address that was dropped. After a change that is meant, rewrite the expected
 * files with {@code -Dwaymark.golden.rewrite=true}, and read what changed before committing it.
 */
class GoldenLedgersTest {

    private static final boolean REWRITE = Boolean.getBoolean("waymark.golden.rewrite");

    /** Judged by signs, which the ledger names. */
    private static final Set<Reason> JUDGED =
            EnumSet.of(Reason.WALL, Reason.SOFT_404, Reason.NEEDS_JAVASCRIPT, Reason.OTHER_LANGUAGE);

    @ParameterizedTest
    @MethodSource("dev.waymark.outline.GoldenSite#all")
    void saysWhatBecameOfEachAddressAndWhichSignsDecided(GoldenSite golden) throws IOException {
        try (SiteServer site = new SiteServer()) {
            String origin = site.url("/").origin();
            site.otherwise(path -> golden.html(path, origin)
                    .map(html -> Reply.of(200, html, "Content-Type", "text/html"))
                    .orElse(Reply.of(404, "<title>Not found</title>")));
            Crawl crawl = new Crawler(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC())
                    .crawl(site.url("/"), Budget.ofPages(100), List.of(), new RecordingListener());
            assertThat(crawl.ledger())
                    .filteredOn(entry -> JUDGED.contains(entry.reason()))
                    .allSatisfy(entry ->
                            assertThat(entry.detail()).as(entry.url().path()).isNotEqualTo(Message.NONE));
            String dropped = crawl.ledger().stream()
                    .filter(entry -> entry.state() == State.DROPPED)
                    .map(entry -> line(entry, origin))
                    .sorted()
                    .collect(Collectors.joining());
            Path expected = golden.folder().resolve("dropped.txt");
            if (REWRITE) {
                Files.writeString(expected, dropped);
            }
            assertThat(dropped).isEqualTo(Files.readString(expected));
        }
    }

    private static String line(LedgerEntry entry, String site) {
        return Stream.of(
                                entry.url().toString(),
                                entry.reason().toString(),
                                entry.detail().toString())
                        .map(text -> text.replace(site, ""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" | "))
                + "\n";
    }
}
