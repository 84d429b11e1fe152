package dev.waymark.throttle;

import dev.waymark.web.KeyHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Identifies clients by their address: the peer of the connection, or, behind proxies that the operator trusts, the last
 * address that a trusted proxy did not add itself. IPv6 addresses count by their /64, since one household has a whole one, and by
 * their /48, since a customer may be given as much (RFC 6177).
 */
@ApplicationScoped
public class ClientIds {

    private static final int SITE_BYTES = 6;
    private static final int LINK_BYTES = 8;

    @Inject
    ServerSecret secret;

    private List<Network> trusted = List.of();

    @Inject
    void trust(@ConfigProperty(name = "TRUSTED_PROXIES") Optional<String> proxies) {
        trusted = proxies.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(Network::parse)
                .toList();
    }

    /** The client of a request: with a key of the API it is the account of the key. */
    public Client of(HttpServletRequest request) {
        Optional<KeyHolder> holder = KeyHolder.of(request);
        if (holder.isPresent()) {
            return new Client(holder.get().name(), Optional.empty());
        }
        List<String> forwarded = new ArrayList<>();
        for (String field : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            forwarded.addAll(Arrays.asList(field.split(",")));
        }
        return client(address(peer(request.getRemoteAddr()), forwarded));
    }

    /** Without the zone of a link-local address (RFC 4007). The address of a connection that is already closed is not known. */
    static String peer(@Nullable String address) {
        return address == null ? "0.0.0.0" : address.split("%", 2)[0];
    }

    /** The same for an address that an operator writes down; empty when it is none. */
    public Optional<Client> named(String literal) {
        return Network.address(literal.strip()).map(this::client);
    }

    InetAddress address(String peer, List<String> forwarded) {
        InetAddress client = Network.address(peer).orElseThrow();
        for (int i = forwarded.size() - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> before = Network.address(forwarded.get(i).strip());
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    Client client(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? new Client(hash(bytes, LINK_BYTES), Optional.of(hash(bytes, SITE_BYTES)))
                : new Client(hash(bytes, bytes.length), Optional.empty());
    }

    private String hash(byte[] address, int first) {
        return secret.hash("client", Arrays.copyOf(address, first));
    }
}
