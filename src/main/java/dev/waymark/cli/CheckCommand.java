package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waymark.cli.check.CheckFinding;
import dev.waymark.cli.check.CheckReport;
import dev.waymark.cli.check.Concern;
import dev.waymark.cli.check.Drift;
import dev.waymark.cli.check.JUnitReport;
import dev.waymark.cli.check.JsonReport;
import dev.waymark.cli.check.SarifReport;
import dev.waymark.cli.check.TextReport;
import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.document.LlmsTxt;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.message.Message;
import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.probe.LiveChecks;
import dev.waymark.probe.PublishedFile;
import dev.waymark.template.Options;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Holds a committed llms.txt against its website, for continuous integration. */
@Command(
        name = "check",
        description = {
            "Holds an llms.txt of a repository against its website: is it valid, do its links answer, does it say what the website says?",
            "Drift is a page that is gone, has moved, is called otherwise or is new."
        },
        exitCodeList = {
            "0:nothing was found that --fail-on names",
            "1:something was found that --fail-on names",
            "2:the file or the website could not be read, or an option makes no sense"
        })
final class CheckCommand implements Callable<Integer> {

    private static final int MAX_LINKS = 500;
    private static final Duration TIME_FOR_LINKS = Duration.ofMinutes(5);
    private static final Set<Rule> WITHDRAWN = EnumSet.of(Rule.DISALLOWED_URL, Rule.NOINDEX_URL, Rule.REDIRECTING_URL);

    @Parameters(
            paramLabel = "URL|FILE",
            description = "The website; or the address of the llms.txt that it publishes, or a file that was generated")
    private String source = "";

    @Option(names = "--against", required = true, paramLabel = "FILE", description = "The file of the repository")
    private String against = "";

    @Option(
            names = "--fail-on",
            split = ",",
            defaultValue = "validity,dead",
            paramLabel = "LIST",
            converter = Failing.class,
            description = "For what to end with 1: validity, dead, drift, or none (default ${DEFAULT-VALUE})")
    private List<Optional<Concern>> failOn = List.of();

    @Option(
            names = "--pages",
            defaultValue = "30",
            converter = WholeNumber.Pages.class,
            description = "The most pages of the website read (default ${DEFAULT-VALUE})")
    private int pages;

    @Option(names = "--include-noindex", description = CrawlCommand.INCLUDE_NOINDEX)
    private boolean noindex;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write a SARIF 2.1.0 report too, for code reviews")
    private @Nullable String sarif;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit report too, for lists of tests")
    private @Nullable String junit;

    @Mixin
    private RemarkOptions remarks = new RemarkOptions();

    @Mixin
    private SourceOptions options = new SourceOptions();

    /**
     * What the website has now.
     *
     * @param pages none when that is known from a file alone
     * @param site that was read; empty likewise
     * @param at where the file of the website is, for relative addresses
     */
    private record Current(LlmsTxt document, List<Page> pages, Optional<Site> site, Optional<Url> at) {}

    @Override
    public Integer call() throws JsonProcessingException, Unusable {
        Validation validation = committed();
        CheckReport report = report(validation);
        if (sarif != null) {
            write(
                    sarif,
                    Output.jsonOf(
                            SarifReport.of(report, Main.version(), Path.of("").toAbsolutePath())));
        }
        if (junit != null) {
            write(junit, JUnitReport.of(report));
        }
        Output output = options.output();
        if (options.json()) {
            output.json(JsonReport.of(report));
        } else {
            TextReport.print(report, output.out());
        }
        return report.passes() ? Main.FINE : Main.PROBLEMS;
    }

    private Validation committed() throws Unusable {
        byte[] bytes = ValidationSource.ofFile(against).bytes();
        Optional<Message> tooLarge = PublishedFile.tooLarge(bytes);
        if (tooLarge.isPresent()) {
            throw new Unusable(against + ": " + tooLarge.get());
        }
        Validation validation = Validation.of(bytes);
        if (!validation.isUsable()) {
            throw new Unusable(against + " is not an llms.txt: "
                    + validation.problems().stream()
                            .findFirst()
                            .map(problem -> problem.message() + " " + problem.fix())
                            .orElse("It has neither a title nor a link."));
        }
        return validation;
    }

    private CheckReport report(Validation validation) throws Unusable {
        ParsedFile parsed = validation.parsed();
        List<CheckFinding> findings = new ArrayList<>();
        validation.problems().stream()
                .filter(problem -> problem.level() == ProblemLevel.ERROR
                        || !problem.fails().isEmpty())
                .forEach(problem -> findings.add(CheckFinding.of(problem, Concern.VALIDITY)));
        HostLimiter limiter = options.limiter();
        try (HttpFetcher web = options.open()) {
            Current current = current(web, limiter);
            Set<Url> read = current.pages().stream().map(Page::url).collect(Collectors.toSet());
            LiveChecks.Links links = new LiveChecks(web, limiter, Clock.systemUTC())
                    .links(parsed, current.at(), url -> !read.contains(url), MAX_LINKS, TIME_FOR_LINKS);
            Drift drift = new Drift(parsed, current.at(), current.document(), current.pages());
            Map<Item, CheckFinding> gone = gone(parsed, links.problems(), current, drift);
            findings.addAll(drift.findings(gone));
            links.problems().stream()
                    .filter(problem -> WITHDRAWN.contains(problem.rule()))
                    .forEach(problem -> findings.add(CheckFinding.of(problem, Concern.DRIFT)));
            findings.sort(Comparator.comparingInt(CheckFinding::line));
            Set<Concern> failing = failOn.stream().flatMap(Optional::stream).collect(Collectors.toSet());
            return new CheckReport(against, source, findings, failing, links.left());
        }
    }

    /** Items whose page is not there any more; those of other websites have no place in the newer file. */
    private static Map<Item, CheckFinding> gone(
            ParsedFile parsed, List<Problem> problems, Current current, Drift drift) {
        Map<Integer, Problem> dead = problems.stream()
                .filter(problem -> problem.rule() == Rule.DEAD_URL)
                .collect(Collectors.toMap(Problem::line, problem -> problem, (first, next) -> first));
        Map<Item, CheckFinding> gone = new HashMap<>();
        for (Item item : parsed.items()) {
            Problem problem = dead.get(item.line());
            boolean here = current.site().isEmpty()
                    || item.url().map(current.site().get()::sameHost).orElse(true);
            if (problem != null) {
                gone.put(
                        item,
                        here
                                ? CheckFinding.of(problem, Concern.DEAD, Concern.DRIFT)
                                : CheckFinding.of(problem, Concern.DEAD));
            } else if (current.site().isEmpty() && !drift.lists(item)) {
                gone.put(item, Drift.gone(item));
            }
        }
        return gone;
    }

    private Current current(HttpFetcher web, HostLimiter limiter) throws Unusable {
        if (!ValidationSource.isAddress(source) && Files.exists(path(source))) {
            ParsedFile file = ValidationSource.ofFile(source).validation().parsed();
            return new Current(file.document(), List.of(), Optional.empty(), Optional.empty());
        }
        if (!ValidationSource.isAddress(source) && (source.endsWith(".txt") || source.endsWith(".md"))) {
            throw new Unusable("There is no file " + source + ". Check its name and folder.");
        }
        Url start = options.read(source);
        if (start.path().endsWith("/llms.txt")) {
            ValidationSource published = ValidationSource.ofAddress(start, web);
            return new Current(
                    published.validation().parsed().document(start), List.of(), Optional.empty(), Optional.of(start));
        }
        ProgressBar progress = remarks.progress(pages);
        Crawl crawl = new Crawler(web, limiter, Clock.systemUTC())
                .includingNoindex(noindex)
                .crawl(start, Budget.ofPages(pages), List.of(), progress);
        progress.end();
        if (crawl.pages().isEmpty()) {
            throw new Unusable(crawl.problem());
        }
        LlmsTxt document = Outline.of(crawl.pages(), crawl.attachments(), Options.DEFAULT)
                .write()
                .document();
        return new Current(
                document,
                crawl.pages(),
                Optional.of(crawl.site()),
                Optional.of(crawl.site().start().at("/llms.txt")));
    }

    private static Path path(String name) throws Unusable {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Unusable("There is no file " + name + ". Check its name and folder.");
        }
    }

    private static void write(String name, String text) throws Unusable {
        try {
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw Folder.unwritable(name);
        }
    }

    /** Takes a concern, or none. */
    static final class Failing implements ITypeConverter<Optional<Concern>> {

        @Override
        public Optional<Concern> convert(String value) {
            Optional<Concern> concern = Stream.of(Concern.values())
                    .filter(each -> each.id().equals(value.strip()))
                    .findFirst();
            if (concern.isEmpty() && !value.strip().equals("none")) {
                throw new TypeConversionException(value + " is none of validity, dead, drift and none");
            }
            return concern;
        }
    }
}
