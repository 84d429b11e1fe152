package dev.waymark.cli;

import dev.waymark.claude.Editors;
import dev.waymark.claude.Purse;
import dev.waymark.claude.Settings;
import dev.waymark.outline.Describer;
import dev.waymark.outline.Writing;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who finds the words: the pages themselves, or Claude when asked to. The settings are those of the server. */
final class Words {

    private static final String DEFAULTS = "/META-INF/microprofile-config.properties";

    @Option(
            names = "--claude",
            description = "Let Claude find better words, those that the pages support; needs ANTHROPIC_API_KEY")
    private boolean claude;

    @Option(names = "--better", description = "With --claude: ask the better model")
    private boolean better;

    /** A describer, and what it has cost. */
    record Open(Describer describer, Purse purse) {

        /** What the model did and cost; nothing when it was not asked. */
        void tell(Writing writing, PrintWriter to) {
            if (purse.tokens() > 0) {
                to.printf(
                        Locale.ROOT,
                        "Claude wrote the notes of %d of %d links for %,d tokens, $%.4f.%n",
                        writing.notes(),
                        writing.links(),
                        purse.tokens(),
                        purse.spent() / 1e6);
            }
            if (!writing.problem().isEmpty()) {
                to.println(writing.problem());
            }
        }
    }

    Open open(CommandLine line) throws IOException {
        if (!claude) {
            return new Open(Describer.EXTRACTIVE, new Purse(0));
        }
        Settings settings = settings(line);
        if (!settings.isOn()) {
            throw new ParameterException(line, "--claude needs an API key in ANTHROPIC_API_KEY.");
        }
        Purse purse = new Purse(settings.jobLimit());
        return new Open(new Editors(settings).editor(better, purse), purse);
    }

    private static Settings settings(CommandLine line) throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = Words.class.getResourceAsStream(DEFAULTS)) {
            defaults.load(file);
        }
        try {
            return Settings.of(name -> System.getenv().getOrDefault(name, defaults.getProperty(name, "")));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    line,
                    "A setting whose name begins with ANTHROPIC_ has a value that cannot be used. The README lists them.");
        }
    }
}
