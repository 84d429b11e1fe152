package dev.waymark.throttle;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation (RFC 4632), or a single one. */
record Network(int bytes, BigInteger base, int prefix) {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

    /** @throws IllegalArgumentException if the text is no network */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] base = address(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text))
                .getAddress();
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : base.length * 8;
        if (bits < 0 || bits > base.length * 8) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        return new Network(base.length, new BigInteger(1, base), bits);
    }

    /** Reads an IP address without ever asking a name server. */
    static Optional<InetAddress> address(String literal) {
        if (!LITERAL.matcher(literal).matches() || !(literal.contains(".") || literal.contains(":"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        int tail = bytes * 8 - prefix;
        return other.length == bytes
                && new BigInteger(1, other).shiftRight(tail).equals(base.shiftRight(tail));
    }
}
