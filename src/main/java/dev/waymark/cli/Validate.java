package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waymark.assess.Assessment;
import dev.waymark.assess.AssessmentInput;
import dev.waymark.assess.FixedFile;
import dev.waymark.assess.MarkdownReport;
import dev.waymark.document.Validation;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.message.Messages;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.probe.LiveChecks;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges an llms.txt by the rules of three readers. */
@Command(
        name = "validate",
        description = "Says what is wrong with an llms.txt, line by line, and which readers it would pass.",
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

    @Option(
            names = "--report",
            description = "Print the whole assessment as Markdown: grade, findings, what to do first")
    private boolean report;

    @Option(
            names = "--fixed",
            description = "Print the file with everything put right that needs no knowledge of the site")
    private boolean fixed;

    @Option(names = "--links", description = "Follow its links too, 100 at most")
    private boolean links;

    @Mixin
    private SourceOptions options = new SourceOptions();

    @Override
    public Integer call() throws JsonProcessingException, Unusable {
        ValidationSource subject = subject();
        Validation validation = links ? followed(subject.validation()) : subject.validation();
        ValidationOutput verdict = ValidationOutput.of(subject.source(), validation);
        Output output = options.output();
        if (fixed) {
            output.text(fixed(validation));
        } else if (report) {
            output.text(MarkdownReport.of(
                    subject.source(), Assessment.of(AssessmentInput.of(validation)), Messages.ENGLISH));
        } else if (options.json()) {
            output.json(verdict);
        } else {
            verdict.print(output.out());
        }
        return verdict.exitCode();
    }

    private Validation followed(Validation validation) throws Unusable {
        try (HttpFetcher web = options.open()) {
            LiveChecks checks = new LiveChecks(web, LocalHostLimiter.polite(), Clock.systemUTC());
            return validation.with(checks.links(validation.parsed(), at(), any -> true, MOST_LINKS, TIME)
                    .problems());
        }
    }

    private String fixed(Validation validation) {
        Optional<FixedFile> fixed = FixedFile.of(validation, at());
        fixed.filter(file -> !file.moved().isEmpty())
                .ifPresent(file -> options.remark("Text that is no list item is in the details now: line "
                        + file.moved().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        return fixed.map(FixedFile::text)
                .orElseGet(() -> String.join("\n", validation.parsed().lines()));
    }

    private Optional<Url> at() {
        return ValidationSource.isAddress(source) ? Optional.of(Url.parse(source)) : Optional.empty();
    }

    private ValidationSource subject() throws Unusable {
        if (!ValidationSource.isAddress(source)) {
            return ValidationSource.ofFile(source);
        }
        try (HttpFetcher web = options.open()) {
            return ValidationSource.ofAddress(options.read(source), web);
        }
    }
}
