package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waymark.crawl.UrlChecker;
import dev.waymark.extract.PageReader;
import dev.waymark.extract.PageReading;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what Waymark sees of one page, by the same reader that a crawl uses. */
@Command(
        name = "read",
        description = "Shows one page as Waymark reads it: title, facts, links, Markdown, what was left out and why.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is a page", "1:something else came in its place", "2:it could not be read"})
final class Read implements Callable<Integer> {

    @Parameters(paramLabel = "URL|FILE", description = "The page's address, or a file with a page")
    private String source = "";

    @Option(
            names = "--url",
            defaultValue = "https://page.example/",
            paramLabel = "URL",
            description = "Address of a page read from a file (default ${DEFAULT-VALUE})")
    private String url = "";

    @Option(
            names = "--type",
            defaultValue = "text/html",
            paramLabel = "TYPE",
            description = "The Content-Type that a file was sent with (default ${DEFAULT-VALUE})")
    private String type = "";

    @Option(names = "--json", description = "Say it in JSON")
    private boolean json;

    @Mixin
    private NetworkOptions access = new NetworkOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException, Unusable, InterruptedException {
        ReadOutput page = ValidationSource.isAddress(source) ? fetched() : onDisk();
        Output output = new Output(spec);
        if (json) {
            output.json(page);
        } else {
            page.print(output.out());
        }
        return page.isPage() ? Main.FINE : Main.PROBLEMS;
    }

    private ReadOutput onDisk() throws Unusable {
        byte[] body = ValidationSource.ofFile(source).bytes();
        return ReadOutput.of(new PageReader().explain(Url.parse(url), body, type), List.of());
    }

    private ReadOutput fetched() throws Unusable, InterruptedException {
        try (HttpFetcher web = access.open()) {
            UrlChecker checker = new UrlChecker(web, LocalHostLimiter.polite(), Clock.systemUTC());
            UrlChecker.Sighting seen = checker.file(Url.parse(source));
            FetchResponse answer = seen.answer().orElseThrow(() -> new Unusable(words(seen)));
            PageReading page = new PageReader()
                    .explain(
                            answer.url(),
                            answer.body(),
                            answer.header("content-type").orElse(""));
            return ReadOutput.of(page, answer.headers().getOrDefault("x-robots-tag", List.of()));
        }
    }

    private static String words(UrlChecker.Sighting seen) {
        return switch (seen.state()) {
            case DISALLOWED -> "The website's robots.txt asks us not to read " + seen.end() + ".";
            default -> "The website " + seen.detail() + " for " + seen.end() + ".";
        };
    }
}
