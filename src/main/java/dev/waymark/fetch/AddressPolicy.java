package dev.waymark.fetch;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses are visited: hosts of the public internet on the ports of the web, but not ourselves.
 *
 * <p>A name is judged twice: as it is written, before anybody is asked ({@link #refusal}), and by the address that it resolves to
 * ({@link #allows}). Only the second judgement keeps our own network safe; the first lets a form say at once what is wrong.
 *
 * @param ports the ports that are visited
 * @param ownHosts the names we answer to ourselves
 * @param exempt addresses with their port that are visited though they are not public: for tests and tries on one's own machine
 */
public record AddressPolicy(Set<Integer> ports, Set<String> ownHosts, Set<InetSocketAddress> exempt) {

    /** Public addresses on ports 80 and 443, and nothing else. */
    public static final AddressPolicy STRICT = new AddressPolicy(Set.of(80, 443), Set.of(), Set.of());

    private static final Pattern ADDRESS = Pattern.compile("^(?:[0-9.]+|\\[.*])$");
    private static final List<String> PRIVATE_ENDINGS = List.of(".localhost", ".local", ".internal", ".home.arpa");

    public AddressPolicy {
        ports = Set.copyOf(ports);
        ownHosts = ownHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(toUnmodifiableSet());
        exempt = Set.copyOf(exempt);
    }

    /** The same, with other ports. */
    public AddressPolicy withPorts(Integer... others) {
        return new AddressPolicy(Set.of(others), ownHosts, exempt);
    }

    /** The same, and these names are our own. */
    public AddressPolicy withOwnHosts(String... names) {
        return new AddressPolicy(ports, Set.of(names), exempt);
    }

    /**
     * The same, and these addresses are visited too.
     *
     * @param pairs each an address and a port: {@code 127.0.0.1:8101} or {@code [::1]:8101}
     * @throws IllegalArgumentException when one is not that
     */
    public AddressPolicy withExempt(String... pairs) {
        Set<InetSocketAddress> addresses = new HashSet<>();
        for (String pair : pairs) {
            Url url = Url.parse("http://" + pair + "/");
            addresses.add(new InetSocketAddress(
                    literal(url).orElseThrow(() -> new IllegalArgumentException(pair + " is a name, not an address")),
                    url.port()));
        }
        return new AddressPolicy(ports, ownHosts, addresses);
    }

    /** Why this address is not visited, for the person who typed it; nobody else is asked, so a visit may still fail. */
    public Optional<Message> refusal(Url url) {
        return literal(url).map(address -> refusal(url, address)).orElseGet(() -> refusalOfName(url));
    }

    /** Whether this is, as it is written, one of the addresses that are visited though they are not public. */
    public boolean exempts(Url url) {
        return literal(url)
                .map(address -> exempt.contains(new InetSocketAddress(address, url.port())))
                .orElse(false);
    }

    /** Whether a connection may be made to this resolved address. */
    boolean allows(InetSocketAddress address) {
        return exempt.contains(address)
                || (ports.contains(address.getPort()) && PublicAddressRanges.contain(address.getAddress()));
    }

    private Optional<Message> refusal(Url url, InetAddress address) {
        if (allows(new InetSocketAddress(address, url.port()))) {
            return Optional.empty();
        }
        return Optional.of(PublicAddressRanges.contain(address) ? otherPort() : Message.of("url.not-public"));
    }

    private Optional<Message> refusalOfName(Url url) {
        String host = url.host();
        if (ownHosts.contains(host)) {
            return Optional.of(Message.of("url.ours"));
        }
        if (!host.contains(".") || PRIVATE_ENDINGS.stream().anyMatch(host::endsWith)) {
            return Optional.of(Message.of("url.name-not-public"));
        }
        boolean portOfAnExempt = exempt.stream().anyMatch(address -> address.getPort() == url.port());
        return ports.contains(url.port()) || portOfAnExempt ? Optional.empty() : Optional.of(otherPort());
    }

    private Message otherPort() {
        return Message.of(
                "url.other-port",
                String.join(", ", ports.stream().sorted().map(String::valueOf).toList()));
    }

    private static Optional<InetAddress> literal(Url url) {
        try {
            return ADDRESS.matcher(url.host()).matches()
                    ? Optional.of(InetAddress.getByName(url.host()))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address in normal form is an address", e);
        }
    }
}
