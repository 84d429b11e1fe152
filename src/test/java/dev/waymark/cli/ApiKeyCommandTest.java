package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ApiKeyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ApiKeyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void printsAKeyAndTheStatementThatStoresItsHash() {
        assertThat(run("--scope", "read,generate", "--days", "30", "Nightly run"))
                .isZero();
        String key = out.toString().lines().findFirst().orElseThrow();
        assertThat(key).matches("wm_live_[0-9A-Za-z]{38}");
        assertThat(out.toString())
                .containsPattern("values \\('Nightly run', '" + key.substring(0, 12)
                        + "…', '\\\\x[0-9a-f]{64}', 'generate read', now\\(\\) \\+ interval '30 days'\\);");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--scope=all Nightly", "--scope=read Night'ly"})
    void saysWhatIsWrong(String line) {
        assertThat(run(line.split(" "))).isNotZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("scopes are edit, generate, monitor, payment, read");
    }
}
