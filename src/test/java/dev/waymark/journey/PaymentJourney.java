package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnPayingWaymark
class PaymentJourney {

    private static final Path SHOTS = Path.of("target/screenshots");
    private static int visitors;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    @BeforeEach
    void deliver() {
        PayingWaymark.STRIPE.events().deliverTo(PayingWaymark.webhook());
    }

    @AfterEach
    void close(TestInfo test) {
        PayingWaymark.STRIPE.events().deliverTo(null);
        if (context != null) {
            context.pages()
                    .forEach(page -> shoot(page, "last-" + test.getDisplayName().replaceAll("\\W", "")));
            context.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paysForASiteAndSeesItsResultWithAndWithoutScripts(boolean scripts) {
        Page page = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        shoot(page, "home-with-offer");
        order(page);
        shoot(page, "stand-in-checkout");
        page.getByLabel("Email").fill("payer@example.org");
        press(page, "Pay");
        Browsers.ready(page);
        shoot(page, "paid-ready");
        assertThat(page.getByText("Upgrade to the full service")).hasCount(0);
        assertThat(page.getByLabel("Your email address")).isHidden();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesBackFromTheQuestionWithTheAddressKeptAndPaysAsAConsumer(boolean scripts) {
        Page page = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        page.getByLabel("Website address").fill(PayingWaymark.ODD.address() + "/moved/");
        press(page, "Full service");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("leads to another website")))
                .isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change the address"))
                .click();
        assertThat(page.getByLabel("Website address")).hasValue(PayingWaymark.ODD.address() + "/moved/");
        press(page, "Full service");
        Locator agreement = page.getByLabel("I agree that you start at once");
        assertThat(agreement).isHidden();
        page.getByLabel("I buy for an organisation").check();
        assertThat(agreement).isHidden();
        page.getByLabel("as a consumer").check();
        assertThat(agreement).isVisible();
        press(page, "Continue to payment");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("tick the box");
        shoot(page, "confirm-not-agreed");
        page.getByLabel("I agree that you start at once").check();
        press(page, "Continue to payment");
        page.waitForURL("**/c/pay/*");
        assertThat(complaints.stream().filter(text -> !text.contains("422"))).isEmpty();
    }

    @Test
    void leavesWithoutPayingAndGoesOnLater() {
        Page page = visitor(new Browser.NewContextOptions());
        order(page);
        String checkout = page.url();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Payment cancelled")))
                .isVisible();
        shoot(page, "cancelled-payment");
        press(page, "Continue to payment");
        page.waitForURL(checkout);
        press(page, "Pay");
        Browsers.ready(page);
        assertThat(complaints).isEmpty();
    }

    @Test
    void paysOnceWithTwoClicksAndTheBackButton() {
        int before = PayingWaymark.STRIPE.made("checkout/sessions");
        Page page = visitor(new Browser.NewContextOptions());
        page.getByLabel("Website address").fill(PayingWaymark.SITE.address());
        press(page, "Full service");
        page.getByLabel("I buy for an organisation").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to payment"))
                .dblclick();
        page.waitForURL("**/c/pay/*");
        press(page, "Pay");
        page.waitForURL("**/jobs/*");
        String job = page.url();
        page.goBack();
        page.goBack();
        page.waitForURL(PayingWaymark.SERVER.url() + "/");
        page.getByLabel("I buy for an organisation").check();
        press(page, "Continue to payment");
        page.waitForURL(job);
        assertThat(PayingWaymark.STRIPE.made("checkout/sessions") - before).isEqualTo(1);
    }

    @Test
    void unlocksTheFullServiceForAFinishedFreeResult() {
        Page page = visitor(new Browser.NewContextOptions());
        page.getByLabel("Website address").fill(PayingWaymark.SITE.address());
        press(page, "Create my file, free");
        Browsers.ready(page);
        String free = page.url();
        shoot(page, "unlock-offer");
        assertThat(page.locator("#offer").boundingBox().y)
                .isGreaterThan(page.locator("#publish").boundingBox().y);
        assertThat(page.locator("main :is(button, [role=button]):not(.secondary)"))
                .hasText("Download llms.txt");
        printsTheFileAlone(page);
        press(page, "Upgrade for £29");
        shoot(page, "confirm-upgrade");
        goOn(page);
        press(page, "Pay");
        Browsers.ready(page);
        assertThat(page.url()).isNotEqualTo(free);
        page.navigate(free);
        Browsers.ready(page);
        assertThat(complaints).isEmpty();
    }

    private static void printsTheFileAlone(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("#file .document")).isVisible();
        for (String left : List.of("#offer", "#publish", "#ledger", ".take", "h1", "aside", "footer")) {
            assertThat(page.locator(left)).isHidden();
        }
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.document .section')).color"))
                .as("dark ink, whatever the screen has")
                .isEqualTo("rgb(26, 35, 30)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.LIGHT));
    }

    @Test
    void dismissesAFindingTakesThatBackAndKeepsOrMergesTheFileThatTheSiteHad() throws Exception {
        PayingWaymark.SITE.answers(
                "/llms.txt",
                "text/plain",
                "# Ours\n\n> What we do.\n\nMore.\n\n## About\n\n- [About us](" + PayingWaymark.SITE.address()
                        + "/about/)\n");
        try {
            Page page = visitor(new Browser.NewContextOptions());
            order(page);
            press(page, "Pay");
            Browsers.ready(page);
            page.getByText("See the quality report").click();
            press(page, "Not relevant");
            assertThat(page.getByText("Marked as not relevant (1)")).isVisible();
            press(page, "Undo");
            assertThat(page.getByText("Marked as not relevant")).hasCount(0);
            shoot(page, "assessment-with-predecessor");
            for (String curation : List.of("Keep mine, improve the notes only", "Merge both")) {
                Download file =
                        page.waitForDownload(() -> page.getByText(curation, new Page.GetByTextOptions().setExact(true))
                                .click());
                assertThat(Files.readString(file.path())).startsWith("# Ours\n");
            }
            assertThat(complaints).isEmpty();
        } finally {
            PayingWaymark.SITE.answersAsBefore();
        }
    }

    @Test
    void waitsForMoneyThatComesLater() {
        Page page = visitor(new Browser.NewContextOptions());
        order(page);
        String session = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.getByLabel("Card number").fill("bank");
        press(page, "Pay");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waiting for your payment")))
                .isVisible();
        shoot(page, "waiting-for-payment");
        PayingWaymark.STRIPE.pay(session, "payer@example.org");
        Browsers.ready(page);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pricing", "/"})
    void fitsAPhoneInTheDark(String path) {
        Page page = visitor(
                new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
        page.navigate(PayingWaymark.SERVER.url().resolve(path).toString());
        shoot(page, "phone-paid" + path.replace('/', '-'));
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
        page.setViewportSize(1200, 800);
        shoot(page, "wide-paid" + path.replace('/', '-'));
        assertThat(complaints).isEmpty();
    }

    private Page visitor(Browser.NewContextOptions options) {
        options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.114." + ++visitors));
        context = Browsers.chromium().newContext(options);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(PayingWaymark.SERVER.url().toString());
        return page;
    }

    private static void order(Page page) {
        page.getByLabel("Website address").fill(PayingWaymark.SITE.address());
        press(page, "Full service");
        shoot(page, "confirm");
        goOn(page);
    }

    private static void goOn(Page page) {
        page.getByLabel("I buy for an organisation").check();
        press(page, "Continue to payment");
        page.waitForURL("**/c/pay/*");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
