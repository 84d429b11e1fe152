package dev.waymark.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a script with which bash and zsh complete commands and options.",
            "Load it with: source <(waymark completion)"
        },
        exitCodeList = "0:the script is printed")
final class Completion implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Output(spec).text(AutoComplete.bash("waymark", spec.root().commandLine()));
        return Main.FINE;
    }
}
