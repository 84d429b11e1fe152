package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressRangesTest {

    /** First and last of each range, and the neighbour on either side; "-" where the neighbour is in another range. */
    @ParameterizedTest
    @CsvSource({
        "-,              0.0.0.0,         0.255.255.255,   1.0.0.0",
        "9.255.255.255,  10.0.0.0,        10.255.255.255,  11.0.0.0",
        "100.63.255.255, 100.64.0.0,      100.127.255.255, 100.128.0.0",
        "126.255.255.255, 127.0.0.0,      127.255.255.255, 128.0.0.0",
        "169.253.255.255, 169.254.0.0,    169.254.255.255, 169.255.0.0",
        "172.15.255.255, 172.16.0.0,      172.31.255.255,  172.32.0.0",
        "191.255.255.255, 192.0.0.0,      192.0.0.255,     192.0.1.0",
        "192.0.1.255,    192.0.2.0,       192.0.2.255,     192.0.3.0",
        "192.88.98.255,  192.88.99.0,     192.88.99.255,   192.88.100.0",
        "192.167.255.255, 192.168.0.0,    192.168.255.255, 192.169.0.0",
        "198.17.255.255, 198.18.0.0,      198.19.255.255,  198.20.0.0",
        "198.51.99.255,  198.51.100.0,    198.51.100.255,  198.51.101.0",
        "203.0.112.255,  203.0.113.0,     203.0.113.255,   203.0.114.0",
        "223.255.255.255, 224.0.0.0,      239.255.255.255, -",
        "-,              240.0.0.0,       255.255.255.255, -",
        "168.63.129.15,  168.63.129.16,   168.63.129.16,   168.63.129.17",
        "-,              ::,              1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2000::",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
        "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
    })
    void endAtTheEdgesOfTheSpecialRanges(String before, String first, String last, String after) throws Exception {
        assertThat(isGlobal(first)).isFalse();
        assertThat(isGlobal(last)).isFalse();
        assertThat(before.equals("-") || isGlobal(before)).isTrue();
        assertThat(after.equals("-") || isGlobal(after)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::1",
                "::ffff:127.0.0.1", // mapped
                "::ffff:10.0.0.1",
                "::127.0.0.1", // compatible
                "::8.8.8.8",
                "::ffff:0:127.0.0.1", // translated
                "::ffff:0:8.8.8.8",
                "64:ff9b::127.0.0.1", // NAT64
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::", // 6to4
                "2002:808:808::",
                "2001:0:7f00:1::80ff:fffe", // Teredo
                "2001:0:808:808::f7f7:f7f7",
                "100::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::ffff:a9fe:a9fe", // cloud metadata
                "169.254.169.254",
                "fd00:ec2::254",
            })
    void doNotContainPrivateAddressesInAnyWrapping(String address) throws Exception {
        assertThat(isGlobal(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4009:80b::200e"})
    void containTheAddressesOfTheWeb(String address) throws Exception {
        assertThat(isGlobal(address)).isTrue();
    }

    @Test
    void doNotContainAMappedAddressThatCallsItselfIpv6() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 8, 8, 8, 8};
        assertThat(PublicAddressRanges.contain(Inet6Address.getByAddress("x", mapped, 0)))
                .isFalse();
    }

    private static boolean isGlobal(String address) throws UnknownHostException {
        return PublicAddressRanges.contain(InetAddress.getByName(address));
    }
}
