package dev.waymark.cli;

import dev.waymark.crawl.Budget;
import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.document.Validation;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.template.UnknownOption;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The whole core on one screen: an address in, a document out. A reader of the code may start here. */
@Command(
        name = "waymark",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Waymark 0.2.0",
        description = "Reads websites and writes their llms.txt; judges those that exist.",
        subcommands = {
            Validate.class,
            Read.class,
            CrawlCommand.class,
            AdminPassword.class,
            ApiKeyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    /** Exit codes: nothing wrong; a file with problems; a site or a file that could not be read, or an order that makes no sense. */
    static final int FINE = 0;

    static final int PROBLEMS = 1;
    static final int UNUSABLE = 2;

    private static final System.Logger LOG = System.getLogger(Main.class.getName());

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.UK); // numbers in what it writes must not depend on the machine
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((e, line, parsed) -> {
            line.getErr().println(words(e));
            return UNUSABLE;
        });
    }

    private static String words(Exception e) {
        if (e instanceof Unusable || e instanceof BadUrl || e instanceof UnknownOption) {
            return String.valueOf(e.getMessage());
        }
        LOG.log(Level.DEBUG, "Unforeseen failure", e);
        return "Something went wrong that was not foreseen. The log has the cause when dev.waymark.cli is logged at level FINE.";
    }

    @Command(description = "Reads a site and writes its llms.txt, to standard output or into a folder.")
    int generate(
            @Parameters(paramLabel = "URL", description = "The site's address; below the root it keeps to its folder")
                    String url,
            @Option(names = "--out", paramLabel = "DIR", description = "Write DIR/llms.txt") String out,
            @Option(
                            names = "--pages",
                            defaultValue = "30",
                            converter = WholeNumber.Pages.class,
                            description = "The most pages read (default ${DEFAULT-VALUE})")
                    int pages,
            @Option(names = "--template", defaultValue = Template.AUTO, description = "The kind of organisation")
                    String template,
            @Option(names = "--sector", defaultValue = "", description = "The sector it belongs to") String sector,
            @Option(names = "--goal", defaultValue = "", description = "What the file should do for it") String goal,
            @Option(names = "--include-noindex", description = CrawlCommand.INCLUDE_NOINDEX) boolean noindex,
            @Option(names = "--json", description = "Say in JSON what was done") boolean json,
            @Mixin DescriberOptions words,
            @Mixin NetworkOptions access)
            throws IOException, Unusable {
        Options options = Options.of(template, sector, goal, "");
        DescriberOptions.Open writer = words.open(spec.commandLine());
        Folder folder = out == null ? null : Folder.at(out);
        try (HttpFetcher web = access.open()) {
            Crawler crawler = new Crawler(web, LocalHostLimiter.polite(), Clock.systemUTC()).includingNoindex(noindex);
            Crawl crawl = crawler.crawl(Url.parse(url), Budget.ofPages(pages), List.of(), new Console());
            if (crawl.pages().isEmpty()) {
                spec.commandLine().getErr().println(crawl.problem());
                return UNUSABLE;
            }
            if (noindex) {
                spec.commandLine()
                        .getErr()
                        .println("Pages that ask not to be indexed (noindex) were read, as you asked.");
            }
            OutlineResult outlined =
                    Outline.of(crawl.pages(), crawl.attachments(), options).write(writer.describer(), List.of());
            writer.tell(outlined.writing(), spec.commandLine().getErr());
            String document = outlined.document().write();
            ValidationOutput verdict = ValidationOutput.of("llms.txt", Validation.of(document));
            if (folder != null) {
                folder.write(document);
                spec.commandLine().getErr().println("Wrote " + folder.file());
            }
            if (json) {
                new Output(spec)
                        .json(GenerateOutput.of(
                                crawl,
                                outlined,
                                verdict,
                                folder == null ? null : folder.file().toString()));
            } else if (folder == null) {
                new Output(spec).text(document);
            }
            return verdict.exitCode();
        }
    }
}
