package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.web.Token;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The link by e-mail, from the page of a job that runs. */
@OnPayingWaymark
class LinkMailIT {

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @AfterEach
    void quick() {
        PayingWaymark.SITE.delay(0);
    }

    @Test
    void sendsTheLinkOnceWhenTheJobIsDoneAndDeletesTheAddress() throws Exception {
        String job = slowJob();
        assertThat(api.get("/jobs/" + job).body()).contains("/jobs/" + job + "/link");
        assertThat(ask(job, "typo@exmaple.org").statusCode()).isEqualTo(303);
        assertThat(ask(job, "walker@example.org")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("mailed=1");
        assertThat(PayingWaymark.MAIL.to("walker@example.org")).isEmpty();
        String shared = new Token(job).shared().text();
        assertThat(count("state = 'HELD' and recipient = 'walker@example.org' and sealed not like '%" + shared + "%'"))
                .isEqualTo(1);
        PayingWaymark.SITE.delay(0);
        Mailbox.Mail mail = PayingWaymark.MAIL.await("walker@example.org", "is ready");
        assertThat(mail.link()).hasValue(PayingWaymark.SERVER.url() + "/shared/" + shared);
        assertThat(mail.text() + mail.html())
                .contains("They cannot change or delete it.")
                .doesNotContain(job);
        assertThat(api.get("/shared/" + shared).body()).contains("The llms.txt for 127.0.0.1");
        while (count("kind = 'LINK' and state = 'SENDING'") > 0) {
            Thread.sleep(50);
        }
        assertThat(count("recipient in ('walker@example.org', 'typo@exmaple.org')"))
                .isZero();
        ask(job, "walker@example.org");
        Thread.sleep(2_000);
        assertThat(PayingWaymark.MAIL.to("walker@example.org")).hasSize(1);
        assertThat(PayingWaymark.MAIL.to("typo@exmaple.org")).isEmpty();
    }

    @Test
    void saysWhyAJobFailedWithoutALinkToIt() throws Exception {
        String job = submit("http://nobody.invalid.example/");
        assertThat(ask(job, "nobody@example.org").statusCode()).isEqualTo(303);
        Mailbox.Mail mail = PayingWaymark.MAIL.await("nobody@example.org", "We could not read nobody.invalid.example");
        assertThat(mail.link()).hasValue(PayingWaymark.SERVER.url() + "/");
        assertThat(mail.text())
                .contains(Api.json(api.get("/api/jobs/" + job)).get("error").asText());
        assertThat(mail.text() + mail.html())
                .doesNotContain(job)
                .doesNotContain(new Token(job).shared().text());
    }

    @Test
    void refusesWhatIsNoAddressAndAJobThatIsNotThere() throws Exception {
        assertThat(ask("AAAAAAAAAAAAAAAAAAAAAA", "ann@example.org").statusCode())
                .isEqualTo(404);
        assertThat(ask("AAAAAAAAAAAAAAAAAAAAAA", "no address").statusCode()).isEqualTo(404);
        String job = slowJob();
        assertThat(ask(job, "ann@example.org%0d%0aBcc:%20eve@example.org").statusCode())
                .isEqualTo(422);
        HttpResponse<String> answer = ask(job, "ann%3Cb%3E");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Enter your email address, like name@example.org.", "aria-invalid=\"true\"")
                .contains("value=\"ann&lt;b&gt;\"", "Waiting");
    }

    @Test
    void sendsNoMoreThanThreeADayToOneAddress() throws Exception {
        String job = slowJob();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(job, "Often@example.org").statusCode()).isEqualTo(303);
        }
        HttpResponse<String> fourth = ask(job, "often@example.org");
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
    }

    private String slowJob() throws Exception {
        PayingWaymark.SITE.delay(1_000);
        return submit(PayingWaymark.SITE.address());
    }

    private String submit(String site) {
        return Api.json(api.post(
                        "/api/generate/free",
                        "{\"url\": \"" + site + "\"}",
                        "Content-Type",
                        "application/json",
                        "X-Forwarded-For",
                        "198.51.100." + (1 + (int) (System.nanoTime() % 200))))
                .get("id")
                .asText();
    }

    private HttpResponse<String> ask(String job, String email) {
        return api.post(
                "/jobs/" + job + "/link", "email=" + email, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static long count(String condition) {
        return PayingWaymark.count(PayingWaymark.SERVICES, "select count(*) from mails where " + condition);
    }
}
