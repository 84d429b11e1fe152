package dev.waymark.cli;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.ExemptHostLimiter;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which addresses a command may read, and the way to them. */
final class NetworkOptions {

    private static final String EXEMPT = "CRAWL_EXEMPT_ADDRESSES";
    private static final String PUBLIC_URL = "PUBLIC_URL";
    private static final Pattern COMMA = Pattern.compile(",");

    private static final Duration GAP_AT_OURS = Duration.ofMillis(10);

    @Option(
            names = "--exempt",
            split = ",",
            converter = IpAndPort.class,
            paramLabel = "IP:PORT",
            description =
                    "Read these addresses though they are not public. The variable CRAWL_EXEMPT_ADDRESSES does the same.")
    private List<String> exempt = new ArrayList<>();

    @Option(
            names = "--contact",
            converter = Contact.class,
            paramLabel = "MAIL|URL",
            description = {
                "Your e-mail address, or a page that says who you are. It is sent with each request, so that owners of websites can "
                        + "write to you. Give it whenever a website is not yours; without it nobody is named."
            })
    private @Nullable String contact;

    HttpFetcher open() throws Unusable {
        AddressPolicy policy = policy();
        try {
            return new HttpFetcher(FetchSettings.of(userAgent(), policy));
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    "The value of PUBLIC_URL cannot be used. It is an address such as https://waymark.example/");
        }
    }

    private String userAgent() {
        Optional<String> server =
                Optional.ofNullable(System.getenv(PUBLIC_URL)).filter(url -> contact == null && !url.isBlank());
        return server.map(FetchSettings::userAgent)
                .orElseGet(() -> FetchSettings.userAgent(Optional.ofNullable(contact)));
    }

    /**
     * The address that somebody typed.
     *
     * @throws Unusable when it is not public and not exempt
     */
    Url read(String typed) throws Unusable {
        Url url = Url.parse(typed);
        AddressPolicy policy = policy();
        // A name may lead to an exempt address, which is known only when it is looked up.
        Optional<Message> refusal =
                policy.exempt().isEmpty() || isAddress(url) ? policy.refusal(url) : Optional.empty();
        if (refusal.isPresent()) {
            throw new Unusable(refusal.get()
                    + " To read a server of your own all the same, give its IP address and port in --exempt, such as --exempt "
                    + (isAddress(url) ? url.host() + ":" + url.port() : "127.0.0.1:" + url.port())
                    + ", or in the environment variable " + EXEMPT + ".");
        }
        return url;
    }

    /** Pauses between requests: polite ones, and hardly any at the exempt addresses, which are servers of one's own. */
    HostLimiter limiter() throws Unusable {
        return new ExemptHostLimiter(policy()::exempts, new LocalHostLimiter(GAP_AT_OURS), LocalHostLimiter.polite());
    }

    private static boolean isAddress(Url url) {
        return url.host().startsWith("[") || url.host().chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** @throws Unusable when the variable names something else than addresses */
    AddressPolicy policy() throws Unusable {
        Stream<String> named = COMMA.splitAsStream(System.getenv().getOrDefault(EXEMPT, ""))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty());
        try {
            return AddressPolicy.STRICT.withExempt(
                    Stream.concat(exempt.stream(), named).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    "The value of " + EXEMPT
                            + " cannot be used. It is IP addresses with their ports and commas between them, such as 127.0.0.1:8080,[::1]:8080");
        }
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
