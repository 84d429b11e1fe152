package dev.waymark.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts show that hosts are theirs, lose them and take them over, on a server on which a day lasts one second. */
@OwnServers(lane = 2)
class VerificationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FILE = "/.well-known/waymark-site-verification.txt";

    private static VerifyingWaymark waymark;
    private static int used;

    private final int number = used++;
    private final String host = "harbour" + number + ".test";
    private final String name = host + ":" + waymark.web().port();
    private final String email = "owner" + number + "@verify.example";
    private final Person owner = new Person(waymark.server().url());

    @BeforeAll
    static void start() throws IOException {
        waymark = VerifyingWaymark.start(
                Map.of("VERIFICATION_DAY_SECONDS", "1", "MONITOR_DAY_SECONDS", "100", "MONITOR_DAYS", "7"));
    }

    @AfterAll
    static void stop() throws IOException {
        waymark.close();
    }

    private String kept() throws Exception {
        waymark.site(host, "");
        owner.signIn(email, PayingWaymark.MAIL);
        return waymark.keep(owner, host);
    }

    /** A site whose host is verified by a record. */
    private String verified() throws Exception {
        String job = kept();
        waymark.dns().text("_waymark." + host, text(owner, job));
        assertThat(check(owner, job)).endsWith("?done=verified");
        return job;
    }

    private String another(Person other, String address) throws Exception {
        other.signIn(address, PayingWaymark.MAIL);
        return waymark.keep(other, host);
    }

    private static String page(Person person, String job) {
        HttpResponse<String> page = person.get("/my-sites/" + job + "/verification");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static String text(Person person, String job) {
        return VerifyingWaymark.text(person, job);
    }

    private static String check(Person person, String job) {
        return person.post("/my-sites/" + job + "/verification/check", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String state() {
        return waymark.services()
                .text("select state from host_claims where host = '" + name
                        + "' and account_id = (select id from accounts where email = '" + email + "')");
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(100);
        }
    }

    @Test
    void saysWhatToPutWhereAndWhatWasFound() throws Exception {
        String job = kept();
        String text = text(owner, job);
        assertThat(page(owner, job))
                .contains(
                        "Show that " + name + " is yours",
                        "_waymark." + host,
                        waymark.web().url(host, FILE))
                .contains("&lt;meta name=&quot;waymark-site-verification&quot; content=&quot;" + text.split("=")[1])
                .doesNotContain("What we found", "Give this website up");
        assertThat(text(owner, job)).as("the same again").isEqualTo(text);
        assertThat(check(owner, job)).endsWith("?done=missing");
        assertThat(owner.get("/my-sites/" + job + "/verification?done=missing").body())
                .contains("We did not find the text yet.", "There is no TXT record at _waymark." + host)
                .contains("There is nothing at " + waymark.web().url(host, FILE), "has no such meta element");
        assertThat(state()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns", "file", "meta"})
    void verifiesAHostByEachWay(String way) throws Exception {
        String job = kept();
        String text = text(owner, job);
        switch (way) {
            case "dns" -> waymark.dns().text("_waymark." + host, text);
            case "file" -> waymark.web().file(host, FILE, text + "\n");
            default ->
                waymark.site(host, "<meta name=waymark-site-verification content=\"" + text.split("=")[1] + "\">");
        }
        assertThat(check(owner, job)).endsWith("?done=verified");
        assertThat(owner.get("/my-sites/" + job + "/verification?done=verified").body())
                .contains(name + " is verified.", name + " is verified by a ", "The text is there.")
                .contains("Give this website up");
        assertThat(waymark.services()
                        .text("select method from host_claims where host = '" + name + "' and state = 'VERIFIED'"))
                .isEqualToIgnoringCase(way);
        String checked = "select extract(epoch from checked_at) from host_claims where host = '" + name + "'";
        String before = waymark.services().text(checked);
        await(() -> !waymark.services().text(checked).equals(before));
        assertThat(state()).as("a week later").isEqualTo("VERIFIED");
    }

    @Test
    void asksNeitherRobotsTxtNorFollowsWhereItIsSent() throws Exception {
        String job = kept();
        waymark.web().file(host, "/robots.txt", "User-agent: *\nDisallow: /\n");
        waymark.web().file(host, FILE, text(owner, job));
        long before = robots();
        assertThat(check(owner, job)).endsWith("?done=verified");
        assertThat(robots()).isEqualTo(before);
    }

    private long robots() {
        return waymark.web().asked().stream()
                .filter((host + "/robots.txt")::equals)
                .count();
    }

    @Test
    void givesAHostToWhoShowsItLastAndTellsWhoHadIt() throws Exception {
        String job = verified();
        String old = text(owner, job);
        Person other = new Person(waymark.server().url());
        String second = another(other, "other" + number + "@verify.example");
        assertThat(text(other, second)).isNotEqualTo(old);
        assertThat(check(other, second)).as("by the text of another account").endsWith("?done=missing");
        assertThat(state()).isEqualTo("VERIFIED");

        waymark.web().file(host, FILE, text(other, second));
        assertThat(check(other, second)).endsWith("?done=verified");
        assertThat(state()).isEqualTo("PENDING");
        Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "Another account has verified");
        assertThat(mail.text()).contains(name, "/my-sites/" + job + "/verification");
        assertThat(page(owner, job))
                .contains("Another account has verified " + name)
                .doesNotContain(old);
        assertThat(check(owner, job))
                .as("by the old text, which is still there")
                .endsWith("?done=missing");

        waymark.dns().text("_waymark." + host, text(owner, job));
        assertThat(check(owner, job)).endsWith("?done=verified");
        PayingWaymark.MAIL.await("other" + number + "@verify.example", "Another account has verified");
        assertThat(check(other, second)).endsWith("?done=missing");
        assertThat(waymark.services()
                        .number("select count(*) from host_claims where state <> 'PENDING' and host = '" + name + "'"))
                .isEqualTo(1);
    }

    /** The check of the account that had the host begins before it is taken over and ends after that. */
    @Test
    void givesNoHostBackByACheckThatWasUnderWay() throws Exception {
        String job = verified();
        Person other = new Person(waymark.server().url());
        String second = another(other, "later" + number + "@verify.example");
        waymark.web().file(host, FILE, text(other, second));
        waymark.dns().delay(1_500); // less than one try takes
        try {
            int before = waymark.dns().asked().size();
            CompletableFuture<String> theirs = CompletableFuture.supplyAsync(() -> check(other, second));
            await(() -> waymark.dns().asked().size() > before);
            Thread.sleep(700);
            assertThat(check(owner, job)).as("by what was there a moment ago").endsWith("?done=missing");
            assertThat(theirs.get()).endsWith("?done=verified");
        } finally {
            waymark.dns().delay(0);
        }
        assertThat(state()).isEqualTo("PENDING");
    }

    @Test
    void verifiesAnotherHostOfTheSameAccountByItsOwnTextOnly() throws Exception {
        String job = verified();
        waymark.site("www." + host, "");
        String www = waymark.keep(owner, "www." + host);
        assertThat(page(owner, www)).contains("Show that www." + name + " is yours", "_waymark.www." + host);
        waymark.dns().text("_waymark.www." + host, text(owner, job));
        assertThat(check(owner, www)).endsWith("?done=missing");
        waymark.dns().text("_waymark.www." + host, text(owner, www));
        assertThat(check(owner, www)).endsWith("?done=verified");
    }

    @Test
    void tellsThatAProofIsMissingAndIsContentWhenItIsBack() throws Exception {
        String job = verified();
        String text = text(owner, job);
        waymark.dns().without("_waymark." + host);
        await(() -> state().equals("FAILING"));
        assertThat(PayingWaymark.MAIL.to(email)).as("after one failure").hasSize(1);
        Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "We cannot find the text");
        assertThat(mail.text()).contains("Until ", name, "/my-sites/" + job + "/verification");
        assertThat(page(owner, job)).contains("we have not found the text that shows that this website is yours");
        assertThat(waymark.services()
                        .number("select count(*) from host_claims where host = '" + name + "' and failures >= 3"))
                .isEqualTo(1);
        assertThat(check(owner, job)).as("asking changes nothing").endsWith("?done=missing");
        assertThat(state()).isEqualTo("FAILING");

        waymark.web().file(host, FILE, text);
        await(() -> state().equals("VERIFIED"));
        assertThat(page(owner, job)).contains("is verified by a file on it");
        assertThat(text(owner, job)).as("the text is the same").isEqualTo(text);
        Thread.sleep(2_000);
        assertThat(PayingWaymark.MAIL.to(email)).hasSize(2);
    }

    @Test
    void takesAHostAwayAfterTwoWeeksWithoutAProof() throws Exception {
        String job = verified();
        String text = text(owner, job);
        waymark.dns().without("_waymark." + host);
        await(() -> state().equals("FAILING"));
        Instant failing = Instant.now();
        await(() -> state().equals("PENDING"));
        assertThat(Duration.between(failing, Instant.now())).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(25));
        assertThat(PayingWaymark.MAIL.await(email, "does not count as yours").text())
                .contains("For 14 days", "/my-sites/" + job + "/verification");
        assertThat(page(owner, job))
                .contains("We have not found the text for 14 days")
                .doesNotContain(text);
        waymark.dns().text("_waymark." + host, text);
        assertThat(check(owner, job)).as("by the text from before").endsWith("?done=missing");
    }

    @Test
    void aHostThatIsGivenUpNeedsANewText() throws Exception {
        String job = verified();
        String text = text(owner, job);
        assertThat(owner.post("/my-sites/" + job + "/verification/end", "")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/my-sites/" + job + "/verification?done=ended");
        assertThat(state()).isEqualTo("PENDING");
        assertThat(text(owner, job)).isNotEqualTo(text);
        assertThat(check(owner, job)).endsWith("?done=missing");
        assertThat(PayingWaymark.MAIL.to(email))
                .as("no mail about one's own doing")
                .hasSize(1);
    }

    @Test
    void forgetsAHostOnWhichNothingIsKeptAnyMore() throws Exception {
        String job = verified();
        owner.post("/my-sites/" + job + "/deletion", "");
        await(() -> state().isEmpty());
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        String job = kept();
        Person other =
                new Person(waymark.server().url()).signIn("nosy" + number + "@verify.example", PayingWaymark.MAIL);
        assertThat(other.get("/my-sites/" + job + "/verification").statusCode()).isEqualTo(404);
        assertThat(other.post("/my-sites/" + job + "/verification/check", "").statusCode())
                .isEqualTo(403);
        assertThat(other.post("/my-sites/" + job + "/verification/end", "").statusCode())
                .isEqualTo(403);
        Person nobody = new Person(waymark.server().url());
        assertThat(nobody.get("/my-sites/" + job + "/verification").headers().firstValue("Location"))
                .hasValue("/sign-in");
        assertThat(nobody.post("/my-sites/" + job + "/verification/check", "").statusCode())
                .isEqualTo(403);
        assertThat(owner.postFromElsewhere("/my-sites/" + job + "/verification/check", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void saysWhyAHostWithoutANameCannotBeVerified() throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        String job = waymark.keepAt(owner, PayingWaymark.SITE.address() + "/");
        assertThat(page(owner, job))
                .contains("This website cannot be verified", "The address 127.0.0.1 is a number")
                .doesNotContain("waymark-site-verification=", "Check now");
        assertThat(check(owner, job)).endsWith("/verification");
    }

    @Test
    void letsAnAccountAskSoOftenAnHour() throws Exception {
        String job = kept();
        List<Integer> answers = IntStream.range(0, 31)
                .mapToObj(i -> owner.post("/my-sites/" + job + "/verification/check", "")
                        .statusCode())
                .toList();
        assertThat(answers).startsWith(303).endsWith(429);
    }

    @Test
    void canBeTakenAlongAndIsDeletedWithTheAccount() throws Exception {
        verified();
        JsonNode host = new ObjectMapper()
                .readTree(owner.unzipped("/my-sites/data/export").get("verification.json"))
                .get(0);
        assertThat(host.get("host").asText()).isEqualTo(name);
        assertThat(host.get("state").asText()).isEqualTo("verified");
        assertThat(host.get("method").asText()).isEqualTo("dns");
        assertThat(host.hasNonNull("verified")).isTrue();
        owner.post("/my-sites/data/deletion", "sure=yes");
        assertThat(waymark.services().number("select count(*) from host_claims where host = '" + name + "'"))
                .isZero();
    }

    @Test
    void hasAVerifiedWebsiteCheckedForChangesEveryDay() throws Exception {
        String job = kept();
        owner.post("/my-sites/" + job + "/monitoring", "");
        String due = "select round(extract(epoch from due_at - now()) / 100) from watches where host = '" + name
                + "' and checks > 0";
        await(() -> !waymark.services().text(due).isEmpty());
        assertThat(waymark.services().number(due)).as("days").isEqualTo(7);
        assertThat(owner.get("/my-sites/" + job + "/monitoring").body())
                .contains("once every 7 days", "Show that it is yours");
        waymark.dns().text("_waymark." + host, text(owner, job));
        check(owner, job);
        assertThat(waymark.services().number(due)).as("days").isEqualTo(1);
        assertThat(owner.get("/my-sites/" + job + "/monitoring").body()).contains("We read this website every day");
        waymark.services().execute("update watches set due_at = now() where host = '" + name + "'");
        await(() -> waymark.services().number("select checks from watches where host = '" + name + "'") == 2);
        assertThat(waymark.services().number(due)).as("days").isEqualTo(1);
    }
}
