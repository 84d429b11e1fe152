package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A job that was paid for and failed: what its buyer reads, and the other site that it buys. */
@OnPayingWaymark
class FailedOrderIT {

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @Test
    void saysOnThePageAndByMailThatTheMoneyIsSafeAndWhatHappensNext() throws Exception {
        String job = failed("safe@example.org");
        String page = api.get("/jobs/" + job).body();
        assertThat(page)
                .contains("Your £29 is safe")
                .containsPattern(
                        "You get it back at <time datetime=\"2[^\"]+Z\">\\d\\d:\\d\\d \\w+ (today|tomorrow|on \\d+ \\w+ 2\\d{3})</time>")
                .containsPattern("Order <code>[0-9a-f-]{36}</code>")
                .contains("mailto:help@example.org")
                .contains("/payment/jobs/" + job + "/replacement");
        Mailbox.Mail mail = PayingWaymark.MAIL.await("safe@example.org", "Your £29 is safe");
        assertThat(mail.text())
                .contains("We could not make the llms.txt for " + PaymentFixture.NOWHERE + ".")
                .contains("Your £29 is safe.")
                .containsPattern("You get your money back on \\d+ \\w+ 2\\d{3}, \\d\\d:\\d\\d \\w+\\.")
                .containsPattern("Order [0-9a-f-]{36}, £29\\. Questions\\? Email help@example\\.org");
        assertThat(mail.link()).hasValue(PayingWaymark.SERVER.url() + "/jobs/" + job);
    }

    @Test
    void readsAnotherSiteAtNoChargeWhichEndsTheRefund() throws Exception {
        String job = failed("other@example.org");
        String order = order(job);
        HttpResponse<String> answer = replace(job, PayingWaymark.SITE.address());
        assertThat(answer.statusCode()).isEqualTo(303);
        String other = job(answer);
        api.awaitEnd("/api/jobs/" + other, Duration.ofMinutes(1));
        assertThat(api.get("/jobs/" + other).body()).contains("Your llms.txt is ready");
        assertThat(PayingWaymark.MAIL.await("other@example.org", "is ready").link())
                .hasValue(PayingWaymark.SERVER.url() + "/jobs/" + other);
        assertThat(api.get("/jobs/" + job).body())
                .contains("Your £29 paid for another website")
                .contains("/jobs/" + other)
                .doesNotContain("replacement");
        Operator operator = new Operator(PayingWaymark.SERVER.url());
        operator.signIn(Operator.PASSWORD);
        long failed = PayingWaymark.count(
                PayingWaymark.SERVICES,
                "select id from jobs where submission_id = (select replaced_id from payments where order_id = '" + order
                        + "')");
        assertThat(operator.act("/admin/jobs/" + failed + "/retries").body())
                .contains("Not done. The payment was refunded, is disputed, or paid for another website.");
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from payments where state = 'PAID' and refund_began_at is null and order_id = '"
                                + order + "'"))
                .isEqualTo(1);
    }

    @Test
    void readsAnotherSiteOnceHoweverOftenAndAtOnceItIsAskedFor() throws Exception {
        String job = failed("twice@example.org");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> clicks = Collections.nCopies(16, () -> job(replace(job, PaymentFixture.NOWHERE)));
        Set<String> jobs =
                threads.invokeAll(clicks).stream().map(FailedOrderIT::get).collect(Collectors.toSet());
        threads.shutdown();
        assertThat(jobs).hasSize(1);
        String other = jobs.iterator().next();
        api.awaitEnd("/api/jobs/" + other, Duration.ofMinutes(1));
        assertThat(api.get("/jobs/" + other).body())
                .contains("Your £29 is safe")
                .doesNotContain("replacement");
        assertThat(replace(other, PayingWaymark.SITE.address()).statusCode()).isEqualTo(409);
    }

    @Test
    void readsNoOtherSiteForMoneyThatIsGivenBackOrDisputed() throws Exception {
        String returned = failed("returned@example.org");
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update payments set refund_began_at = now() where order_id = '" + order(returned) + "'");
        assertThat(replace(returned, PayingWaymark.SITE.address()).statusCode()).isEqualTo(409);
        assertThat(api.get("/jobs/" + returned).body()).contains("Your £29 is on its way back");
        String disputed = failed("disputed@example.org");
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update payments set state = 'DISPUTED' where order_id = '" + order(disputed) + "'");
        assertThat(replace(disputed, PayingWaymark.SITE.address()).statusCode()).isEqualTo(409);
        assertThat(api.get("/jobs/" + disputed).body()).contains("Your bank decides about your £29");
    }

    @Test
    void showsAnErrorAtTheFieldAndSpendsNothing() throws Exception {
        String job = failed("wrong@example.org");
        HttpResponse<String> answer = replace(job, "http://localhost/");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"").contains("value=\"http://localhost/\"");
        assertThat(api.get("/jobs/" + job).body()).contains("/replacement");
    }

    @Test
    void readsNoOtherSiteForAJobThatDidNotFailOrThatNobodyPaidFor() throws Exception {
        JsonNode bought = PayingWaymark.buy(api, PayingWaymark.SITE.address(), "fine@example.org");
        String job = bought.get("job_id").asText();
        api.awaitEnd("/api/jobs/" + job, Duration.ofMinutes(1));
        assertThat(replace(job, PaymentFixture.NOWHERE).statusCode()).isEqualTo(409);
        String free = Api.json(api.post(
                        "/api/generate/free",
                        "{\"url\": \"" + PaymentFixture.NOWHERE + "\"}",
                        "Content-Type",
                        "application/json"))
                .get("id")
                .asText();
        api.awaitEnd("/api/jobs/" + free, Duration.ofMinutes(1));
        assertThat(replace(free, PayingWaymark.SITE.address()).statusCode()).isEqualTo(404);
        assertThat(api.get("/jobs/" + free).body()).doesNotContain("is safe").contains("Try again");
    }

    private String failed(String email) throws Exception {
        JsonNode bought = PayingWaymark.buy(api, PaymentFixture.NOWHERE, email);
        String job = bought.get("job_id").asText();
        api.awaitEnd("/api/jobs/" + job, Duration.ofMinutes(1));
        return job;
    }

    private String order(String job) {
        String page = api.get("/jobs/" + job).body();
        int code = page.indexOf("Order <code>") + "Order <code>".length();
        return page.substring(code, code + 36);
    }

    private HttpResponse<String> replace(String job, String url) {
        return PaymentFixture.replace(api, job, url);
    }

    private static String job(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String get(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
