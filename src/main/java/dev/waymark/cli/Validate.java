package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waymark.cli.Subject.Unreadable;
import dev.waymark.fetch.PublicWeb;
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
        mixinStandardHelpOptions = true,
        description = "Says what is wrong with an llms.txt, line by line, and which readers it would pass.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no errors, and every profile passes",
            "1:the file has problems",
            "2:there is no such file, or it is not an llms.txt"
        })
final class Validate implements Callable<Integer> {

    @Parameters(paramLabel = "FILE|URL", description = "A file, its address, or the address of a site that has one")
    private String source = "";

    @Option(names = "--json", description = "Say it in JSON")
    private boolean json;

    @Mixin
    private Access access = new Access();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        try {
            Subject subject = subject();
            Verdict verdict = Verdict.of(subject.source(), subject.validation());
            Output output = new Output(spec);
            if (json) {
                output.json(verdict);
            } else {
                verdict.print(output.out());
            }
            return verdict.exitCode();
        } catch (Unreadable e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Main.UNUSABLE;
        }
    }

    private Subject subject() throws Unreadable {
        if (!Subject.isAddress(source)) {
            return Subject.ofFile(source);
        }
        try (PublicWeb web = access.open()) {
            return Subject.ofAddress(source, web);
        }
    }
}
