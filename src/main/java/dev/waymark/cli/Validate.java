package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waymark.assess.Assessment;
import dev.waymark.assess.Case;
import dev.waymark.assess.LiveChecks;
import dev.waymark.assess.Mended;
import dev.waymark.assess.WrittenReport;
import dev.waymark.crawl.HostGate;
import dev.waymark.document.Validation;
import dev.waymark.fetch.PublicWeb;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges an llms.txt by the rules of three readers. */
@Command(
        name = "validate",
        description = "Says what is wrong with an llms.txt, line by line, and which readers it would pass.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no errors, and every profile passes",
            "1:the file has problems",
            "2:there is no such file, or it is not an llms.txt"
        })
final class Validate implements Callable<Integer> {

    private static final int MOST_LINKS = 100;
    private static final Duration TIME = Duration.ofMinutes(1);

    @Parameters(paramLabel = "FILE|URL", description = "A file, its address, or the address of a site that has one")
    private String source = "";

    @Option(names = "--json", description = "Say it in JSON")
    private boolean json;

    @Option(
            names = "--report",
            description = "Print the whole assessment as Markdown: grade, findings, what to do first")
    private boolean report;

    @Option(
            names = "--mended",
            description = "Print the file with everything put right that needs no knowledge of the site")
    private boolean mended;

    @Option(names = "--links", description = "Follow its links too, 100 at most")
    private boolean links;

    @Mixin
    private Access access = new Access();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException, Unusable {
        Subject subject = subject();
        Validation validation = links ? followed(subject.validation()) : subject.validation();
        Verdict verdict = Verdict.of(subject.source(), validation);
        Output output = new Output(spec);
        if (mended) {
            output.text(mended(validation));
        } else if (report) {
            output.text(WrittenReport.of(subject.source(), Assessment.of(Case.of(validation))));
        } else if (json) {
            output.json(verdict);
        } else {
            verdict.print(output.out());
        }
        return verdict.exitCode();
    }

    private Validation followed(Validation validation) throws Unusable {
        try (PublicWeb web = access.open()) {
            LiveChecks checks = new LiveChecks(web, HostGate.polite(), Clock.systemUTC());
            return validation.with(checks.links(validation.parsed(), at(), any -> true, MOST_LINKS, TIME)
                    .problems());
        }
    }

    private String mended(Validation validation) {
        return Mended.of(validation, at())
                .map(Mended::text)
                .orElseGet(() -> String.join("\n", validation.parsed().lines()));
    }

    private Optional<Url> at() {
        return Subject.isAddress(source) ? Optional.of(Url.parse(source)) : Optional.empty();
    }

    private Subject subject() throws Unusable {
        if (!Subject.isAddress(source)) {
            return Subject.ofFile(source);
        }
        try (PublicWeb web = access.open()) {
            return Subject.ofAddress(source, web);
        }
    }
}
