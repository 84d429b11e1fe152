package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final String PRIVATE =
            "That address is not on the public internet. Enter the address of a public website.";
    private static final String NAME =
            "That name is not on the public internet. Enter a web address, like www.yourcharity.org.";
    private static final String PORT = "We cannot read websites on this port. Use one of these: 80, 443.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "http://example.org/",
                "http://example.org:443/",
                "https://xn--mnchen-3ya.de/",
                "http://8.8.8.8/",
                "http://[2606:4700:4700::1111]/",
                "https://localhost.example.org/",
                "https://local.example.org/",
                "https://notlocal.example/",
            })
    void mostlyLetsAddressesThrough(String address) {

        assertThat(AddressPolicy.STRICT.refusal(Url.parse(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1/          | " + PRIVATE,
                "http://10.1.2.3:8080/      | " + PRIVATE,
                "http://[::1]/              | " + PRIVATE,
                "http://[::ffff:10.0.0.1]/  | " + PRIVATE,
                "http://169.254.169.254/    | " + PRIVATE,
                "http://localhost/          | " + NAME,
                "http://LOCALHOST./         | " + NAME,
                "http://intranet/           | " + NAME,
                "http://a.localhost/        | " + NAME,
                "http://printer.local/      | " + NAME,
                "http://metadata.google.internal/ | " + NAME,
                "http://router.home.arpa/   | " + NAME,
                "http://example.org:22/     | " + PORT,
                "http://example.org:8080/   | " + PORT,
                "http://8.8.8.8:53/         | " + PORT,
            })
    void saysWhyAnAddressIsNotVisited(String address, String why) {
        assertThat(AddressPolicy.STRICT.refusal(Url.parse(address)).map(Message::toString))
                .hasValue(why);
    }

    @Test
    void refusesOurselvesOnAnyPort() {
        AddressPolicy policy = AddressPolicy.STRICT.withOwnHosts("Waymark.example");
        assertThat(policy.refusal(Url.parse("https://waymark.example/")).map(Message::toString))
                .hasValue("Enter your own website, not ours.");
        assertThat(policy.refusal(Url.parse("http://WAYMARK.example.:80/")).map(Message::toString))
                .hasValue("Enter your own website, not ours.");
        assertThat(policy.refusal(Url.parse("https://other.example/"))).isEmpty();
    }

    @Test
    void visitsOtherPortsWhenItIsToldTo() {
        AddressPolicy policy = AddressPolicy.STRICT.withPorts(80, 443, 8080, 8443);
        assertThat(policy.refusal(Url.parse("http://example.org:8080/"))).isEmpty();
        assertThat(policy.refusal(Url.parse("http://example.org:8081/")).map(Message::toString))
                .hasValue("We cannot read websites on this port. Use one of these: 80, 443, 8080, 8443.");
    }

    @Test
    void exemptsExactPairsOfAddressAndPortAndNothingBesideThem() throws Exception {
        AddressPolicy policy = AddressPolicy.STRICT.withExempt("127.0.0.1:8101", "[::1]:8102");
        assertThat(policy.refusal(Url.parse("http://127.0.0.1:8101/"))).isEmpty();
        assertThat(policy.refusal(Url.parse("http://[::1]:8102/"))).isEmpty();
        assertThat(policy.refusal(Url.parse("http://127.0.0.1:8102/")).map(Message::toString))
                .hasValue(PRIVATE);
        assertThat(policy.refusal(Url.parse("http://127.0.0.1/")).map(Message::toString))
                .hasValue(PRIVATE);
        assertThat(policy.refusal(Url.parse("http://127.0.0.2:8101/")).map(Message::toString))
                .hasValue(PRIVATE);
        assertThat(policy.refusal(Url.parse("http://8.8.8.8:8101/")).map(Message::toString))
                .hasValue(PORT);
        assertThat(policy.refusal(Url.parse("http://localhost:8101/")).map(Message::toString))
                .hasValue(NAME);
        assertThat(policy.allows(new InetSocketAddress(InetAddress.getByName("8.8.8.8"), 8101)))
                .isFalse();
    }

    @Test
    void leavesANameOnTheExemptPortToTheAddressItResolvesTo() {
        AddressPolicy policy = AddressPolicy.STRICT.withExempt("127.0.0.1:8101");
        assertThat(policy.refusal(Url.parse("http://site.example:8101/"))).isEmpty();
        assertThat(policy.refusal(Url.parse("http://site.example:8102/")).map(Message::toString))
                .hasValue(PORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8101", "example.org:80", "127.1:8101", "127.0.0.1:0", ""})
    void exemptsNoNamesAndNoNonsense(String pair) {
        assertThatThrownBy(() -> AddressPolicy.STRICT.withExempt(pair)).isInstanceOf(IllegalArgumentException.class);
    }
}
