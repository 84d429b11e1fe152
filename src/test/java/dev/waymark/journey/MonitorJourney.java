package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.monitor.ChangingSite;
import dev.waymark.stub.StripeStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody pays for the checks of a site, decides its changes, misses a payment, pays, and cancels. A day lasts two seconds, and no account
 * may have a site checked for nothing. It has a server of its own, but is in line with the other journeys: all use one browser, from one thread.
 */
@OwnServers(lane = 2)
class MonitorJourney {

    private static final Path SHOTS = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PHONE = 320;
    private static final List<ChangingSite> SITES = List.of(new ChangingSite(), new ChangingSite(), new ChangingSite());

    private static int used;
    private static Services services;
    private static StripeStandIn stripe;
    private static Server server;

    private final List<String> complaints = new ArrayList<>();
    private final ChangingSite site = SITES.get(used++);
    private final String email = "payer" + used + "@watch.example";
    private String job = "";

    @BeforeAll
    static void start() throws IOException {
        services = Services.start(null);
        stripe = StripeStandIn.start(Services.freePort());
        server = PayingWaymark.start(
                services,
                stripe,
                Map.of(
                        "MONITOR_DAY_SECONDS",
                        "2",
                        "MONITOR_DAYS",
                        "2",
                        "MONITORS_PER_ACCOUNT",
                        "1",
                        "RECONCILE_SECONDS",
                        "1",
                        "RECONCILE_AFTER_SECONDS",
                        "0",
                        "CRAWL_EXEMPT_ADDRESSES",
                        String.join(
                                ",",
                                SITES.stream().map(ChangingSite::exemptPair).toList())));
        stripe.events().deliverTo(server.url().resolve("/api/payment/webhook"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        services.close();
        SITES.forEach(ChangingSite::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paysDecidesMissesAPaymentAndCancels(boolean scripts) throws Exception {
        try (BrowserContext context =
                Browsers.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
            Page page = page(context);
            keep(page);
            open(page);
            assertThat(page.getByText("not paid for")).hasCount(0);
            look(page, "unpaid-at-first", scripts);
            subscribe(page);
            assertThat(heading(page, "Changes on")).isVisible();
            assertThat(PayingWaymark.MAIL.await(email, "You have subscribed").text())
                    .contains("£9");
            shows(page, "First reading");
            assertThat(page.getByText("Next payment:")).isVisible();
            look(page, "nothing-to-decide", scripts);

            site.without("/services/food")
                    .page(
                            "/services/shelter",
                            "Winter shelter",
                            "Beds for people who sleep outside in Westhaven, from November to March.")
                    .page(
                            "/donate",
                            "Donate",
                            "Give by card, standing order or in your will; every pound buys a hot meal for a family in the town.")
                    .phone("01632 960 002");
            Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "changes on");
            page.navigate(mail.link().orElseThrow());
            assertThat(page.getByText("Winter shelter").first()).isVisible();
            look(page, "changes", scripts);
            press(page, "Accept: Winter shelter");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your file has a new version");
            press(page, "Reject: Food bank");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("We will not propose this change again.");
            assertThat(page.getByText("Winter shelter")).hasCount(0);
            assertThat(file())
                    .contains("- [Winter shelter](" + site.url("/services/shelter") + "): Beds for people", "Food bank")
                    .contains("01632 960 001");
            page.getByText("About every change").check();
            press(page, "Save");
            assertThat(page.getByText("Your choices are saved.")).isVisible();

            atStripe(page, "The period ends now and the card is refused");
            assertThat(page.getByText("Your last payment failed. Checks go on until"))
                    .isVisible();
            assertThat(PayingWaymark.MAIL.await(email, "was not charged").text())
                    .contains("We go on checking until");
            look(page, "past-due", scripts);

            PayingWaymark.execute(
                    services,
                    "update subscriptions set past_due_since = now() - interval '15 days', covered_until = now() - interval '1 day',"
                            + " grace_until = now() - interval '1 day' where site = '" + site.address() + "'");
            assertThat(PayingWaymark.MAIL.await(email, "We have paused").text()).contains("payment");
            open(page);
            assertThat(page.getByText("has not come, so we stopped the checks")).isVisible();
            assertThat(page.getByText("Next check")).hasCount(0);
            look(page, "unpaid", scripts);
            awaitNoCheck();

            long before = checks();
            atStripe(page, "Pay what is owed with another card");
            assertThat(page.getByText("Next payment:")).isVisible();
            await(() -> checks() > before);

            atStripe(page, "Cancel at the end of the period");
            assertThat(page.getByText("It is cancelled. Checks go on until")).isVisible();
            assertThat(PayingWaymark.MAIL.await(email, "is cancelled").text()).contains("We go on checking until");
            look(page, "cancelled", scripts);
            PayingWaymark.execute(
                    services,
                    "update subscriptions set covered_until = now(), ends_at = now() where site = '" + site.address()
                            + "'");
            shows(page, "It has ended:");
            assertThat(page.getByText("It has ended:")).isVisible();
            assertThat(button(page, "Subscribe for £9 a month")).isVisible();
            look(page, "ended", scripts);
            awaitNoCheck();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void seesThatTheSiteCannotBeReadAndAcceptsAllAndStopsTheMails() throws Exception {
        try (BrowserContext context =
                Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(PHONE, 640))) {
            Page page = page(context);
            keep(page);
            subscribe(page);
            shows(page, "First reading");
            site.without("/news").without("/donate");
            Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "changes on");
            page.navigate(mail.link().orElseThrow());
            press(page, "Accept all 2 changes");
            assertThat(page.getByText("There are no changes to decide.")).isVisible();
            assertThat(file()).doesNotContain("/news)", "/donate)");
            page.navigate(mail.unsubscribe().orElseThrow());
            examine(page, "unsubscribe");
            press(page, "Stop these mails");
            assertThat(page.getByText("You get no more mails about this website."))
                    .isVisible();
            examine(page, "unsubscribed");
            site.down(true);
            shows(page, "three times");
            look(page, "failing", true);
            assertThat(PayingWaymark.MAIL.to(email).stream().map(Mailbox.Mail::subject))
                    .as("the mails were stopped")
                    .noneMatch(subject -> subject.contains("stopped checking"));
            site.down(false);
            press(page, "Check again");
            shows(page, "No change");
            page.getByText("End the checks").first().click();
            assertThat(page.getByText("You still pay")).isVisible();
            examine(page, "end");
            page.locator("details.end").getByRole(AriaRole.BUTTON).click();
            assertThat(button(page, "Check this website for changes")).isVisible();
            examine(page, "ended-checks");
            assertThat(new Person(server.url())
                            .get("/my-sites/" + job + "/monitoring")
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/sign-in");

            page.navigate(server.url().resolve("/bot/objection").toString());
            examine(page, "objection");
            page.getByLabel("Address of the website").fill("http://[");
            page.getByLabel("Your email address").fill("ann@object.example");
            press(page, "Send");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter the address");
            examine(page, "objection-wrong");
            page.getByLabel("Address of the website").fill("www.object.example");
            press(page, "Send");
            assertThat(page.getByText("Thank you.")).isVisible();
            examine(page, "objection-done");

            Browsers.signIn(page, server.url());
            page.navigate(server.url().resolve("/admin/monitoring").toString());
            assertThat(page.getByText("ann@object.example")).isVisible();
            assertThat(page.locator("dd").filter(new Locator.FilterOptions().setHasText("£9")))
                    .isVisible();
            examine(page, "admin-monitoring");
            shoot(page, "admin-monitoring");
            PayingWaymark.execute(
                    services, "update subscriptions set period = 'YEAR', amount = 9000 where state = 'ACTIVE'");
            page.reload();
            assertThat(page.locator("dd").filter(new Locator.FilterOptions().setHasText("£7.50")))
                    .isVisible();
        }
    }

    private void keep(Page page) throws Exception {
        Api visitor = new Api(server.url());
        job = Api.json(visitor.submit(site.address())).get("id").asText();
        visitor.awaitEnd("/api/jobs/" + job, PATIENCE);
        page.navigate(server.url().resolve("/sign-in").toString());
        page.getByLabel("Your email address").fill(email);
        press(page, "Email me a link");
        page.getByLabel("Code from the email").fill(Person.code(PayingWaymark.MAIL.await(email, "sign")));
        press(page, "Sign in");
        page.navigate(server.url().resolve("/jobs/" + job + "/keeping").toString());
        press(page, "Keep this file");
        assertThat(heading(page, "My sites")).isVisible();
    }

    private void open(Page page) {
        page.navigate(server.url().resolve("/my-sites/" + job + "/monitoring").toString());
    }

    private void subscribe(Page page) {
        open(page);
        button(page, "Subscribe for £9 a month").click();
        page.waitForURL("**/c/pay/*");
        press(page, "Pay");
        page.waitForURL("**/monitoring");
    }

    /** Presses a button of the billing portal, and comes back. */
    private void atStripe(Page page, String button) {
        open(page);
        press(page, "Change card or cancel");
        page.waitForURL("**/p/session/*");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Return"))
                .click();
        page.waitForURL("**/monitoring");
    }

    /** Opens the page until it says this. */
    private void shows(Page page, String text) throws Exception {
        await(() -> {
            open(page);
            return page.content().contains(text);
        });
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(200);
        }
    }

    private long checks() {
        return PayingWaymark.count(
                services,
                "select count(*) from checks join watches on watches.id = watch_id where url = '" + site.address()
                        + "'");
    }

    /** Longer than a check may still be under way and the pause between two. */
    private void awaitNoCheck() throws Exception {
        Thread.sleep(2_000);
        long before = checks();
        Thread.sleep(6_000);
        assertThat(checks()).isEqualTo(before);
    }

    private String file() {
        return new Api(server.url()).get("/api/jobs/" + job + "/llms.txt").body();
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void press(Page page, String name) {
        button(page, name).first().click();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Axe needs scripts; the pages are the same without. What it and the screenshots write into the page is no complaint of ours. */
    private void look(Page page, String name, boolean scripts) {
        if (!scripts) {
            return;
        }
        int before = complaints.size();
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        Axe.examine(page, name);
        shoot(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(PHONE, height);
        examine(page, name + "-phone");
        shoot(page, name + "-phone");
        page.setViewportSize(width, height);
        complaints.subList(before, complaints.size()).clear();
    }

    private static void examine(Page page, String name) {
        Axe.examine(page, name);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as(name)
                .isLessThanOrEqualTo(PHONE);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("monitor-" + name + ".png"))
                .setFullPage(true));
    }
}
