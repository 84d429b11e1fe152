package dev.waymark.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A result that an account keeps is changed and deleted by that account alone, and read by whoever has its link. */
@OnPayingWaymark
class KeptSitesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TEXT = "# Changed\\n\\n> By hand\\n\\n## About\\n\\n- [A](https://a.example/): Note\\n";
    private static int people;

    private final Api stranger = new Api(PayingWaymark.SERVER.url());
    private final Person owner = new Person(PayingWaymark.SERVER.url());
    private final String email = "keeper" + ++people + "@keep.example";

    private String finished() throws Exception {
        Api visitor = new Api(PayingWaymark.SERVER.url());
        String job =
                Api.json(visitor.submit(PayingWaymark.SITE.address())).get("id").asText();
        assertThat(visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText())
                .isEqualTo("finished");
        return job;
    }

    private String kept() throws Exception {
        String job = finished();
        owner.signIn(email, PayingWaymark.MAIL);
        assertThat(owner.post("/jobs/" + job + "/keeping", "").headers().firstValue("Location"))
                .hasValue("/my-sites");
        return job;
    }

    @Test
    void leadsFromTheResultThroughTheMailToMySites() throws Exception {
        String job = finished();
        assertThat(stranger.get("/jobs/" + job).body()).contains("/jobs/" + job + "/keeping");
        assertThat(owner.get("/jobs/" + job + "/keeping").body()).contains("name=\"keeps\" value=\"" + job + "\"");
        owner.post("/sign-in", "email=" + email + "&keeps=" + job);
        Mailbox.Mail mail = Person.mail(email, PayingWaymark.MAIL, 0);
        assertThat(mail.text() + mail.html()).doesNotContain(job);
        HttpResponse<String> in = owner.post("/sign-in/link/confirmation", "token=" + Person.token(mail));
        assertThat(in.headers().firstValue("Location")).hasValue("/jobs/" + job + "/keeping");
        assertThat(owner.get("/jobs/" + job + "/keeping").body()).contains("Signed in as " + email, "Keep this file");
        owner.post("/jobs/" + job + "/keeping", "");
        String mine = owner.get("/my-sites").body();
        assertThat(mine)
                .contains(PayingWaymark.SITE.address(), "of 100", "/jobs/" + job + "/versions")
                .contains("/api/jobs/" + job + "/llms.txt");
        assertThat(owner.get("/jobs/" + job + "/keeping").headers().firstValue("Location"))
                .hasValue("/my-sites");
        assertThat(stranger.get("/jobs/" + job).body())
                .contains("This file is kept in My sites until")
                .doesNotContain("/keeping", "can change and delete the file");
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES, "select count(*) from kept_sites k where k::text like '%" + job + "%'"))
                .as("the token is stored encrypted")
                .isZero();
    }

    @Test
    void isKeptForAYear() throws Exception {
        String job = kept();
        assertThat(PayingWaymark.count(PayingWaymark.SERVICES, """
                        select extract(day from expires_at - now()) from jobs
                        where submission_id = (select id from submissions where token_hash = sha256(cast('%s' as bytea)))
                        """.formatted(job)))
                .isBetween(363L, 365L);
    }

    @Test
    void nobodyElseChangesOrDeletesIt() throws Exception {
        String job = kept();
        Person other = new Person(PayingWaymark.SERVER.url()).signIn("other" + email, PayingWaymark.MAIL);
        String before = stranger.get("/api/jobs/" + job + "/llms.txt").body();
        assertThat(before).startsWith("# ");
        for (List<String> form : List.of(
                List.of("/jobs/" + job + "/versions/1/restoration", "base=1"),
                List.of("/jobs/" + job + "/composition", "template=funder"),
                List.of("/jobs/" + job + "/cancellation", ""),
                List.of("/jobs/" + job + "/dismissals", "code=notes-absent"),
                List.of("/my-sites/" + job + "/name", "name=Mine"),
                List.of("/my-sites/" + job + "/deletion", ""))) {
            HttpResponse<String> answer = other.post(form.get(0), form.get(1));
            assertThat(answer.statusCode()).as(form.get(0)).isEqualTo(403);
            assertThat(answer.body()).contains("Only the account that keeps it can change or delete it.");
        }
        HttpResponse<String> saved = stranger.post(
                "/api/jobs/" + job + "/versions",
                "{\"content\": \"" + TEXT + "\", \"base_version\": 1}",
                "Content-Type",
                "application/json");
        assertThat(saved.statusCode()).isEqualTo(403);
        assertThat(Api.json(saved).get("type").asText()).isEqualTo("/docs/problems#owner-only");
        assertThat(stranger.send("DELETE", "/api/jobs/" + job).statusCode()).isEqualTo(403);
        assertThat(stranger.get("/api/jobs/" + job + "/llms.txt").body()).isEqualTo(before);
    }

    @Test
    void theFirstAccountHasIt() throws Exception {
        String job = kept();
        Person other = new Person(PayingWaymark.SERVER.url()).signIn("late" + email, PayingWaymark.MAIL);
        assertThat(other.get("/jobs/" + job + "/keeping").body()).contains("kept in My sites already");
        assertThat(other.post("/jobs/" + job + "/keeping", "").headers().firstValue("Location"))
                .hasValue("/jobs/" + job + "/keeping");
        assertThat(other.get("/my-sites").body()).doesNotContain(job);
        assertThat(owner.get("/my-sites").body()).contains(job);
    }

    @Test
    void theAccountChangesRenamesAndDeletesIt() throws Exception {
        String job = kept();
        assertThat(owner.post("/jobs/" + job + "/composition", "template=funder")
                        .statusCode())
                .isEqualTo(303);
        assertThat(owner.post("/my-sites/" + job + "/name", "name=Our+%3Cnew%3E%0Asite")
                        .statusCode())
                .isEqualTo(303);
        assertThat(owner.get("/my-sites").body()).contains("Our &lt;new&gt; site");
        assertThat(owner.post("/my-sites/" + job + "/name", "name=" + "x".repeat(101))
                        .statusCode())
                .isEqualTo(422);
        assertThat(owner.post("/my-sites/" + job + "/deletion", "").headers().firstValue("Location"))
                .hasValue("/my-sites?deleted=1");
        assertThat(owner.get("/my-sites?deleted=1").body())
                .contains("We have deleted the file", "You keep no files here yet.");
        assertThat(stranger.get("/api/jobs/" + job).statusCode()).isEqualTo(404);
    }

    /** What nobody keeps is nobody's to rename, and is not deleted on the way of accounts. */
    @Test
    void aResultThatNobodyKeepsIsNotInReach() throws Exception {
        String job = finished();
        owner.signIn(email, PayingWaymark.MAIL);
        assertThat(owner.post("/my-sites/" + job + "/name", "name=Mine").statusCode())
                .isEqualTo(404);
        assertThat(owner.post("/my-sites/" + job + "/deletion", "").statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/api/jobs/" + job).statusCode()).isEqualTo(200);
    }

    @Test
    void theReceiptOfAPaidOneLeadsThere() throws Exception {
        String buyer = "buyer" + email;
        String job = PayingWaymark.buy(new Api(PayingWaymark.SERVER.url()), PayingWaymark.SITE.address(), buyer)
                .get("job_id")
                .asText();
        assertThat(PayingWaymark.MAIL.await(buyer, "is ready").text())
                .contains(PayingWaymark.SERVER.url() + "/jobs/" + job + "/keeping");
    }

    @Test
    void aSiteWhoseLinkWasSealedWithAnEarlierSecretIsListedWithoutIt() throws Exception {
        String job = kept();
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update kept_sites set sealed = repeat('0', 100) where account_id = (select id from accounts where email = '"
                        + email + "')");
        assertThat(owner.get("/my-sites").body())
                .contains(PayingWaymark.SITE.address(), "keep it once more")
                .doesNotContain(job);
        assertThat(owner.get("/jobs/" + job + "/keeping").body()).contains("Keep this file</button>");
        assertThat(owner.post("/jobs/" + job + "/keeping", "").headers().firstValue("Location"))
                .hasValue("/my-sites");
        assertThat(owner.get("/my-sites").body()).contains(job);
    }
}
