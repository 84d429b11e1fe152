package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Waymark;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** WCAG 2.2 AA as far as axe-core can judge it, on every page, by day and by night; and the way through by keyboard alone. */
@ResourceLock(PayingWaymark.LOCK)
class AccessibilityJourney {

    private static final List<String> PAGES = List.of(
            "/",
            "/?template=charity",
            "/?template=funder",
            "/docs",
            "/docs/jobs",
            "/docs/objects",
            "/docs/problems",
            "/validate",
            "/validate/page",
            "/validate/access",
            "/bot",
            "/privacy",
            "/terms",
            "/accessibility",
            "/nothing");
    private static String finished;

    @Test
    void hasNoViolationOnAnyPage() throws InterruptedException {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            for (String path : PAGES) {
                examine(page, path);
            }
            examine(page, finished());
            examine(page, finished() + "?view=text");
            examine(page, finished() + "?view=lines");
            page.locator(".entries summary").first().click();
            examine(page);
            examine(page, finished() + "?show=dropped");
            examine(page, shared());
            examine(page, shared() + "?view=text");
            examine(page, edited());
            examine(page, edited() + "/difference?from=1&to=2");
            page.navigate(Waymark.SERVER.url().resolve(finished()).toString());
            page.getByText("WordPress", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByText("wp-config.php")).isVisible();
            page.getByText("The map as a table").press("Enter");
            assertThat(page.locator("#map").getByRole(AriaRole.ROWHEADER).first())
                    .isVisible();
            page.getByText("Check that it is live").click();
            assertThat(page.getByText("Not published yet?")).isVisible();
            examine(page);
            page.getByText("I have published it: check again").click();
            assertThat(page.getByText("We found no llms.txt on your website.")).isVisible();
            examine(page);
            examine(page, running());
            page.navigate(Waymark.SERVER.url().resolve("/validate/page").toString());
            page.getByLabel("Address of the page").fill(Waymark.CHARITY.address() + "/contact/");
            page.getByText("Read the page").click();
            assertThat(page.getByText("This is what an assistant sees")).isVisible();
            examine(page);
        }
    }

    @Test
    void hasNoViolationAndFitsAPhoneBeforeAPayment() {
        try (BrowserContext context =
                Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            Page page = context.newPage();
            for (String site : List.of(
                    PayingWaymark.SITE.address(),
                    PayingWaymark.ODD.address() + "/moved/",
                    PayingWaymark.ODD.address() + "/slow/",
                    PayingWaymark.REFUSING.address(),
                    PayingWaymark.ODD.address() + "/gone/")) {
                page.navigate(PayingWaymark.SERVER.url().toString());
                page.getByLabel("Website address").fill(site);
                page.getByText("Full service, £29").click();
                examine(page);
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(site)
                        .isLessThanOrEqualTo(320);
                if (page.locator("#buyer-consumer").count() > 0) {
                    page.locator("#buyer-consumer").check();
                    page.getByText("Continue to payment").click();
                    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
                    examine(page);
                }
            }
        }
    }

    @Test
    void choosesWhoBuysByKeyboardAlone() {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.navigate(PayingWaymark.SERVER.url().toString());
            page.getByLabel("Website address").fill(PayingWaymark.SITE.address());
            page.getByText("Full service, £29").press("Enter");
            page.locator("#buyer-organisation").focus();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#buyer-consumer")).isChecked();
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            assertThat(page.getByText("Continue to payment")).isFocused();
            page.keyboard().press("Enter");
            page.waitForURL("**/c/pay/*");
        }
    }

    @Test
    void submitsASiteByKeyboardAlone() {
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = context.newPage();
            page.navigate(Waymark.SERVER.url().toString());
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.getByLabel("Website address")).isFocused();
            page.keyboard().type(Waymark.CHARITY.address());
            page.keyboard().press("Enter");
            page.waitForURL("**/jobs/*");
            // Reading the site alone takes longer than the five seconds of an assertion on a busy machine.
            assertThat(page.getByText("Download llms.txt"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        }
    }

    private static void examine(Page page, String path) {
        page.navigate(Waymark.SERVER.url().resolve(path).toString());
        examine(page);
    }

    private static void examine(Page page) {
        Axe.examine(page, page.url());
    }

    /** The editor, with a second version that drops a line and has something to say against it. */
    private static String edited() throws InterruptedException {
        Api api = new Api(Waymark.SERVER.url());
        String job = "/api" + finished();
        String text = api.get(job + "/llms.txt").body();
        String other = text.replaceFirst("(?m)^> .*\n", "") + "- [More](http://a.example/)\n";
        api.post(
                job + "/versions",
                "{\"content\": " + TextNode.valueOf(other) + ", \"base_version\": 1}",
                "Content-Type",
                "application/json");
        return finished() + "/versions";
    }

    private static String finished() throws InterruptedException {
        if (finished == null) {
            Api api = new Api(Waymark.SERVER.url());
            JsonNode links = Api.json(api.submit(Waymark.CHARITY.address())).get("links");
            api.awaitEnd(links.get("self").asText(), Duration.ofSeconds(60));
            finished = links.get("page").asText();
        }
        return finished;
    }

    private static String shared() throws InterruptedException {
        return Api.json(new Api(Waymark.SERVER.url()).get("/api" + finished()))
                .at("/links/shared")
                .asText();
    }

    private static String running() {
        return Api.json(new Api(Waymark.SERVER.url()).submit(Waymark.SLOW.address()))
                .get("links")
                .get("page")
                .asText();
    }
}
