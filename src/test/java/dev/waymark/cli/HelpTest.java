package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfOnStandardOutput(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: waymark " + command, "--help", "Exit codes:\n  0   ");
        assertThat(err.toString()).isEmpty();
    }

    static Stream<String> commands() {
        return Main.line().getSubcommands().keySet().stream();
    }

    @Test
    void namesAllCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains(commands().toList());
    }

    private int run(String... arguments) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
