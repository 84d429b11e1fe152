package dev.waymark.cli;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.document.Validation;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.mcp.protocol.McpServer;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.template.Options;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The whole core on one screen: an address in, a document out. A reader of the code may start here. */
@Command(
        name = "waymark",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = Main.NAME,
        description = "Reads websites and writes their llms.txt; judges those that exist.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:problems were found",
            "2:a site or a file could not be read, or the command makes no sense"
        },
        subcommands = {
            Validate.class,
            CheckCommand.class,
            Read.class,
            CrawlCommand.class,
            AdminPassword.class,
            ApiKeyCommand.class,
            McpCommand.class,
            Completion.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    /** Exit codes: nothing wrong; a file with problems; a site or a file that could not be read, or an order that makes no sense. */
    static final int FINE = 0;

    static final int PROBLEMS = 1;
    static final int UNUSABLE = 2;

    static final String NAME = "Waymark " + McpServer.VERSION;
    private static final System.Logger LOG = System.getLogger(Main.class.getName());

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.UK); // numbers in what it writes must not depend on the machine
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println(words(e));
                    return UNUSABLE;
                });
    }

    /** Says what is wrong with the arguments in a line or two: the whole help would hide it. */
    private static int explain(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(e.getMessage());
        if (line.getParent() == null && arguments.length == 0) {
            line.usage(line.getErr());
        } else if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return UNUSABLE;
    }

    static String version() {
        return McpServer.VERSION;
    }

    private static String words(Exception e) {
        if (e instanceof Unusable || e instanceof BadUrl || e instanceof UnknownOption) {
            return String.valueOf(e.getMessage());
        }
        LOG.log(Level.DEBUG, "Unforeseen failure", e);
        return "Something went wrong that was not foreseen. The log has the cause when dev.waymark.cli is logged at level FINE.";
    }

    @Command(
            description = "Reads a site and writes its llms.txt, to standard output or into a folder.",
            exitCodeList = {
                "0:the file is written and valid",
                "1:the file is written and has problems",
                "2:the site could not be read, the folder not be written, or an option makes no sense"
            })
    int generate(
            @Parameters(paramLabel = "URL", description = "The site's address; below the root it keeps to its folder")
                    String url,
            @Mixin GenerateOptions wanted,
            @Mixin DescriberOptions words,
            @Mixin RemarkOptions remarks,
            @Mixin NetworkOptions access)
            throws IOException, Unusable {
        Options options = wanted.options();
        DescriberOptions.Open writer = words.open();
        Folder folder = wanted.folder();
        try (HttpFetcher web = access.open()) {
            Url start = access.read(url);
            Crawler crawler = new Crawler(web, access.limiter(), Clock.systemUTC()).includingNoindex(wanted.noindex());
            ProgressBar progress = remarks.progress(wanted.pages());
            Crawl crawl = crawler.crawl(start, wanted.budget(), List.of(), progress);
            progress.end();
            if (crawl.pages().isEmpty()) {
                spec.commandLine().getErr().println(crawl.problem());
                return UNUSABLE;
            }
            if (wanted.noindex()) {
                remarks.remark("Pages that ask not to be indexed (noindex) were read, as you asked.");
            }
            OutlineResult outlined =
                    Outline.of(crawl.pages(), crawl.attachments(), options).write(writer.describer(), List.of());
            writer.tell(outlined.writing(), remarks);
            GeneratedSite site = new GeneratedSite(outlined.document(), crawl, options);
            ValidationOutput verdict = ValidationOutput.of("llms.txt", Validation.of(site.llmsTxt()));
            if (folder != null) {
                wanted.write(site, folder, remarks);
            }
            if (wanted.json()) {
                new Output(spec).json(GenerateOutput.of(crawl, outlined, verdict, folder));
            } else if (folder == null) {
                new Output(spec).text(site.llmsTxt());
            }
            return verdict.exitCode();
        }
    }
}
