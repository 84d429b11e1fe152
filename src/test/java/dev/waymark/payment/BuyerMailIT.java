package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.stub.StripeEvents;
import dev.waymark.web.Token;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What buyers are told by mail, read from the mail server that it was sent to. */
@OnPayingWaymark
class BuyerMailIT {

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @Test
    void sendsTheLinkWhenAJobThatWasPaidForIsDone() throws Exception {
        JsonNode bought = PayingWaymark.buy(api, PayingWaymark.SITE.address(), "done@example.org");
        Mailbox.Mail mail = PayingWaymark.MAIL.await("done@example.org", "Your llms.txt for 127.0.0.1 is ready");
        String page =
                PayingWaymark.SERVER.url() + "/jobs/" + bought.get("job_id").asText();
        assertThat(mail.link()).hasValue(page);
        assertThat(mail.html()).contains("<a href=\"" + page + "\">");
        String shared = PayingWaymark.SERVER.url() + "/shared/"
                + new Token(bought.get("job_id").asText()).shared().text();
        assertThat(mail.text().indexOf(shared))
                .isGreaterThan(mail.text().indexOf("send them this link"))
                .isGreaterThan(mail.text().indexOf("Keep this link to yourself"));
        assertThat(mail.text()).contains("£29").contains("help@example.org").contains("Order ");
        assertThat(mail.from()).isEqualTo("Waymark <waymark@example.org>");
        assertThat(api.get("/jobs/" + bought.get("job_id").asText()).body()).contains("Your llms.txt is ready");
    }

    @Test
    void sendsItOnceHoweverOftenStripeSaysWhoPaid() throws Exception {
        JsonNode bought = PayingWaymark.buy(api, PayingWaymark.SITE.address(), "once@example.org");
        PayingWaymark.MAIL.await("once@example.org", "is ready");
        for (JsonNode event : PayingWaymark.STRIPE.pay(bought.get("session_id").asText(), "once@example.org")) {
            StripeEvents.deliver(event, PayingWaymark.webhook());
        }
        Thread.sleep(3_000);
        assertThat(PayingWaymark.MAIL.to("once@example.org")).hasSize(1);
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from mails where recipient = 'once@example.org' and state = 'SENT' and tries = 1"
                                + " and sealed is null and problem is null"))
                .isEqualTo(1);
    }

    @Test
    void theOperatorSeesWhatBecameOfAMailAndNeitherItsTextNorItsAddress() throws Exception {
        JsonNode bought = PayingWaymark.buy(api, PayingWaymark.SITE.address(), "seen@example.org");
        PayingWaymark.MAIL.await("seen@example.org", "is ready");
        Operator operator = new Operator(PayingWaymark.SERVER.url());
        assertThat(operator.get("/admin/mails").statusCode()).isEqualTo(303);
        operator.signIn(Operator.PASSWORD);
        assertThat(operator.get("/admin/mails").body())
                .contains("Job ready")
                .contains("s…@example.org")
                .contains("sent")
                .doesNotContain("seen@example.org")
                .doesNotContain(bought.get("job_id").asText());
    }

    /** All servers of a database share one time for the next housekeeping. */
    @Test
    void deletesTheAddressOfAnOldMail() throws Exception {
        PayingWaymark.buy(api, PayingWaymark.SITE.address(), "old@example.org");
        PayingWaymark.MAIL.await("old@example.org", "is ready");
        await("recipient = 'old@example.org' and state = 'SENT'", 1);
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update mails set ended_at = now() - interval '31 days' where recipient = 'old@example.org' and state = 'SENT'");
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update scheduled_tasks set execution_time = now() where task_name = 'housekeeping'");
        await("recipient = 'old@example.org'", 0);
    }

    private static void await(String condition, long rows) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (PayingWaymark.count(PayingWaymark.SERVICES, "select count(*) from mails where " + condition) != rows) {
            assertThat(Instant.now()).as(condition).isBefore(end);
            Thread.sleep(100);
        }
    }
}
