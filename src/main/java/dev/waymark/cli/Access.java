package dev.waymark.cli;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.PublicWeb;
import dev.waymark.fetch.Settings;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which addresses a command may read, and the way to them. */
final class Access {

    private static final String USER_AGENT =
            Settings.userAgent(System.getenv().getOrDefault("PUBLIC_URL", "http://localhost:8080"));

    @Option(
            names = "--exempt",
            split = ",",
            paramLabel = "IP:PORT",
            description = "Read these addresses though they are not public")
    private List<String> exempt = new ArrayList<>();

    PublicWeb open() {
        return new PublicWeb(Settings.of(USER_AGENT, policy()));
    }

    /** Whether the address is written as one of the exempt ones: a server of our own, which needs no gaps. */
    boolean isOurs(Url url) {
        return AddressPolicy.STRICT.refusal(url).isPresent()
                && policy().refusal(url).isEmpty();
    }

    private AddressPolicy policy() {
        return AddressPolicy.STRICT.withExempt(exempt.toArray(String[]::new));
    }
}
