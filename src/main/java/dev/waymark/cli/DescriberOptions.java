package dev.waymark.cli;

import dev.waymark.claude.ClaudeFactory;
import dev.waymark.claude.InMemoryBudget;
import dev.waymark.claude.ModelSettings;
import dev.waymark.describe.Describer;
import dev.waymark.outline.Authorship;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who finds the words: the pages themselves, or Claude when asked to. The settings are those of the server. */
final class DescriberOptions {

    private static final String DEFAULTS = "/META-INF/microprofile-config.properties";

    @Option(
            names = "--claude",
            description = "Let Claude find better words, those that the pages support; needs ANTHROPIC_API_KEY")
    private boolean claude;

    @Option(names = "--better", description = "With --claude: ask the better model")
    private boolean better;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** A describer, and what it has cost. */
    record Open(Describer describer, InMemoryBudget purse) {

        /** What the model did and cost; nothing when it was not asked. */
        void tell(Authorship writing, RemarkOptions to) {
            if (purse.tokens() > 0) {
                to.remark("Claude wrote the notes of %d of %d links for %,d tokens, $%.4f."
                        .formatted(writing.notes(), writing.links(), purse.tokens(), purse.spent() / 1e6));
            }
            if (writing.unread() > 0) {
                to.remark("Claude's texts that were not checked a second time: %d.".formatted(writing.unread()));
            }
            if (writing.problem() != null) {
                to.remark(String.valueOf(writing.problem()));
            }
        }
    }

    Open open() throws IOException {
        if (!claude) {
            return new Open(Describer.EXTRACTIVE, new InMemoryBudget(0));
        }
        ModelSettings settings = settings();
        if (!settings.isOn()) {
            throw new ParameterException(command.commandLine(), "--claude needs an API key in ANTHROPIC_API_KEY.");
        }
        InMemoryBudget purse = new InMemoryBudget(settings.jobLimit());
        return new Open(new ClaudeFactory(settings).editor(better, purse), purse);
    }

    private ModelSettings settings() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = DescriberOptions.class.getResourceAsStream(DEFAULTS)) {
            defaults.load(file);
        }
        try {
            return ModelSettings.of(name -> System.getenv().getOrDefault(name, defaults.getProperty(name, "")));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "A setting whose name begins with ANTHROPIC_ has a value that cannot be used. docs/settings.md lists them.");
        }
    }
}
