package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Sites;
import dev.waymark.stub.StripeStandIn;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The step before a payment: a look at the site, and who buys. */
@OnPayingWaymark
class ConfirmIT {

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;
    private static final String ODD = PayingWaymark.ODD.address();

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @Test
    void showsTheTitleOfTheSiteAndGoesOnToPaymentWhenItIsSaidWhoBuys() {
        int before = STRIPE.made("checkout/sessions");
        HttpResponse<String> asked = asked(PayingWaymark.SITE.address());
        assertThat(asked.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(asked.body());
        assertThat(page.select("h1").text()).isEqualTo("Is this the website you mean?");
        assertThat(page.select(".site").text()).contains("Harbour Lights").contains(PayingWaymark.SITE.address() + "/");
        assertThat(page.select("input[name=buyer]")).hasSize(2).noneMatch(radio -> radio.hasAttr("checked"));
        assertThat(page.select("a[href^=/?url=]").attr("href")).contains(PayingWaymark.SITE.address());
        assertThat(STRIPE.made("checkout/sessions")).isEqualTo(before);

        JsonNode session = paidOn(answered(asked, "&buyer=organisation"));
        assertThat(STRIPE.made("checkout/sessions")).isEqualTo(before + 1);
        assertThat(session.at("/metadata/buyer").asText()).isEqualTo("organisation");
        assertThat(session.at("/metadata/agreed_to_start_at").isMissingNode()).isTrue();
        assertThat(stored(session, "buyer = 'ORGANISATION' and agreed_at is null"))
                .isTrue();
    }

    @Test
    void asksAConsumerToAgreeAndKeepsThatWithTheOrderForTheOperatorAndStripe() {
        HttpResponse<String> asked = asked(PayingWaymark.SITE.address());
        assertMissing(answered(asked, ""), "buyer-error", "Select who is buying.");
        assertMissing(answered(asked, "&buyer=somebody"), "buyer-error", "Select who is buying.");
        HttpResponse<String> silent = answered(asked, "&buyer=consumer");
        assertMissing(silent, "agree-error", "tick the box");
        assertThat(Jsoup.parse(silent.body()).select("#buyer-consumer").hasAttr("checked"))
                .as("the answer is kept")
                .isTrue();

        JsonNode session = paidOn(answered(asked, "&buyer=consumer&agrees_to_start=true"));
        assertThat(session.at("/metadata/buyer").asText()).isEqualTo("consumer");
        Instant agreed =
                Instant.parse(session.at("/metadata/agreed_to_start_at").asText());
        assertThat(stored(session, "buyer = 'CONSUMER' and agreed_at = '" + agreed + "'"))
                .isTrue();
        Operator operator = new Operator(PayingWaymark.SERVER.url());
        operator.signIn(Operator.PASSWORD);
        assertThat(operator.get("/admin/payments/"
                                + session.at("/metadata/order_id").asText())
                        .body())
                .contains("A consumer", "Agreed to the start", agreed.toString());
    }

    @Test
    void opensOnePageForTheSameBuyerAndAnotherForAnother() {
        HttpResponse<String> asked = asked(PayingWaymark.SITE.address());
        String first = location(answered(asked, "&buyer=consumer&agrees_to_start=true"));
        assertThat(location(answered(asked, "&buyer=consumer&agrees_to_start=true")))
                .isEqualTo(first);
        assertThat(location(answered(asked, "&buyer=organisation"))).isNotEqualTo(first);
    }

    @Test
    void takesAProgramThatDoesNotSayWhoBuysForAnOrganisation() throws Exception {
        HttpResponse<String> opened =
                PaymentFixture.checkout(api, "{\"url\": \"%s\"}".formatted(PayingWaymark.SITE.address()));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        String session = Api.json(opened).at("/session_id").asText();
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from payments where session_id = '" + session
                                + "' and buyer = 'ORGANISATION'"))
                .isEqualTo(1);
        assertThat(api.send("POST", "/api/payment/create-intent").statusCode()).isEqualTo(200);
        HttpResponse<String> form = PaymentFixture.form(
                api,
                "/api/payment/checkout",
                "url=" + URLEncoder.encode(PayingWaymark.SITE.address(), StandardCharsets.UTF_8));
        assertThat(location(form)).contains("/pay/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/moved/ | This address leads to another website | The file will be about that website.",
                "/slow/  | This website is slow to answer        | did not answer within 2 seconds.",
            })
    void saysWhatIsOddAboutASiteAndGoesOn(String path, String heading, String text) {
        HttpResponse<String> asked = asked(ODD + path);
        assertThat(asked.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(asked.body());
        assertThat(page.select("h1").text()).isEqualTo(heading);
        assertThat(page.select("main").text()).contains(text).contains(ODD + path);
        paidOn(answered(asked, "&buyer=organisation"));
    }

    @Test
    void saysThatTheMoneyIsSafeWhereASiteTurnsUsAway() {
        HttpResponse<String> asked = asked(PayingWaymark.REFUSING.address());
        assertThat(Jsoup.parse(asked.body()).select("main").text())
                .contains("The website turned us away (it answers 403).")
                .contains("you get a full refund");
        paidOn(answered(asked, "&buyer=organisation"));
    }

    @Test
    void saysBesideTheFieldWhyASiteCannotBeReadAndSellsNothing() {
        int before = STRIPE.made("checkout/sessions");
        for (String url : new String[] {ODD + "/gone/", "http://nobody.invalid.example/"}) {
            HttpResponse<String> asked = asked(url);
            assertThat(asked.statusCode()).isEqualTo(422);
            Document page = Jsoup.parse(asked.body());
            assertThat(page.select("#url-error").text()).containsAnyOf("There is no page", "could not be reached");
            assertThat(page.select("#url").val()).isEqualTo(url);
            HttpResponse<String> answer = PaymentFixture.checkout(api, PayingWaymark.order(url));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(type(answer)).isEqualTo("unreadable-site");
            assertThat(Api.json(answer).at("/errors/0/field").asText()).isEqualTo("url");
        }
        assertThat(STRIPE.made("checkout/sessions")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "localhost"})
    void asksNothingOfAPrivateAddressHoweverItIsWrittenAndWhoeverLeadsThere(String host) throws Exception {
        try (FolderSite secret = FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0)) {
            String port = secret.address().substring(secret.address().lastIndexOf(':'));
            String url = "http://" + host + port + "/";
            assertThat(asked(url).statusCode()).isEqualTo(422);
            assertThat(PaymentFixture.checkout(api, PayingWaymark.order(url)).statusCode())
                    .isEqualTo(422);
            PayingWaymark.ODD.redirects("/inwards/", url);
            HttpResponse<String> led = PaymentFixture.checkout(api, PayingWaymark.order(ODD + "/inwards/"));
            assertThat(type(led)).isEqualTo("unreadable-site");
            assertThat(secret.requests()).isZero();
        }
    }

    @Test
    void showsAHostileTitleAsTextAlone() {
        String page = asked(Sites.INJECTING.address()).body();
        Document read = Jsoup.parse(page);
        assertThat(read.select(".site bdi").text()).isNotEmpty();
        assertThat(read.select(".site bdi").select("*")).hasSize(1);
        assertThat(page).doesNotContain("<script>alert", "onerror=alert(1)>", "2304", "\u202e");
    }

    @Test
    void looksAgainWhenTheFormDoesNotShowThatItDid() {
        String fields = "url=" + URLEncoder.encode(ODD + "/moved/", StandardCharsets.UTF_8) + "&buyer=organisation";
        for (String shown : new String[] {"", "&shown=", "&shown=yes", "&shown=" + "0".repeat(32)}) {
            HttpResponse<String> answer = PaymentFixture.form(api, "/payment/checkout", fields + shown);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("This address leads to another website");
        }
        String proof = PaymentFixture.hidden(asked(ODD + "/moved/"));
        HttpResponse<String> other = PaymentFixture.form(
                api, "/payment/checkout", proof.replace("moved", "slow").replace("buyer=", "") + "&buyer=organisation");
        assertThat(other.statusCode()).as("a proof for another site").isEqualTo(200);
    }

    @Test
    void tellsAProgramWhatItSawAndAsksItToConfirmWhatIsOdd() {
        HttpResponse<String> good = PaymentFixture.checkout(
                api, "{\"url\": \"%s\", \"buyer\": \"organisation\"}".formatted(PayingWaymark.SITE.address()));
        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        assertThat(Api.json(good).at("/site/state").asText()).isEqualTo("readable");
        assertThat(Api.json(good).at("/site/title").asText()).contains("Harbour Lights");
        assertThat(Api.json(good).at("/site/url").asText()).isEqualTo(PayingWaymark.SITE.address() + "/");

        String moved = "{\"url\": \"%s/moved/\", \"buyer\": \"organisation\", \"confirm\": %s}";
        HttpResponse<String> odd = PaymentFixture.checkout(api, moved.formatted(ODD, false));
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(type(odd)).isEqualTo("unconfirmed-site");
        assertThat(Api.json(odd).get("detail").asText()).contains(PayingWaymark.SITE.address());
        HttpResponse<String> confirmed = PaymentFixture.checkout(api, moved.formatted(ODD, true));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(Api.json(confirmed).at("/site/state").asText()).isEqualTo("elsewhere");
        assertThat(type(PaymentFixture.checkout(
                        api, "{\"url\": \"%s/slow/\", \"buyer\": \"organisation\"}".formatted(ODD))))
                .isEqualTo("unconfirmed-site");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"buyer\": \"me\"}                                 | buyer",
                "{\"buyer\": \"consumer\"}                           | agrees_to_start",
                "{\"buyer\": \"consumer\", \"agrees_to_start\": false} | agrees_to_start",
            })
    void asksProgramsWhoBuysBeforeItLooks(String body, String field) {
        int before = PayingWaymark.SITE.requests();
        String order = body.replace("}", ", \"url\": \"" + PayingWaymark.SITE.address() + "/nobody-has-looked\"}");
        for (HttpResponse<String> answer : new HttpResponse[] {
            PaymentFixture.checkout(api, order),
            api.post("/api/payment/create-intent", body, "Content-Type", "application/json")
        }) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(Api.json(answer).at("/errors/0/field").asText()).isEqualTo(field);
        }
        assertThat(PayingWaymark.SITE.requests()).isEqualTo(before);
    }

    @Test
    void asksWhoBuysTheFullServiceForAFreeJobWithoutLookingAgain() throws Exception {
        JsonNode free = Api.json(api.submit(PayingWaymark.SITE.address()));
        api.awaitEnd(free.at("/links/self").asText(), java.time.Duration.ofMinutes(1));
        int before = PayingWaymark.SITE.requests();
        String path = "/payment/jobs/" + free.get("id").asText();
        HttpResponse<String> asked = PaymentFixture.form(api, path, "");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Who is buying?").doesNotContain("buyer-error");
        String shown = PaymentFixture.hidden(asked);
        assertMissing(PaymentFixture.form(api, path, shown), "buyer-error", "Select who is buying.");
        JsonNode session = paidOn(PaymentFixture.form(api, path, shown + "&buyer=consumer&agrees_to_start=true"));
        assertThat(session.at("/metadata/buyer").asText()).isEqualTo("consumer");
        assertThat(PayingWaymark.SITE.requests()).isEqualTo(before);
    }

    @Test
    void looksAtNoMoreSitesThanTheLimitAndSaysWhenAgain() {
        Api many = new Api(PayingWaymark.SERVER.url());
        HttpResponse<String> last = null;
        for (int i = 0; i < 301; i++) {
            last = PaymentFixture.form(many, "/", "tier=paid&url=" + PayingWaymark.SITE.address());
            assertThat(last.statusCode()).isEqualTo(i < 300 ? 200 : 429);
        }
        assertThat(Jsoup.parse(last.body()).select(".submit .error").text())
                .isEqualTo("You have entered 300 addresses to order for this hour. You can try again in 60 minutes.");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(last.headers().firstValue("RateLimit-Policy")).hasValue("\"probe\";q=300;w=3600");
        HttpResponse<String> program = PaymentFixture.checkout(many, PayingWaymark.order(PayingWaymark.SITE.address()));
        assertThat(program.statusCode()).isEqualTo(429);
        assertThat(type(program)).isEqualTo("over-limit");
    }

    @Test
    void goesOnWithAnOrderFromBeforeTheQuestionWasThere() {
        JsonNode opened = PaymentFixture.order(api, PayingWaymark.SITE.address());
        String session = PaymentFixture.session(opened);
        PayingWaymark.execute(
                PayingWaymark.SERVICES, "update payments set buyer = null where session_id = '" + session + "'");
        String order = STRIPE.objects().get(session).at("/metadata/order_id").asText();
        assertThat(location(PaymentFixture.form(api, "/payment/orders/" + order, "")))
                .endsWith(session);
    }

    private HttpResponse<String> asked(String url) {
        return PaymentFixture.form(
                api,
                "/",
                "tier=paid&visit=%s&url=%s"
                        .formatted(UUID.randomUUID(), URLEncoder.encode(url, StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> answered(HttpResponse<String> page, String answer) {
        return PaymentFixture.form(api, "/payment/checkout", PaymentFixture.hidden(page) + answer);
    }

    private static void assertMissing(HttpResponse<String> answer, String id, String text) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("#" + id).text()).contains(text);
    }

    private static JsonNode paidOn(HttpResponse<String> answer) {
        String page = location(answer);
        return STRIPE.objects().get(page.substring(page.lastIndexOf('/') + 1));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String type(HttpResponse<String> answer) {
        String type = Api.json(answer).get("type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    private static boolean stored(JsonNode session, String is) {
        return PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from payments where session_id = '"
                                + session.get("id").asText() + "' and " + is)
                == 1;
    }
}
