package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.probe.PageInspector;
import dev.waymark.probe.PageReport;
import dev.waymark.probe.Unreadable;
import dev.waymark.url.Url;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what Waymark sees of one page, by the same reader that a crawl uses. */
@Command(
        name = "read",
        description = "Shows one page as Waymark reads it: title, facts, links, Markdown, what was left out and why.",
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

    @Mixin
    private SourceOptions options = new SourceOptions();

    @Override
    public Integer call() throws JsonProcessingException, Unusable {
        PageReport page = ValidationSource.isAddress(source) ? fetched() : onDisk();
        Output output = options.output();
        if (options.json()) {
            output.json(page);
        } else {
            new ReadOutput(page).print(output.out());
        }
        return page.hasPage() ? Main.FINE : Main.PROBLEMS;
    }

    private PageReport onDisk() throws Unusable {
        byte[] body = ValidationSource.ofFile(source).bytes();
        return PageReport.of(Url.parse(url), body, type, List.of());
    }

    private PageReport fetched() throws Unusable {
        Url start = options.read(source);
        try (HttpFetcher web = options.open()) {
            PageInspector inspector = new PageInspector(web, LocalHostLimiter.polite(), Clock.systemUTC());
            return PageReport.of(inspector.fetch(start));
        } catch (Unreadable e) {
            throw new Unusable(e.reason().toString());
        }
    }
}
