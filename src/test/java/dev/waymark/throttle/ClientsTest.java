package dev.waymark.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peer        | X-Forwarded-For               | client
                "203.0.113.9   | ''                            | 203.0.113.9",
                "203.0.113.9   | 198.51.100.1                  | 203.0.113.9",
                "10.0.0.1      | 198.51.100.1                  | 198.51.100.1",
                "10.0.0.1      | 1.1.1.1, 198.51.100.1         | 198.51.100.1",
                "10.0.0.1      | 1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
                "10.0.0.1      | ''                            | 10.0.0.1",
                "10.0.0.1      | nonsense                      | 10.0.0.1",
                "10.0.0.1      | 198.51.100.1, nonsense        | 10.0.0.1",
                "10.0.0.1      | localhost                     | 10.0.0.1",
                "2001:db8:1::1 | 198.51.100.1                  | 198.51.100.1",
            })
    void believesForwardedAddressesOnlyFromTrustedProxies(String peer, String forwarded, String client)
            throws Exception {
        Clients clients = new Clients();
        clients.trust(Optional.of("10.0.0.0/8, 2001:db8:1::/48"));
        List<String> addresses = forwarded.isEmpty() ? List.of() : Arrays.asList(forwarded.split(","));
        assertThat(clients.address(peer, addresses)).isEqualTo(InetAddress.getByName(client));
    }

    @Test
    void countsAHouseholdsIpv6AddressesAsOneClient() throws Exception {
        assertThat(Clients.block(InetAddress.getByName("2001:db8:1:2:aaaa::1")))
                .isEqualTo(Clients.block(InetAddress.getByName("2001:db8:1:2:bbbb:cccc:dddd:eeee")))
                .isNotEqualTo(Clients.block(InetAddress.getByName("2001:db8:1:3::1")));
    }
}
