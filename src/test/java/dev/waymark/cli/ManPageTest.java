package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The man page is what the commands say of themselves. When it is not, the test writes the right one into {@code target/waymark.1}, from
 * where it is copied.
 */
class ManPageTest {

    private static final Path PAGE = Path.of("docs/waymark.1");

    @Test
    void saysWhatTheCommandsSay() throws IOException {
        String page = page(Main.line());
        Files.writeString(Path.of("target/waymark.1"), page);
        assertThat(PAGE).hasContent(page);
    }

    private static String page(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        return ".\\\" Made of the commands by ManPageTest: change them, and copy target/waymark.1.\n"
                + ".TH WAYMARK 1 \"\" \"" + plain(Main.NAME) + "\" \"Waymark\"\n.SH NAME\nwaymark \\- "
                + plain(usage.description()[0])
                + "\n.SH SYNOPSIS\n.B waymark\n.I COMMAND\n[options]\n.br\n.B java \\-jar waymark\\-cli.jar\n.I COMMAND\n[options]\n"
                + ".SH COMMANDS\n"
                + line.getSubcommands().values().stream()
                        .map(each -> command(each.getCommandSpec()))
                        .collect(Collectors.joining())
                + ".SH EXIT STATUS\n"
                + exitCodes(usage)
                + ".SH ENVIRONMENT\n"
                + entry("CRAWL_EXEMPT_ADDRESSES", "As \\-\\-exempt.")
                + entry(
                        "PUBLIC_URL",
                        "The address of a server whose page /bot says who reads; sent when there is no \\-\\-contact.")
                + entry("NO_COLOR", "Set to anything, no colours are used.")
                + entry("ANTHROPIC_API_KEY", "For \\-\\-claude.");
    }

    private static String command(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        return ".SS " + plain(command.name()) + "\n"
                + Arrays.stream(usage.description())
                        .map(line -> plain(line) + "\n")
                        .collect(Collectors.joining())
                + command.positionalParameters().stream()
                        .map(each ->
                                entry("\\fI" + plain(each.paramLabel()) + "\\fR", text(each.renderedDescription())))
                        .collect(Collectors.joining())
                + command.options().stream()
                        .filter(each -> !each.hidden())
                        .map(ManPageTest::option)
                        .collect(Collectors.joining())
                + ".PP\nIt ends with:\n"
                + exitCodes(usage);
    }

    private static String option(OptionSpec option) {
        String names = Stream.of(option.names()).map(ManPageTest::plain).collect(Collectors.joining(", "));
        String value = option.arity().max() == 0 ? "" : "=\\fI" + plain(option.paramLabel()) + "\\fR";
        return entry("\\fB" + names + "\\fR" + value, text(option.renderedDescription()));
    }

    private static String exitCodes(UsageMessageSpec usage) {
        return usage.exitCodeList().entrySet().stream()
                .map((Map.Entry<String, String> code) -> entry(code.getKey(), plain(code.getValue())))
                .collect(Collectors.joining());
    }

    private static String entry(String term, String text) {
        return ".TP\n" + term + "\n" + text + "\n";
    }

    private static String text(String[] lines) {
        return Stream.of(lines).map(ManPageTest::plain).collect(Collectors.joining(" "));
    }

    /** No character begins a request of the formatter, and a hyphen stays one. */
    private static String plain(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
