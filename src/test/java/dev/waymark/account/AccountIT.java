package dev.waymark.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People sign in by a link that is mailed to them, and nobody else does. */
@OnPayingWaymark
class AccountIT {

    private static final String CONFIRM = "/sign-in/link/confirmation";
    private static int people;

    private final Person person = person();
    private final String email = "person" + ++people + "@signin.example";

    private static Person person() {
        return new Person(PayingWaymark.SERVER.url());
    }

    private Mailbox.Mail ask(Person by) throws InterruptedException {
        int before = PayingWaymark.MAIL.to(email).size();
        assertThat(by.ask(email).statusCode()).isEqualTo(303);
        return Person.mail(email, PayingWaymark.MAIL, before);
    }

    @Test
    void signsInByTheLinkOnce() throws Exception {
        Mailbox.Mail mail = ask(person);
        assertThat(person.get("/sign-in/sent").body()).contains("Check your email", email);
        assertThat(mail.link().orElseThrow()).startsWith(PayingWaymark.SERVER.url() + "/sign-in/link#");
        String token = Person.token(mail);
        for (int i = 0; i < 2; i++) {
            assertThat(person.get("/sign-in/link").statusCode()).isEqualTo(200);
            assertThat(person.post("/sign-in/link", "token=" + token).body())
                    .contains("Sign in as " + email + "?")
                    .doesNotContain("another browser");
        }
        assertThat(person.isSignedIn()).isFalse();
        HttpResponse<String> in = person.post(CONFIRM, "token=" + token);
        assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/my-sites");
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-account=[\\w-]{22}; Path=/; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax");
        HttpResponse<String> mine = person.get("/my-sites");
        assertThat(mine.body()).contains("Signed in as " + email);
        assertThat(mine.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        HttpResponse<String> again = person.post(CONFIRM, "token=" + token);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("This link does not work any more.");
    }

    @Test
    void signsInByTheCodeInTheBrowserThatAskedForIt() throws Exception {
        String code = Person.code(ask(person));
        assertThat(person.post("/sign-in/code", "code=" + code.substring(0, 4) + "+" + code.substring(4))
                        .statusCode())
                .isEqualTo(303);
        assertThat(person.isSignedIn()).isTrue();
    }

    @Test
    void storesNoTokenAndNoCodeAndDeletesTheAddressOfTheMail() throws Exception {
        Mailbox.Mail mail = ask(person);
        String token = Person.token(mail);
        person.post(CONFIRM, "token=" + token);
        while (count("from mails where kind = 'SIGN_IN' and state = 'SENDING'") > 0) {
            Thread.sleep(50);
        }
        for (String secret :
                List.of(token, Person.code(mail), person.cookie("__Host-account"), person.cookie("__Host-asked"))) {
            assertThat(secret).isNotEmpty();
            for (String table : List.of("sign_ins", "account_sessions", "accounts", "mails")) {
                assertThat(count("from " + table + " t where t::text like '%" + secret + "%'"))
                        .as(table)
                        .isZero();
            }
            assertThat(PayingWaymark.SERVER.log()).doesNotContain(secret);
        }
        assertThat(count("from mails where recipient = '" + email + "'")).isZero();
        assertThat(PayingWaymark.SERVER.log()).doesNotContain(email);
    }

    @Test
    void aMailThatIsSentAgainHasTheSameLink() throws Exception {
        Mailbox.Mail first = ask(person);
        while (count("from mails where kind = 'SIGN_IN' and state = 'SENDING'") > 0) {
            Thread.sleep(50);
        }
        String mail =
                "(select max(mails.id) from mails join sign_ins on about = sign_ins.id and kind = 'SIGN_IN' where email = '"
                        + email + "')";
        execute("update mails set state = 'WAITING', ended_at = null, recipient = '" + email + "' where id = " + mail);
        execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) select 'mail', "
                        + mail + "::text, now(), false, 1");
        Mailbox.Mail second = Person.mail(email, PayingWaymark.MAIL, 1);
        assertThat(second.link()).isEqualTo(first.link());
        assertThat(Person.code(second)).isEqualTo(Person.code(first));
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void namesTheAddressAndWarnsInAnotherBrowser() throws Exception {
        String token = Person.token(ask(person));
        Person elsewhere = person();
        assertThat(elsewhere.post("/sign-in/link", "token=" + token).body())
                .contains("Sign in as " + email + "?", "You asked for this link in another browser");
        HttpResponse<String> unconfirmed = elsewhere.post(CONFIRM, "token=" + token);
        assertThat(unconfirmed.statusCode()).isEqualTo(422);
        assertThat(unconfirmed.body()).contains("Tick the box");
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(elsewhere.post(CONFIRM, "token=" + token + "&other=yes").statusCode())
                .isEqualTo(303);
        assertThat(elsewhere.isSignedIn()).isTrue();
        assertThat(person.isSignedIn()).isFalse();
    }

    /** Figure A1 of the quality goals. */
    @Test
    void letsNobodyInByWhatIsReplayedExpiredGuessedFixedOrSentFromAnotherSite() throws Exception {
        List<String> let = new ArrayList<>();
        int tries = 0;
        String used = Person.token(ask(person));
        person.post(CONFIRM, "token=" + used);
        Mailbox.Mail late = ask(person);
        execute("update sign_ins set expires_at = now() - interval '1 second' where used_at is null and email = '"
                + email + "'");
        for (String token : List.of(used, Person.token(late), "", "A".repeat(22), "x", used.substring(1) + "A")) {
            for (String other : List.of("", "&other=yes")) {
                tries++;
                Person stranger = person();
                stranger.post("/sign-in/link", "token=" + token);
                stranger.post(CONFIRM, "token=" + token + other);
                note(let, stranger, "token " + token);
            }
        }
        tries++;
        Person lateComer = person();
        lateComer.set("__Host-asked", person.cookie("__Host-asked"));
        lateComer.post("/sign-in/code", "code=" + Person.code(late));
        note(let, lateComer, "code of an expired mail");

        Mailbox.Mail open = ask(person);
        tries++;
        Person otherBrowser = person();
        otherBrowser.post("/sign-in/code", "code=" + Person.code(open));
        note(let, otherBrowser, "code in a browser that did not ask");
        Person guessing = person();
        guessing.set("__Host-asked", person.cookie("__Host-asked"));
        for (int i = 0; i < 5; i++) {
            tries++;
            guessing.post("/sign-in/code", "code=" + (Person.code(open).startsWith("0") ? "1" : "0") + "000000" + i);
        }
        tries++;
        guessing.post("/sign-in/code", "code=" + Person.code(open));
        note(let, guessing, "right code after five wrong ones");

        tries++;
        Person victim = person();
        String fixed = "B".repeat(22);
        victim.set("__Host-account", fixed);
        assertThat(victim.post(CONFIRM, "token=" + Person.token(open) + "&other=yes")
                        .statusCode())
                .as("the link goes on working")
                .isEqualTo(303);
        assertThat(victim.isSignedIn()).isTrue();
        Person fixing = person();
        fixing.set("__Host-account", fixed);
        note(let, fixing, "session chosen before");

        for (String[] form : new String[][] {
            {"/sign-in", "email=" + email},
            {"/sign-in/link", "token=" + used},
            {CONFIRM, "token=" + used},
            {"/sign-in/code", "code=1"},
            {"/sign-out", ""},
            {"/sign-out/everywhere", ""}
        }) {
            tries++;
            if (victim.postFromElsewhere(form[0], form[1]).statusCode() != 403) {
                let.add("cross-site " + form[0]);
            }
        }
        assertThat(victim.isSignedIn()).as("nobody else signs them out").isTrue();
        System.out.printf("A1: %d tries, let in: %d%n", tries, let.size());
        assertThat(let).isEmpty();
    }

    private static void note(List<String> let, Person stranger, String by) {
        if (stranger.isSignedIn()) {
            let.add(by);
        }
    }

    /** The times are printed only; what is done is the same, and an answer does not wait for the mail. */
    @Test
    void answersAKnownAddressAsItDoesAnUnknownOne() throws Exception {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        Set<String> shapes = new TreeSet<>();
        Person asking = person();
        for (int i = 0; i < 20; i++) {
            String have = "known" + i + "@" + email.replace('@', '.');
            String lack = "other" + i + "@" + email.replace('@', '.');
            execute("insert into accounts (email) values ('" + have + "')");
            asking = i % 2 == 0 ? person() : asking;
            for (String address : i % 2 == 0 ? List.of(have, lack) : List.of(lack, have)) {
                long start = System.nanoTime();
                HttpResponse<String> answer = asking.ask(address);
                (address.equals(have) ? known : unknown).add(System.nanoTime() - start);
                shapes.add(shape(answer));
                told.add(asking.get("/sign-in/sent").body().replace(address, "ADDRESS"));
            }
        }
        assertThat(told).hasSize(1);
        assertThat(shapes).singleElement().asString().startsWith("303 /sign-in/sent ");
        List<Long> more = IntStream.range(0, known.size())
                .mapToObj(i -> known.get(i) - unknown.get(i))
                .sorted()
                .toList();
        Collections.sort(known);
        Collections.sort(unknown);
        System.out.printf(
                "A1: median answer for a known address %.2f ms, for an unknown one %.2f ms; of the differences of pairs %.2f ms%n",
                known.get(10) / 1e6, unknown.get(10) / 1e6, more.get(10) / 1e6);
        String domain = email.replace('@', '.');
        for (String who : List.of("known", "other")) {
            assertThat(count("from sign_ins join mails on about = sign_ins.id and kind = 'SIGN_IN' where email like '"
                            + who + "%@" + domain + "'"))
                    .isEqualTo(20);
        }
        assertThat(count("from accounts where email like 'other%@" + domain + "'"))
                .isZero();
    }

    /** Without what is about the connection. */
    private static String shape(HttpResponse<String> answer) {
        Set<String> fields = new TreeSet<>(answer.headers().map().keySet());
        fields.remove("connection");
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("") + " " + fields;
    }

    @Test
    void sendsFiveLinksAnHourToAnAddressAndForAClient() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(person().ask(i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT))
                            .statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> sixth = person.ask(email);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(sixth.body()).contains("We send 5 links an hour", "value=\"" + email + "\"");
        for (int i = 0; i < 4; i++) {
            assertThat(person.ask(i + email).statusCode()).isEqualTo(303);
        }
        assertThat(person.ask("another" + email).statusCode()).isEqualTo(429);
    }

    @Test
    void saysBesideTheFieldThatSomethingIsNoAddress() {
        HttpResponse<String> answer = person.ask("ann%3Cb%3E");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Enter your email address", "aria-invalid=\"true\"", "value=\"ann&lt;b&gt;\"");
    }

    @Test
    void endsTheSessionHereEverywhereAndAfterThirtyDays() throws Exception {
        person.signIn(email, PayingWaymark.MAIL);
        Person elsewhere = person().signIn(email, PayingWaymark.MAIL);
        String session = elsewhere.cookie("__Host-account");
        elsewhere.post("/sign-out", "");
        elsewhere.set("__Host-account", session);
        assertThat(elsewhere.isSignedIn())
                .as("on the server, not only in the browser")
                .isFalse();
        assertThat(person.isSignedIn()).isTrue();
        elsewhere.signIn(email, PayingWaymark.MAIL);
        assertThat(person.post("/sign-out/everywhere", "").statusCode()).isEqualTo(303);
        assertThat(person.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        person.signIn(email, PayingWaymark.MAIL);
        execute("update account_sessions set seen_at = now() - interval '31 days' where account_id ="
                + " (select id from accounts where email = '" + email + "')");
        assertThat(person.isSignedIn()).isFalse();
        assertThat(person.get("/my-sites").body()).contains("action=\"/sign-in\"");
    }

    private static long count(String from) {
        return PayingWaymark.count(PayingWaymark.SERVICES, "select count(*) " + from);
    }

    private static void execute(String sql) {
        PayingWaymark.execute(PayingWaymark.SERVICES, sql);
    }
}
