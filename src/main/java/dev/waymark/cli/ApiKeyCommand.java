package dev.waymark.cli;

import dev.waymark.apikey.KeyText;
import dev.waymark.web.ApiScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key of the API for the operator, who stores it by the statement that is printed. */
@Command(
        name = "api-key",
        description = {
            "Makes a key of the API that belongs to no account.",
            "Prints the key, which is stored nowhere, and the SQL statement that makes a server know it."
        },
        exitCodeList = {"0:key and statement are printed", "2:the name, a scope or the number of days cannot be used"})
final class ApiKeyCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._-]{1,100}");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "What it is for: letters, digits, blanks and . _ -")
    private String name;

    @Option(
            names = "--scope",
            split = ",",
            required = true,
            description = "What it may do, comma-separated: read, generate, edit, payment.")
    private List<String> scopes;

    @Option(
            names = "--days",
            converter = WholeNumber.Days.class,
            defaultValue = "365",
            description = "Until it ends, 1 to 3650. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Override
    public Integer call() {
        Set<String> known = Arrays.stream(ApiScope.values())
                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!NAME.matcher(name).matches() || !known.containsAll(scopes)) {
            spec.commandLine()
                    .getErr()
                    .println("A name has letters, digits, blanks and . _ -; scopes are " + String.join(", ", known)
                            + ".");
            return Main.UNUSABLE;
        }
        KeyText key = KeyText.random();
        spec.commandLine().getOut().println(key.text());
        spec.commandLine().getOut().println();
        spec.commandLine().getOut().println(key.statement(name, String.join(" ", new TreeSet<>(scopes)), days));
        return Main.FINE;
    }
}
