package dev.waymark.payment.subscription;

import static dev.waymark.payment.subscription.SubscriptionFixture.await;
import static dev.waymark.payment.subscription.SubscriptionFixture.deliver;
import static dev.waymark.payment.subscription.SubscriptionFixture.id;
import static dev.waymark.payment.subscription.SubscriptionFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.stub.StripeEvents;
import dev.waymark.stub.StripeStandIn;
import dev.waymark.stub.StripeSubscriptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions to the monitoring of a site, from the first click to the end, with Stripe's stand-in. */
@OnPayingWaymark
class SubscriptionIT {

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;
    private static final StripeSubscriptions AT_STRIPE = STRIPE.subscriptions();

    private final SubscriptionFixture site;

    SubscriptionIT() throws Exception {
        site = new SubscriptionFixture();
    }

    @Test
    void thePricingPageSaysWhatMonitoringCostsAndHowToEndIt() {
        assertThat(SubscriptionFixture.pricing(PayingWaymark.SERVER.url()))
                .contains(
                        "£9 a month or £90 a year, for one website",
                        "How to end monitoring",
                        "You can cancel at any time")
                .contains(
                        "£29 once, for one website",
                        "7 days, or 365 days in My sites",
                        "Once: a quality report with fixes");
    }

    @ParameterizedTest
    @CsvSource({"month, 900, 29", "year, 9000, 363"})
    void aSiteIsCoveredFromThePaymentOn(String every, int pence, int days) throws Exception {
        String session = site.session(every);
        assertThat(site.state()).isEqualTo("OPEN false");
        assertThat(STRIPE.objects().get(session).get("amount_total").asInt()).isEqualTo(pence);
        deliver(STRIPE.pay(session, site.email));
        assertThat(site.state()).isEqualTo("ACTIVE true");
        assertThat(Integer.parseInt(site.text("extract(day from renews_at - now())")))
                .isBetween(days - 2, days + 2);
        assertThat(site.text("period || ' ' || amount || ' ' || currency"))
                .isEqualTo(every.toUpperCase(Locale.ROOT) + " " + pence + " gbp");
    }

    @Test
    void stripeIsToldNoTokenAndLeadsBackToTheSite() throws Exception {
        String session = site.session();
        ObjectNode checkout = STRIPE.objects().get(session);
        assertThat(checkout.toString()).doesNotContain(site.job);
        String back = checkout.get("success_url")
                .asText()
                .replace(PayingWaymark.SERVER.url().toString(), "");
        STRIPE.pay(session, site.email);
        HttpResponse<String> answer = site.owner.get(back);
        assertThat(location(answer)).isEqualTo("/my-sites/" + site.job + "/monitoring");
        assertThat(site.state()).as("asked of Stripe, since no event has come").isEqualTo("ACTIVE true");
        assertThat(location(new Person(PayingWaymark.SERVER.url()).get(back))).isEqualTo("/sign-in");
        assertThat(location(new SubscriptionFixture().owner.get(back))).isEqualTo("/my-sites");
    }

    @Test
    void manyClicksAtOnceOpenOneCheckoutForOneCustomer() throws Exception {
        int sessions = STRIPE.made("checkout/sessions");
        int customers = STRIPE.made("customers");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<String>> clicks = Collections.nCopies(6, () -> location(site.subscribe("month")));
            List<String> pages = new ArrayList<>();
            for (Future<String> click : threads.invokeAll(clicks)) {
                pages.add(click.get());
            }
            assertThat(pages).allMatch(page -> page.contains("/c/pay/")).allMatch(pages.get(0)::equals);
        } finally {
            threads.shutdown();
        }
        assertThat(location(site.subscribe("month"))).contains("/c/pay/");
        assertThat(STRIPE.made("checkout/sessions") - sessions).isEqualTo(1);
        assertThat(STRIPE.made("customers") - customers).isEqualTo(1);
        assertThat(site.state()).isEqualTo("OPEN false");
    }

    @Test
    void anotherPeriodClosesTheCheckoutThatWasOpen() throws Exception {
        String monthly = site.session("month");
        String yearly = site.session("year");
        assertThat(STRIPE.objects().get(monthly).get("status").asText()).isEqualTo("expired");
        deliver(STRIPE.pay(yearly, site.email));
        assertThat(site.state()).isEqualTo("ACTIVE true");
        assertThat(site.text("period")).isEqualTo("YEAR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "year"})
    void aCheckoutThatWasPaidMeanwhileIsTheSubscriptionAndNoSecondOneIsSold(String next) throws Exception {
        STRIPE.pay(site.session("month"), site.email);
        int sessions = STRIPE.made("checkout/sessions");
        assertThat(location(site.subscribe(next))).isEqualTo("/my-sites/" + site.job + "/monitoring");
        assertThat(site.state()).isEqualTo("ACTIVE true");
        assertThat(STRIPE.made("checkout/sessions")).isEqualTo(sessions);
        assertThat(location(site.subscribe("month"))).isEqualTo("/my-sites/" + site.job + "/monitoring");
    }

    @Test
    void aCheckoutThatHasExpiredMakesPlaceForANewOne() throws Exception {
        String first = site.session();
        STRIPE.objects().get(first).put("status", "expired");
        site.change("checkout_closes_at = now() - interval '1 minute'");
        String second = site.session();
        assertThat(second).isNotEqualTo(first);
        deliver(STRIPE.pay(second, site.email));
        assertThat(site.state()).isEqualTo("ACTIVE true");
    }

    @Test
    void eventsMayComeTwiceAtOnceAndInAnyOrder() throws Exception {
        String session = site.session();
        List<JsonNode> events = new ArrayList<>(STRIPE.pay(session, site.email));
        String id = id(session);
        events.addAll(AT_STRIPE.failCard(id));
        events.addAll(AT_STRIPE.payAgain(id));
        events.addAll(AT_STRIPE.cancelAtPeriodEnd(id));
        events.addAll(AT_STRIPE.resume(id));
        List<JsonNode> all = new ArrayList<>(events);
        all.addAll(events);
        Collections.shuffle(all, new Random(11));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> deliveries = new ArrayList<>();
            all.forEach(event -> deliveries.add(
                    () -> StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode()));
            for (Future<Integer> delivery : threads.invokeAll(deliveries)) {
                assertThat(delivery.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(site.state()).isEqualTo("ACTIVE true");
        assertThat(site.text("renews_at is not null and ends_at is null and past_due_since is null"))
                .isEqualTo("t");
    }

    /** An event says that the subscription has ended; Stripe, when asked, that it is active. */
    @Test
    void anEventIsOnlyAHint() throws Exception {
        String id = site.subscribed();
        ObjectNode lie = site.atStripe(id).deepCopy().put("status", "canceled");
        deliver(List.of(StripeEvents.event("customer.subscription.deleted", lie)));
        assertThat(site.state()).isEqualTo("ACTIVE true");
    }

    @Test
    void unknownSubscriptionsAndModesChangeNothing() throws Exception {
        String session = site.session();
        ObjectNode stranger = STRIPE.objects().get(session).deepCopy();
        STRIPE.pay(session, site.email);
        ObjectNode known = site.atStripe(id(session)).deepCopy();
        ObjectNode other = known.deepCopy().put("id", "sub_of_somebody_else");
        ((ObjectNode) other.get("metadata")).put("subscription_key", "3b241101-e2bb-4255-8caf-4136c566a962");
        ObjectNode setup = stranger.deepCopy().put("mode", "setup").put("status", "complete");
        ObjectNode without = known.deepCopy().put("id", "sub_without_metadata");
        without.remove("metadata");
        ObjectNode invoice =
                STRIPE.objects().get(known.get("latest_invoice").asText()).deepCopy();
        invoice.remove("parent");
        deliver(List.of(
                StripeEvents.event("customer.subscription.updated", other),
                StripeEvents.event("customer.subscription.deleted", without),
                StripeEvents.event("checkout.session.completed", setup),
                StripeEvents.event("invoice.paid", invoice)));
        assertThat(site.state()).isEqualTo("OPEN false");
        assertThat(
                        PayingWaymark.SERVICES.text(
                                "select string_agg(distinct outcome, ' ' order by outcome) from payment_events where id in (select id from payment_events order by received_at desc limit 4)"))
                .isEqualTo("NOT_FOLLOWED NOT_OURS");
    }

    /** Before 2025-03-31 the period was on the subscription, and an invoice named its subscription itself. */
    @Test
    void eventsOfAnEarlierVersionOfTheApiAreUnderstood() throws Exception {
        String id = site.subscribed();
        AT_STRIPE.failCard(id);
        ObjectNode invoice = STRIPE.objects()
                .get(site.atStripe(id).get("latest_invoice").asText())
                .deepCopy();
        invoice.remove("parent");
        invoice.put("subscription", id);
        deliver(List.of(StripeEvents.event("invoice.payment_failed", invoice)));
        assertThat(site.state()).isEqualTo("PAST_DUE true");
    }

    @Test
    void aCancelledSubscriptionCoversUntilTheEndOfWhatIsPaidAndCanBeBoughtAgain() throws Exception {
        String id = site.subscribed();
        deliver(AT_STRIPE.cancelAtPeriodEnd(id));
        assertThat(site.state()).isEqualTo("ENDED true");
        assertThat(location(site.subscribe("month")))
                .as("taken back in the portal")
                .contains("/p/session/");
        deliver(AT_STRIPE.resume(id));
        assertThat(site.state()).isEqualTo("ACTIVE true");
        deliver(AT_STRIPE.cancelAtPeriodEnd(id));
        deliver(AT_STRIPE.renew(id));
        assertThat(site.state()).isEqualTo("ENDED true");
        site.change("covered_until = now() - interval '1 minute'");
        String again = site.session();
        deliver(STRIPE.pay(again, site.email));
        assertThat(site.state()).isEqualTo("ENDED false, ACTIVE true");
    }

    /** The renewal has begun a new period, which nobody has paid for. */
    @Test
    void whatIsCancelledWhileItIsOwedCoversNothing() throws Exception {
        String id = site.subscribed();
        AT_STRIPE.failCard(id);
        STRIPE.subscriptions().cancelAtPeriodEnd(id);
        deliver(AT_STRIPE.renew(id));
        assertThat(site.state()).isEqualTo("ENDED false");
    }

    @Test
    void theBillingPortalIsThatOfTheAccount() throws Exception {
        assertThat(location(site.owner.post("/my-sites/" + site.job + "/subscription/portal", "")))
                .as("nothing to look after yet")
                .isEqualTo("/my-sites/" + site.job + "/monitoring");
        String id = site.subscribed();
        String page = location(site.owner.post("/my-sites/" + site.job + "/subscription/portal", ""));
        ObjectNode session = STRIPE.objects().get(page.substring(page.lastIndexOf('/') + 1));
        assertThat(session.get("customer").asText())
                .isEqualTo(site.atStripe(id).get("customer").asText());
        assertThat(session.get("return_url").asText())
                .contains("/my-sites/subscriptions/")
                .doesNotContain(site.job);
    }

    @Test
    void noMoreAreSoldThanAnAccountMayHaveChecked() throws Exception {
        SubscriptionFixture person = new SubscriptionFixture();
        for (int i = 0; i < 3; i++) {
            person.keep();
        }
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                with watch as (insert into watches (url, host) values ('http://%1$s/', '%1$s') returning id)
                insert into monitors (submission_id, account_id, watch_id, state, written, written_version)
                select submission_id, account_id, watch.id, 'NOT_PAID', '# A', 1
                from kept_sites join accounts on accounts.id = account_id cross join watch
                where email = '%1$s' order by submission_id desc limit 3
                """.formatted(person.email));
        HttpResponse<String> answer = person.subscribe("month");
        assertThat(SubscriptionFixture.location(answer)).isEqualTo("/my-sites/" + person.job + "/monitoring");
        assertThat(person.owner.get("/my-sites/" + person.job + "/monitoring").body())
                .contains("You can have 3 websites checked.")
                .doesNotContain("Subscribe for");
    }

    @Test
    void twoSitesOfAnAccountHaveOneCustomerAndTwoSubscriptions() throws Exception {
        String id = site.subscribed();
        String second = site.keep();
        String page = location(site.owner.post("/my-sites/" + second + "/subscription", "every=month"));
        String session = page.substring(page.lastIndexOf('/') + 1);
        STRIPE.pay(session, site.email);
        assertThat(site.atStripe(id(session)).get("customer"))
                .isEqualTo(site.atStripe(id).get("customer"));
        assertThat(id(session)).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscription", "/subscription/portal"})
    void isForTheAccountThatKeepsTheSite(String path) throws Exception {
        String form = "/my-sites/" + site.job + path;
        int before = STRIPE.made("checkout/sessions");
        assertThat(new SubscriptionFixture().owner.post(form, "every=month").statusCode())
                .isEqualTo(403);
        assertThat(new Person(PayingWaymark.SERVER.url())
                        .post(form, "every=month")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.owner
                        .post("/my-sites/" + "A".repeat(22) + path, "every=month")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.owner.postFromElsewhere(form, "every=month").statusCode())
                .isEqualTo(403);
        assertThat(STRIPE.made("checkout/sessions")).isEqualTo(before);
        assertThat(site.state()).isEmpty();
    }

    @Test
    void asksForThePeriodThatItDoesNotKnow() {
        HttpResponse<String> answer = site.subscribe("week");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose whether you pay by the month or by the year.");
    }

    @Test
    void saysThatStripeIsAwayAndLosesNothing() throws Exception {
        STRIPE.fail(20, 500, "api_error", "");
        HttpResponse<String> answer;
        try {
            answer = site.subscribe("month");
        } finally {
            STRIPE.repair();
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Stripe does not answer at the moment. You have not been charged.");
        String session = site.session();
        List<JsonNode> events = STRIPE.pay(session, site.email);
        STRIPE.fail(20, 500, "api_error", "");
        try {
            for (JsonNode event : events) {
                String about = event.at("/data/object/object").asText();
                assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                        .as(about)
                        .isEqualTo(about.equals("payment_intent") || about.equals("charge") ? 200 : 503);
            }
        } finally {
            STRIPE.repair();
        }
        assertThat(site.state()).isEqualTo("OPEN false");
        deliver(events);
        assertThat(site.state()).isEqualTo("ACTIVE true");
    }

    @Test
    void deletingTheSiteCancelsAtOnce() throws Exception {
        String id = site.subscribed();
        assertThat(site.owner.post("/my-sites/" + site.job + "/deletion", "").statusCode())
                .isEqualTo(303);
        await(() -> site.atStripe(id).get("status").asText().equals("canceled"), "the cancellation");
        await(() -> row(id).equals("ENDED closed"), "what is stored");
    }

    @Test
    void deletingTheSiteClosesACheckoutThatIsOpen() throws Exception {
        String session = site.session();
        site.owner.post("/my-sites/" + site.job + "/deletion", "");
        await(() -> STRIPE.objects().get(session).get("status").asText().equals("expired"), "the checkout");
    }

    /** The answer to the first question is sent when a second event has long come, and what it says is not true any more. */
    @Test
    void anAnswerThatIsLateDoesNotUndoALaterOne() throws Exception {
        String id = site.subscribed();
        JsonNode first = StripeEvents.event("customer.subscription.updated", site.atStripe(id));
        STRIPE.holdNext(Duration.ofSeconds(3));
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<HttpResponse<String>> delivery =
                    threads.submit(() -> StripeEvents.deliver(first, PayingWaymark.webhook()));
            Thread.sleep(1_000);
            deliver(AT_STRIPE.failCard(id));
            assertThat(delivery.get().statusCode()).isEqualTo(200);
        } finally {
            threads.shutdown();
        }
        assertThat(site.state()).isEqualTo("PAST_DUE true");
    }

    /** Erasing locks the job and then the subscription; following an event locks the subscription while Stripe is slow to answer. */
    @Test
    void aSiteIsDeletedWhileAnEventAboutItIsFollowed() throws Exception {
        String id = site.subscribed();
        JsonNode event = AT_STRIPE.failCard(id).get(1);
        STRIPE.delay(Duration.ofSeconds(2));
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<HttpResponse<String>> delivery =
                    threads.submit(() -> StripeEvents.deliver(event, PayingWaymark.webhook()));
            Thread.sleep(500);
            assertThat(site.owner
                            .post("/my-sites/" + site.job + "/deletion", "")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(delivery.get().statusCode()).isEqualTo(200);
        } finally {
            STRIPE.delay(Duration.ZERO);
            threads.shutdown();
        }
        await(() -> site.atStripe(id).get("status").asText().equals("canceled"), "the cancellation");
    }

    @Test
    void aSecondSubscriptionUnderTheSameKeyIsNotOurs() throws Exception {
        String id = site.subscribed();
        ObjectNode copy = site.atStripe(id).deepCopy().put("id", "sub_copy").put("status", "canceled");
        deliver(List.of(StripeEvents.event("customer.subscription.deleted", copy)));
        assertThat(site.state()).isEqualTo("ACTIVE true");
        assertThat(site.text("stripe_id")).isEqualTo(id);
    }

    @Test
    void whatStripeDoesNotKnowAnyMoreHasEnded() throws Exception {
        String id = site.subscribed();
        ObjectNode gone = site.atStripe(id);
        STRIPE.objects().forget(id);
        deliver(List.of(StripeEvents.event("customer.subscription.updated", gone)));
        assertThat(site.state()).isEqualTo("ENDED false");
        assertThat(location(site.subscribe("month"))).contains("/c/pay/");
    }

    @Test
    void theAccountSeesItsSubscriptionsAndTakesThemAlong() throws Exception {
        site.subscribed("year");
        assertThat(site.owner.get("/my-sites/data").body())
                .contains("You subscribe to monitoring for 1 website.", "We also cancel your subscriptions at once");
        JsonNode subscription = new ObjectMapper()
                .readTree(site.owner.unzipped("/my-sites/data/export").get("subscriptions.json"))
                .get(0);
        assertThat(subscription.get("site").asText()).startsWith(PayingWaymark.SITE.address());
        assertThat(subscription.get("price").asText()).isEqualTo("£90");
        assertThat(subscription.get("every").asText()).isEqualTo("year");
        assertThat(subscription.get("state").asText()).isEqualTo("active");
    }

    private static String row(String id) {
        return PayingWaymark.SERVICES.text(
                "select state || ' ' || case when closed_at is null then 'live' else 'closed' end"
                        + " from subscriptions where stripe_id = '" + id + "'");
    }

    @Test
    void theMailsSayWhatWasBoughtWhatFailedAndWhatEnds() throws Exception {
        String id = site.subscribed();
        assertThat(mail("You have subscribed"))
                .contains(PayingWaymark.SITE.address(), "£9 a month", "renews itself until you cancel it")
                .contains("help@example.org", "14 days", PayingWaymark.SERVER.url() + "/my-sites/subscriptions/")
                .doesNotContain(site.job);
        deliver(AT_STRIPE.failCard(id));
        assertThat(mail("Your card was not charged")).contains("We go on checking until", "Change card or cancel");
        deliver(AT_STRIPE.failCard(id));
        site.change("past_due_since = now() - interval '15 days'");
        deliver(AT_STRIPE.giveUp(id));
        assertThat(mail("We have paused")).contains("has not come", "Change card or cancel");
        deliver(AT_STRIPE.payAgain(id));
        deliver(AT_STRIPE.cancelAtPeriodEnd(id));
        assertThat(mail("is cancelled")).contains("We go on checking until", "We will not charge your card");
        deliver(AT_STRIPE.renew(id));
        Thread.sleep(1_500);
        assertThat(PayingWaymark.MAIL.to(site.email))
                .as("each once, and the link to sign in")
                .hasSize(5);
    }

    @Test
    void whoDeletesTheSiteHearsThatTheSubscriptionIsCancelled() throws Exception {
        site.subscribed();
        site.owner.post("/my-sites/" + site.job + "/deletion", "");
        assertThat(mail("is cancelled")).contains("is not in My sites any more");
    }

    /** The year that was paid for is over in nine days. */
    @Test
    void aYearlySubscriptionIsRemindedOfOnceBeforeItRenews() throws Exception {
        String id = site.subscribed("year");
        ((ObjectNode) site.atStripe(id).at("/items/data/0"))
                .put(
                        "current_period_end",
                        Instant.now().plus(Duration.ofDays(9)).getEpochSecond());
        ObjectNode about = site.atStripe(id);
        deliver(List.of(StripeEvents.event("customer.subscription.updated", about)));
        deliver(List.of(StripeEvents.event("customer.subscription.updated", about)));
        assertThat(mail("renews on")).contains("£90 a year", "You can cancel at any time");
        Thread.sleep(1_000);
        assertThat(PayingWaymark.MAIL.to(site.email))
                .as("sign-in, confirmation, reminder")
                .hasSize(3);
    }

    private String mail(String subject) throws InterruptedException {
        return PayingWaymark.MAIL.await(site.email, subject).text();
    }
}
