package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link AccessibilityJourney} looks for, on the pages before a payment. */
@OnPayingWaymark
class PaymentAccessibilityJourney {

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
                Axe.examine(page, page.url());
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(site)
                        .isLessThanOrEqualTo(320);
                if (page.locator("#buyer-consumer").count() > 0) {
                    page.locator("#buyer-consumer").check();
                    page.getByText("Continue to payment").click();
                    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
                    Axe.examine(page, page.url());
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
}
