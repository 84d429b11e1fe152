package dev.waymark.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that belong to the public internet. Everything else could be a machine behind our own firewall.
 *
 * <p>Sources: the IANA special-purpose address registries for IPv4 and IPv6. Addresses that wrap an IPv4 address (mapped,
 * compatible, translated, NAT64, 6to4, Teredo) are not global whatever they wrap: a global one can be reached without a wrapper.
 * Mapped ones become plain IPv4 before they get here, because {@link InetAddress} unwraps them.
 */
final class PublicAddressRanges {

    private static final List<Block> IPV4_EXCEPT = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16/32"); // the host of a virtual machine in Azure
    private static final Block IPV6_GLOBAL = Block.of("2000::/3");
    private static final List<Block> IPV6_EXCEPT = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddressRanges() {}

    static boolean contain(InetAddress address) {
        byte[] octets = address.getAddress();
        return address instanceof Inet4Address
                ? IPV4_EXCEPT.stream().noneMatch(block -> block.contains(octets))
                : IPV6_GLOBAL.contains(octets) && IPV6_EXCEPT.stream().noneMatch(block -> block.contains(octets));
    }

    private static List<Block> blocks(String... written) {
        return Stream.of(written).map(Block::of).toList();
    }

    /** Addresses that share their first bits. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] first, int bits) {

        static Block of(String written) {
            int slash = written.indexOf('/');
            try {
                byte[] first =
                        InetAddress.getByName(written.substring(0, slash)).getAddress();
                return new Block(first, Integer.parseInt(written.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(written, e);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = 0xFF00 >> Math.min(8, bits - bit);
                if (((first[bit / 8] ^ address[bit / 8]) & mask & 0xFF) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
