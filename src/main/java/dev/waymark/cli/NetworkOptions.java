package dev.waymark.cli;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which addresses a command may read, and the way to them. */
final class NetworkOptions {

    private static final String USER_AGENT =
            FetchSettings.userAgent(System.getenv().getOrDefault("PUBLIC_URL", "http://localhost:8080"));

    @Option(
            names = "--exempt",
            split = ",",
            converter = IpAndPort.class,
            paramLabel = "IP:PORT",
            description = "Read these addresses though they are not public")
    private List<String> exempt = new ArrayList<>();

    HttpFetcher open() throws Unusable {
        try {
            return new HttpFetcher(FetchSettings.of(USER_AGENT, policy()));
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    "The value of PUBLIC_URL cannot be used. It is an address such as https://waymark.example/");
        }
    }

    /** Whether the address is written as one of the exempt ones: a server of our own, which needs no gaps. */
    boolean isOurs(Url url) {
        return AddressPolicy.STRICT.refusal(url).isPresent()
                && policy().refusal(url).isEmpty();
    }

    private AddressPolicy policy() {
        return AddressPolicy.STRICT.withExempt(exempt.toArray(String[]::new));
    }

    /** Takes what an {@link AddressPolicy} can exempt. */
    static final class IpAndPort implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            try {
                AddressPolicy.STRICT.withExempt(value);
                return value;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        value + " is not an IP address with a port, such as 127.0.0.1:8080 or [::1]:8080");
            }
        }
    }
}
