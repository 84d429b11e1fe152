package dev.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.stub.FaultySmtp;
import dev.waymark.stub.StripeEvents;
import dev.waymark.stub.StripeStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server whose mail server refuses, is slow, breaks off, and one that dies while it sends. */
@OwnServers(lane = 2)
class MailFaultsIT {

    private static Services services;
    private static StripeStandIn stripe;
    private static FaultySmtp smtp;

    /** The shared one is counted by tests beside this. */
    private static FolderSite site;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        services = Services.start(null);
        stripe = StripeStandIn.start(Services.freePort());
        smtp = FaultySmtp.start();
        site = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0);
        server = startServer();
    }

    private static Server startServer() throws Exception {
        return PayingWaymark.start(
                services,
                stripe,
                Map.of(
                        "SMTP_URL",
                        "smtp://127.0.0.1:" + smtp.port(),
                        "MAIL_TIMEOUT_SECONDS",
                        "3",
                        "MAIL_RETRY_SECONDS",
                        "1",
                        "CRAWL_EXEMPT_ADDRESSES",
                        site.exemptPair()));
    }

    @AfterEach
    void reset() {
        smtp.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        smtp.close();
        site.close();
        stripe.close();
        services.close();
    }

    @Test
    void triesAgainUntilItIsTaken() throws Exception {
        smtp.answer("RCPT", "450 4.2.0 greylisted");
        buy("grey@example.org");
        await("grey@example.org", "state = 'WAITING' and tries >= 2 and problem = 'TRY_LATER'");
        smtp.answer("RCPT", "250 ok");
        await("grey@example.org", "state = 'SENT' and problem is null");
        assertThat(received("grey@example.org")).hasSize(1);
    }

    @Test
    void sendsTheSameMessageIdAfterAConnectionThatBrokeOff() throws Exception {
        smtp.answer("END", FaultySmtp.DROP);
        buy("drop@example.org");
        await("drop@example.org", "state = 'WAITING' and problem = 'UNREACHABLE'");
        smtp.answer("END", "250 taken");
        await("drop@example.org", "state = 'SENT'");
        List<String> received = received("drop@example.org");
        assertThat(received).hasSizeGreaterThan(1);
        assertThat(received.stream().map(MailFaultsIT::messageId).distinct()).hasSize(1);
    }

    @Test
    void keepsNobodyWaitingForASlowMailServer() throws Exception {
        smtp.answer("GREETING", FaultySmtp.SILENCE);
        String job = buy("slow@example.org");
        await("slow@example.org", "state = 'SENDING'");
        long start = System.nanoTime();
        assertThat(new Api(server.url()).get("/jobs/" + job).body()).contains("Your llms.txt is ready");
        buy("behind@example.org");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        smtp.reset();
        await("slow@example.org", "state = 'SENT'");
        await("behind@example.org", "state = 'SENT'");
    }

    @Test
    void writesNoMoreToAnAddressThatWasRefused() throws Exception {
        smtp.answer("RCPT", "550 5.1.1 <gone@example.org> unknown");
        buy("gone@example.org");
        await("gone@example.org", "state = 'FAILED' and problem = 'ADDRESS_REFUSED' and tries = 1");
        smtp.reset();
        buy("Gone@Example.org");
        buy("after@example.org");
        await("after@example.org", "state = 'SENT'");
        assertThat(services.number("select count(*) from mails where recipient = 'gone@example.org'"))
                .isEqualTo(1);
        assertThat(services.number("select count(*) from suppressed_addresses")).isEqualTo(1);
        assertThat(server.log()).contains("(550 5.1.1)").doesNotContain("gone@example.org");
    }

    @Test
    void givesUpAtTheTenthTry() throws Exception {
        smtp.answer("MAIL", "451 not now");
        buy("never@example.org");
        await("never@example.org", "state = 'WAITING'");
        services.execute("update mails set tries = 9 where recipient = 'never@example.org'");
        await("never@example.org", "state = 'FAILED' and tries = 10 and ended_at is not null");
    }

    @Test
    void sendsTheSameMessageIdWhenItsServerDiesBeforeItHearsThatTheMailWasTaken() throws Exception {
        smtp.answer("END", FaultySmtp.SILENCE);
        buy("killed@example.org");
        await("killed@example.org", "state = 'SENDING'");
        while (received("killed@example.org").isEmpty()) {
            Thread.sleep(50);
        }
        server.process().destroyForcibly().waitFor();
        smtp.reset();
        server = startServer();
        await("killed@example.org", "state = 'SENT' and tries = 2");
        List<String> received = received("killed@example.org");
        assertThat(received).hasSize(2);
        assertThat(messageId(received.get(1))).isEqualTo(messageId(received.get(0)));
    }

    private static String buy(String email) throws Exception {
        Api api = new Api(server.url());
        JsonNode opened = Api.json(api.post(
                "/api/payment/checkout", PayingWaymark.order(site.address()), "Content-Type", "application/json"));
        for (JsonNode event : stripe.pay(opened.get("session_id").asText(), email)) {
            StripeEvents.deliver(event, server.url().resolve("/api/payment/webhook"));
        }
        String job = opened.get("job_id").asText();
        api.awaitEnd("/api/jobs/" + job, Duration.ofMinutes(1));
        return job;
    }

    private static List<String> received(String recipient) {
        return smtp.received().stream()
                .filter(text -> text.contains("\nTo: " + recipient + "\n"))
                .toList();
    }

    private static String messageId(String text) {
        return text.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow();
    }

    private static void await(String recipient, String state) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        String query = "select count(*) from mails where recipient = '" + recipient + "' and " + state;
        while (services.number(query) == 0) {
            assertThat(Instant.now()).as("waiting for " + query).isBefore(end);
            Thread.sleep(50);
        }
    }
}
