package dev.waymark.cli;

import java.io.Console;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much a command says on standard error beside what goes wrong. */
final class RemarkOptions {

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress and no remarks; errors are shown")
    private boolean quiet;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** For what is no part of the result. */
    void remark(String text) {
        if (!quiet) {
            command.commandLine().getErr().println(text);
        }
    }

    /** @param most the most pages that are read */
    ProgressBar progress(int most) {
        ProgressBar.Mode mode = quiet ? ProgressBar.Mode.SILENT : mode(System.getenv(), isTerminal());
        return new ProgressBar(mode, most, command.commandLine().getErr(), System::nanoTime);
    }

    /** Source: no-color.org for NO_COLOR. */
    static ProgressBar.Mode mode(Map<String, String> environment, boolean terminal) {
        if (!terminal || environment.getOrDefault("TERM", "").equals("dumb")) {
            return ProgressBar.Mode.LINES;
        }
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                ? ProgressBar.Mode.COLOURED_BAR
                : ProgressBar.Mode.BAR;
    }

    /** Whether a person sees what is written at once. Java 22 and newer have a console also without a terminal, and a method to ask it. */
    @SuppressWarnings("SystemConsoleNull") // of newer ones the method is asked
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
