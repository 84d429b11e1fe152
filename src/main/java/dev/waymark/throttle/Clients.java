package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells clients apart by their address: the peer of the connection, or, behind proxies that the operator trusts, the last
 * address that a trusted proxy did not add itself. IPv6 addresses count by their /64, since one household has a whole one.
 */
@ApplicationScoped
public class Clients {

    private List<Network> trusted = List.of();

    @Inject
    void trust(@ConfigProperty(name = "TRUSTED_PROXIES") Optional<String> proxies) {
        trusted = proxies.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(Network::parse)
                .toList();
    }

    /** A short hash that names the client of a request. */
    public String of(HttpServletRequest request) {
        List<String> forwarded = new ArrayList<>();
        for (String field : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            forwarded.addAll(Arrays.asList(field.split(",")));
        }
        return hash(block(address(request.getRemoteAddr(), forwarded)));
    }

    /** The same for an address that an operator writes down; empty when it is none. */
    public Optional<String> named(String literal) {
        return Network.address(literal.strip()).map(Clients::block).map(Clients::hash);
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

    static byte[] block(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes;
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
