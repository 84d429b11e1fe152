package dev.waymark.cli;

import dev.waymark.crawl.frontier.Budget;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is read of a site, what its file is for, and which files are written. */
final class GenerateOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "Write DIR/llms.txt instead of printing it")
    private @Nullable String out;

    @Option(names = "--full", description = "Write DIR/llms-full.txt too: the texts of the pages that are listed")
    private boolean full;

    @Option(
            names = "--twins",
            description =
                    "Write the Markdown of each page that is listed too, such as DIR/about.html.md for /about.html")
    private boolean twins;

    @Option(
            names = "--bundle",
            description =
                    "Write DIR/waymark.zip too: both files, the pages, files of sections and languages, how to publish them")
    private boolean bundle;

    @Option(
            names = "--pages",
            defaultValue = "30",
            converter = WholeNumber.Pages.class,
            description = "The most pages read (default ${DEFAULT-VALUE})")
    private int pages;

    @Option(names = "--template", defaultValue = Template.AUTO, description = "The kind of organisation")
    private String template = "";

    @Option(names = "--sector", defaultValue = "", description = "The sector it belongs to")
    private String sector = "";

    @Option(names = "--goal", defaultValue = "", description = "What the file should do for it")
    private String goal = "";

    @Option(names = "--include-noindex", description = CrawlCommand.INCLUDE_NOINDEX)
    private boolean noindex;

    @Option(names = "--json", description = "Say in JSON what was done")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @throws dev.waymark.template.UnknownOption when there is no such template, sector or goal */
    Options options() {
        return Options.of(template, sector, goal, "");
    }

    int pages() {
        return pages;
    }

    /** How much is read: the bundle has files for other languages. */
    Budget budget() {
        return bundle ? Budget.ofPages(pages).withLanguages() : Budget.ofPages(pages);
    }

    boolean noindex() {
        return noindex;
    }

    boolean json() {
        return json;
    }

    /**
     * Makes the folder that is written into; null when nothing is.
     *
     * @throws ParameterException when files are asked for and no folder
     */
    @Nullable
    Folder folder() throws Unusable {
        if (out == null && (full || twins || bundle)) {
            throw new ParameterException(
                    command.commandLine(), "--full, --twins and --bundle write files: say where with --out DIR.");
        }
        return out == null ? null : Folder.at(out);
    }

    /** Writes what is asked for. */
    void write(GeneratedSite site, Folder folder, RemarkOptions remarks) throws Unusable {
        folder.write("llms.txt", site.llmsTxt());
        if (full) {
            folder.write("llms-full.txt", site.llmsFull());
        }
        if (twins) {
            folder.writeTwins(site.twins(), remarks);
        }
        if (bundle) {
            folder.zip("waymark.zip", site.bundle());
        }
        folder.written().forEach(file -> remarks.remark("Wrote " + file));
    }
}
