package dev.waymark.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientIdsTest {

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
        ClientIds clients = new ClientIds();
        clients.trust(Optional.of("10.0.0.0/8, 2001:db8:1::/48"));
        List<String> addresses = forwarded.isEmpty() ? List.of() : Arrays.asList(forwarded.split(","));
        assertThat(clients.address(peer, addresses)).isEqualTo(InetAddress.getByName(client));
    }

    @Test
    void countsAHouseholdsIpv6AddressesAsOneClient() throws Exception {
        assertThat(client("2001:db8:1:2:aaaa::1"))
                .isEqualTo(client("2001:db8:1:2:bbbb:cccc:dddd:eeee"))
                .isNotEqualTo(client("2001:db8:1:3::1"));
    }

    @Test
    void knowsTheSiteAroundAnIpv6AddressAndNoneAroundAnIpv4Address() throws Exception {
        assertThat(client("2001:db8:1:2::1").network())
                .isPresent()
                .isEqualTo(client("2001:db8:1:ffff::1").network())
                .isNotEqualTo(client("2001:db8:2:2::1").network());
        assertThat(client("203.0.113.9").network()).isEmpty();
        assertThat(client("::ffff:203.0.113.9")).isEqualTo(client("203.0.113.9"));
    }

    /** HMAC-SHA-256 as openssl works it out: printf 'client\\0\\313\\0\\161\\011' | openssl dgst -sha256 -hmac '…' */
    @Test
    void keepsAnAddressAsAHashThatNobodyWithoutTheSecretCanTryOut() throws Exception {
        assertThat(client("203.0.113.9").name()).isEqualTo("60edd49dc1f015607c4ecfe1075477b4");
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(InetAddress.getByName("203.0.113.9").getAddress());
        assertThat(client("203.0.113.9").name())
                .isNotEqualTo(HexFormat.of().formatHex(digest, 0, 16))
                .isNotEqualTo(clients("another secret of some length")
                        .client(InetAddress.getByName("203.0.113.9"))
                        .name());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "gone",
            value = {"fe80::1%eth0, fe80::1", "203.0.113.9, 203.0.113.9", "gone, 0.0.0.0"})
    void knowsAPeerWhateverItsAddressLooksLike(String peer, String address) throws Exception {
        assertThat(new ClientIds().address(ClientIds.peer(peer), List.of())).isEqualTo(InetAddress.getByName(address));
    }

    private static Client client(String address) throws Exception {
        return clients("a secret of some length").client(InetAddress.getByName(address));
    }

    private static ClientIds clients(String secret) {
        ClientIds clients = new ClientIds();
        clients.secret = new ServerSecret();
        clients.secret.use(secret.getBytes(StandardCharsets.UTF_8));
        return clients;
    }
}
