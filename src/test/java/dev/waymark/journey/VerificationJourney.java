package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.waymark.harness.Nginx;
import dev.waymark.harness.Operator;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.verification.VerifyingWaymark;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody shows that a website is theirs, has it taken away, and gives it up, or has its file served. A week lasts long enough for that. */
@OwnServers(lane = 2)
class VerificationJourney {

    private static final Path SHOTS = Path.of("target/screenshots");
    private static final int PHONE = 320;
    private static VerifyingWaymark waymark;
    private static int used;

    private final int number = 30 + used++;
    private final String host = "harbour" + number + ".test";
    private final String email = "prover" + number + "@verify.example";
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        waymark = VerifyingWaymark.start(Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        waymark.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void provesLosesAndGivesUpAWebsite(boolean scripts) throws Exception {
        waymark.site(host, "");
        try (BrowserContext context =
                Browsers.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
            Page page = page(context);
            String path = signedIn(page);
            String numbered = kept(page, PayingWaymark.SITE.address() + "/");
            open(page, numbered);
            assertThat(page.getByText("This website cannot be verified")).isVisible();
            look(page, "refused", scripts);
            open(page, path);
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy the text")))
                    .hasCount(scripts ? 3 : 0);
            look(page, "begun", scripts);
            press(page, "Check now");
            assertThat(page.getByText("We did not find the text yet.")).isVisible();
            assertThat(page.getByText("There is no TXT record at _waymark." + host))
                    .isVisible();
            look(page, "missing", scripts);

            waymark.dns().text("_waymark." + host, page.locator("#dns-text").textContent());
            press(page, "Check now");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("is verified.");
            look(page, "verified", scripts);
            open(page, path.replace("/verification", "/monitoring"));
            press(page, "Check this website for changes");
            assertThat(page.getByText("We read this website every day")).isVisible();
            look(page, "monitoring", scripts);
            set("state = 'FAILING', failing_since = now() - interval '4 days', failures = 3");
            open(page, path);
            assertThat(page.getByText("we have not found the text")).isVisible();
            look(page, "failing", scripts);

            Person other =
                    new Person(waymark.server().url()).signIn("other" + number + "@verify.example", PayingWaymark.MAIL);
            String second = waymark.keep(other, host);
            waymark.dns().text("_waymark." + host, VerifyingWaymark.text(other, second));
            other.post("/my-sites/" + second + "/verification/check", "");
            open(page, path);
            assertThat(page.getByText("Another account has verified")).isVisible();
            look(page, "taken", scripts);

            waymark.dns().text("_waymark." + host, page.locator("#dns-text").textContent());
            press(page, "Check now");
            page.getByText("Give this website up").first().click();
            look(page, "end", scripts);
            page.locator("details.end").getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("does not count as yours any more");
            look(page, "ended", scripts);
            assertThat(complaints).isEmpty();
        }
    }

    /** From the proof to a file that the website itself answers with, through nginx as the page says, until the operator takes it down. */
    @Test
    void hasTheFileOfAVerifiedWebsiteServed() throws Exception {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed");
        waymark.site(host, "");
        try (BrowserContext context = Browsers.chromium().newContext()) {
            Page page = page(context);
            String path = signedIn(page).replace("/verification", "/hosting");
            open(page, path);
            look(page, "hosting-begun", true);
            page.getByText("Verify your website").click();
            waymark.dns().text("_waymark." + host, page.locator("#dns-text").textContent());
            press(page, "Check now");
            open(page, path);
            press(page, "Start hosting");
            assertThat(page.getByText("We host your file now.")).isVisible();
            look(page, "hosting-active", true);
            String code = page.locator("details.recipe")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.getByText("nginx", new Page.GetByTextOptions().setExact(true))))
                    .locator("pre")
                    .first()
                    .textContent();
            try (Nginx website = Nginx.start(code)) {
                HttpResponse<String> first = website.get("/llms.txt", "GPTBot/1.2");
                assertThat(first.statusCode()).isEqualTo(200);
                assertThat(first.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
                assertThat(first.body()).startsWith("# Harbour Trust");
                open(page, path.replace("/my-sites", "/jobs").replace("/hosting", "/versions"));
                page.locator("#text").fill(first.body().replaceFirst("(?m)^> .*$", "> What we say ourselves."));
                press(page, "Save");
                Instant end = Instant.now().plusSeconds(5);
                while (!website.get("/llms.txt", "GPTBot/1.2").body().contains("> What we say ourselves.")) {
                    assertThat(Instant.now()).as("the new version is not there").isBefore(end);
                    Thread.sleep(100);
                }
                Operator operator = new Operator(waymark.server().url());
                operator.signIn(Operator.PASSWORD);
                operator.post(
                        "/admin/hosting/take-down",
                        "host=" + host + ":" + waymark.url(host).replaceAll(".*:(\\d+)/$", "$1")
                                + "&reason=It+deceives+people.");
                end = Instant.now().plusSeconds(5);
                while (website.get("/llms.txt", "GPTBot/1.2").statusCode() != 410) {
                    assertThat(Instant.now()).as("the file is still there").isBefore(end);
                    Thread.sleep(100);
                }
            }
            open(page, path);
            assertThat(page.getByText("It deceives people.")).isVisible();
            look(page, "hosting-down", true);
            assertThat(complaints).isEmpty();
        }
    }

    private void set(String values) {
        waymark.services().execute("update host_claims set " + values + " where host like '" + host + "%'");
    }

    /** The path of the page, for somebody who keeps the site. */
    private String signedIn(Page page) throws Exception {
        page.navigate(waymark.server().url().resolve("/sign-in").toString());
        page.getByLabel("Your email address").fill(email);
        press(page, "Email me a link");
        page.getByLabel("Code from the email").fill(Person.code(PayingWaymark.MAIL.await(email, "sign")));
        press(page, "Sign in");
        return kept(page, waymark.url(host));
    }

    /** Who has signed in in this browser keeps a site. */
    private static String kept(Page page, String url) throws Exception {
        String job = waymark.keepAt(new Person(waymark.server().url()), url); // kept by nobody yet
        page.navigate(
                waymark.server().url().resolve("/jobs/" + job + "/keeping").toString());
        press(page, "Keep this file");
        return "/my-sites/" + job + "/verification";
    }

    private void open(Page page, String path) {
        page.navigate(waymark.server().url().resolve(path).toString());
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** On a phone and on a desktop, light and dark. What axe and the screenshots write into the page is no complaint of ours. */
    private void look(Page page, String state, boolean scripts) {
        int before = complaints.size();
        if (scripts) {
            Axe.examine(page, state);
        }
        for (int width : List.of(PHONE, 1280)) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %d", state, width)
                    .isEqualTo(width);
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                if (scripts) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(SHOTS.resolve("verification-" + state + "-" + width + "-"
                                    + colours.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
                }
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        complaints.subList(before, complaints.size()).clear();
    }
}
