package dev.waymark.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks the DNS for the TXT records of a name. Nothing is remembered between two questions. Classes of the library are named inside of methods
 * only: see docs/decisions/0006.
 */
public final class TextRecords {

    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration TRY = Duration.ofSeconds(2);
    private static final int MAX_RECORDS = 300;
    private static final int MAX_ALIASES = 8;

    private static final Pattern SERVER =
            Pattern.compile("(?:([0-9.]{7,15})|\\[([0-9A-Fa-f:.]{2,45})])(?::([0-9]{1,5}))?");

    private final Optional<InetSocketAddress> server;

    private TextRecords(Optional<InetSocketAddress> server) {
        this.server = server;
    }

    /**
     * What the DNS says.
     *
     * @param texts of the records, each whole; empty when there are none
     * @param known false when no answer came, so that nothing can be said
     */
    public record Answer(List<String> texts, boolean known) {

        static final Answer UNKNOWN = new Answer(List.of(), false);
        static final Answer NONE = new Answer(List.of(), true);
    }

    /** Asks the resolvers of the machine. */
    public static TextRecords ofTheMachine() {
        return new TextRecords(Optional.empty());
    }

    /**
     * Asks one resolver alone.
     *
     * @param server an address, with its port unless that is 53: {@code 192.0.2.53} or {@code [2001:db8::53]:5353}
     * @throws IllegalArgumentException when it is not that
     */
    public static TextRecords of(String server) {
        Matcher parts = SERVER.matcher(server);
        if (!parts.matches()) {
            throw new IllegalArgumentException(server + " is no address of a DNS server");
        }
        String address = parts.group(1) == null ? parts.group(2) : parts.group(1);
        int port = parts.group(3) == null ? SimpleResolver.DEFAULT_PORT : Integer.parseInt(parts.group(3));
        try {
            return new TextRecords(Optional.of(new InetSocketAddress(InetAddress.getByName(address), port)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(server + " is no address of a DNS server", e);
        }
    }

    /** The TXT records of a name, aliases (CNAME) followed; five seconds at most. */
    public Answer lookup(String name) throws InterruptedException {
        ResolverConfig.refresh(); // else what the machine is told to ask later would never be asked
        ExtendedResolver resolver = server.isPresent()
                ? new ExtendedResolver(new Resolver[] {new SimpleResolver(server.get())})
                : new ExtendedResolver();
        for (Resolver one : resolver.getResolvers()) {
            one.setTimeout(TRY);
        }
        LookupSession session = LookupSession.builder()
                .resolver(resolver)
                .maxRedirects(MAX_ALIASES)
                .build();
        try {
            List<String> texts = new ArrayList<>();
            for (Record found : session.lookupAsync(Name.fromString(name, Name.root), Type.TXT)
                    .toCompletableFuture()
                    .get(TIME.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords()) {
                if (found instanceof TXTRecord text && texts.size() < MAX_RECORDS) {
                    texts.add(whole(text.getStringsAsByteArrays()));
                }
            }
            return new Answer(texts, true);
        } catch (TextParseException e) {
            return Answer.NONE; // too long a name to have records
        } catch (ExecutionException e) {
            boolean none =
                    e.getCause() instanceof NoSuchDomainException || e.getCause() instanceof NoSuchRRSetException;
            return none ? Answer.NONE : Answer.UNKNOWN;
        } catch (TimeoutException e) {
            return Answer.UNKNOWN;
        }
    }

    private static String whole(List<byte[]> strings) {
        return strings.stream()
                .map(part -> new String(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
