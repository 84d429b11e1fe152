package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator looks after things in a browser; every one of their pages by day and by night, on a phone, and without scripts. */
@OnPayingWaymark
class AdminJourney {

    private static final URI SERVER = PayingWaymark.SERVER.url();
    private static final int PHONE = 360;

    @Test
    void findsThePaidJobThatFailedAndGivesTheMoneyBack() throws Exception {
        paidAndFailed(PayingWaymark.REFUSING.address() + "/journey.invalid/");
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = signedIn(context);
            page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true))
                    .fill("journey.invalid");
            page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true))
                    .press("Enter");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("journey.invalid"))
                    .first()
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refund £29"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refund £29"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("£29 refunded.");
            assertThat(page.locator(".state.refunded")).hasText("Refunded");
            page.getByText("Sign out").click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                    .isVisible();
            page.navigate(SERVER.resolve("/admin/jobs").toString());
            assertThat(page.getByLabel("Password")).isVisible();
        }
    }

    @Test
    void seesAJobChangeWithoutReloading() {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = signedIn(context);
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            Api visitor = new Api(SERVER);
            page.navigate(SERVER.resolve("/admin/jobs?text=live.invalid").toString());
            assertThat(page.getByText("No job matches.")).isVisible();
            visitor.submit("http://live.invalid.example/");
            Locator line = page.locator(".jobs tbody tr");
            assertThat(line).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(line.locator(".state"))
                    .hasText("Failed", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void hasNoViolationAndFitsAPhoneOnAnyPage() throws Exception {
        paidAndFailed(PayingWaymark.REFUSING.address()
                + "/every-page/with/a/very/long/path/that/has/no/place/to/break/at/all.html");
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            examine(page, "/admin/sign-in");
            Browsers.signIn(page, SERVER);
            page.navigate(SERVER.resolve("/admin/payments").toString());
            String payment = page.locator("main table a").first().getAttribute("href");
            page.navigate(SERVER.resolve("/admin/jobs?text=every-page").toString());
            String job = page.locator(".jobs tbody a").first().getAttribute("href");
            for (String path : List.of(
                    "/admin/search",
                    "/admin/jobs",
                    "/admin/jobs?text=nothing-is-called-so",
                    job,
                    job + "/pages",
                    "/admin/payments",
                    payment,
                    payment + "/refund",
                    "/admin/people",
                    "/admin/throttle",
                    "/admin/throttle?client=nonsense",
                    "/admin/throttle?client=127.0.0.1",
                    "/admin/bulk?action=refund&job=" + job.substring(job.lastIndexOf('/') + 1),
                    "/admin/bulk?action=retry",
                    "/admin/today?days=30",
                    "/admin/today")) {
                examine(page, path);
            }
        }
    }

    @Test
    void findsTheJobOfACustomersLink() throws Exception {
        String token = paidAndFailed(PayingWaymark.REFUSING.address() + "/customers-link/");
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = signedIn(context);
            Locator field = page.getByLabel("What the customer has given you");
            field.fill("nobody@example.org");
            field.press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing was found.");
            assertThat(page).hasURL(SERVER.resolve("/admin/search").toString());
            examineHere(page, "nothing found");
            field.fill("127.0.0.1");
            field.press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Jobs")))
                    .isVisible();
            examineHere(page, "several found");
            field.fill(SERVER.resolve("/jobs/" + token).toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find"))
                    .click();
            page.waitForURL("**/admin/jobs/*");
            assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("customers-link");
        }
    }

    /** The list renews itself every three seconds, and leaves alone what is ticked. */
    @Test
    void retriesTheTickedJobsByKeyboard() throws Exception {
        paidAndFailed(PayingWaymark.REFUSING.address() + "/ticked/");
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = signedIn(context);
            page.navigate(SERVER.resolve("/admin/jobs?text=/ticked/").toString());
            Locator box = page.getByRole(AriaRole.CHECKBOX);
            box.focus();
            box.press("Space");
            page.waitForResponse("**/admin/jobs?text=**", () -> {});
            page.waitForResponse("**/admin/jobs?text=**", () -> {});
            assertThat(box).isChecked();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry them"))
                    .press("Enter");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry 1 job"))
                    .press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 job was looked at.");
            assertThat(page.getByText("The job starts again.")).isVisible();
        }
    }

    @Test
    void worksWithoutScripts() throws Exception {
        paidAndFailed(PayingWaymark.REFUSING.address() + "/no-scripts/");
        try (BrowserContext context =
                Browsers.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = signedIn(context);
            page.navigate(SERVER.resolve("/admin/jobs?text=no-scripts").toString());
            page.locator(".jobs tbody a").first().click();
            page.getByText("Retry", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The job starts again.");
        }
    }

    private static Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        Browsers.signIn(page, SERVER);
        return page;
    }

    private static void examine(Page page, String path) {
        page.navigate(SERVER.resolve(path).toString());
        examineHere(page, path);
    }

    private static void examineHere(Page page, String state) {
        page.setViewportSize(1280, 800);
        Axe.examine(page, state);
        page.setViewportSize(PHONE, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(state + " on a phone")
                .isLessThanOrEqualTo(PHONE);
    }

    /** Pays for a site that cannot be read, and waits until the job has failed and been put down; the job's token. */
    private static String paidAndFailed(String url) throws Exception {
        Api visitor = new Api(SERVER);
        JsonNode opened = PayingWaymark.buy(visitor, url);
        visitor.awaitEnd("/api/jobs/" + opened.get("job_id").asText(), Duration.ofSeconds(90));
        Operator.awaitPutDown(
                PayingWaymark.SERVICES, PayingWaymark.count(PayingWaymark.SERVICES, "select max(id) from jobs"));
        return opened.get("job_id").asText();
    }
}
