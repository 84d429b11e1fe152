package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.stub.DnsStandIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

class TextRecordsTest {

    private static DnsStandIn server;

    private final TextRecords records = TextRecords.of(server.address());

    @BeforeAll
    static void start() throws IOException {
        server = DnsStandIn.start(0);
    }

    @AfterEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private TextRecords.Answer lookup(String name) throws InterruptedException {
        return records.lookup(name);
    }

    @Test
    void findsEachRecordWithItsStringsJoined() throws Exception {
        server.text("_waymark.harbour.example", "one").text("_waymark.harbour.example", "two ", "parts");
        assertThat(lookup("_waymark.harbour.example").texts()).containsExactlyInAnyOrder("one", "two parts");
        assertThat(lookup("_WAYMARK.Harbour.Example").texts()).hasSize(2);
    }

    @Test
    void knowsThatThereAreNone() throws Exception {
        server.alias("elsewhere.example", "nowhere.example");
        assertThat(lookup("none.example")).isEqualTo(new TextRecords.Answer(List.of(), true));
        assertThat(lookup("elsewhere.example")).isEqualTo(new TextRecords.Answer(List.of(), true));
        assertThat(lookup(("a".repeat(63) + ".").repeat(4) + "example"))
                .as("too long")
                .isEqualTo(new TextRecords.Answer(List.of(), true));
    }

    @Test
    void followsAliases() throws Exception {
        server.alias("_waymark.harbour.example", "proofs.provider.example").text("proofs.provider.example", "t");
        assertThat(lookup("_waymark.harbour.example").texts()).containsExactly("t");
    }

    @Test
    void followsAliasesThatGoInACircleToNoEnd() throws Exception {
        server.alias("a.example", "b.example").alias("b.example", "a.example");
        assertThat(lookup("a.example").texts()).isEmpty();
    }

    @Test
    void asksAgainOverTcpForWhatIsTooLong() throws Exception {
        IntStream.range(0, 40).forEach(i -> server.text("many.example", "x".repeat(200) + i));
        assertThat(lookup("many.example").texts()).hasSize(40);
        assertThat(server.asked()).contains("udp TXT many.example.", "tcp TXT many.example.");
    }

    @Test
    void looksAtThreeHundredRecordsAtMost() throws Exception {
        IntStream.range(0, 400).forEach(i -> server.text("many.example", "text " + i));
        assertThat(lookup("many.example").texts()).hasSize(300);
    }

    @Test
    void remembersNothing() throws Exception {
        assertThat(lookup("harbour.example").texts()).isEmpty();
        server.text("harbour.example", "t");
        assertThat(lookup("harbour.example").texts()).containsExactly("t");
        server.without("harbour.example");
        assertThat(lookup("harbour.example").texts()).isEmpty();
    }

    @Test
    void knowsNothingWhenTheServerFails() throws Exception {
        server.fail("harbour.example", Rcode.SERVFAIL);
        assertThat(lookup("harbour.example")).isEqualTo(TextRecords.Answer.UNKNOWN);
        server.fail("harbour.example", Rcode.REFUSED);
        assertThat(lookup("harbour.example")).isEqualTo(TextRecords.Answer.UNKNOWN);
    }

    @Test
    void waitsForASlowServerButNoLongerThanFiveSeconds() throws Exception {
        server.text("harbour.example", "t").delay(500);
        assertThat(lookup("harbour.example").texts()).containsExactly("t");
        server.silent(true);
        long begun = System.nanoTime();
        assertThat(lookup("harbour.example")).isEqualTo(TextRecords.Answer.UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(5_900));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns.example", "127.0.0.1:port", "127.0.0.1:1:2", "", "300.1.1.1:53", "127.0.0.1:70000"})
    void isToldAServerByItsAddress(String server) {
        assertThatThrownBy(() -> TextRecords.of(server)).isInstanceOf(IllegalArgumentException.class);
    }
}
