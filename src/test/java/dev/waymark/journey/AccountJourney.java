package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody keeps a file in an account: signs in, comes back in another browser, takes their data along, and leaves. */
@OnPayingWaymark
class AccountJourney {

    private static final URI SERVER = PayingWaymark.SERVER.url();
    private static final int PHONE = 320;
    private static int visitors;

    private final List<String> complaints = new ArrayList<>();
    private final String email = "walker" + ++visitors + "@journey.example";

    @Test
    void keepsAFileAndComesBackToItOnAnotherDevice() throws Exception {
        String job = finished();
        try (BrowserContext first = browser(new Browser.NewContextOptions());
                BrowserContext second = browser(new Browser.NewContextOptions())) {
            Page page = page(first);
            page.navigate(SERVER.resolve("/jobs/" + job).toString());
            page.getByText("Keep this file in My sites").click();
            page.getByLabel("Your email address").fill(email);
            button(page, "Email me a link").click();
            assertThat(heading(page, "Check your email")).isVisible();
            assertThat(page.getByText("We have sent an email to " + email)).isVisible();
            List<String> requested = new ArrayList<>();
            page.onRequest(request -> requested.add(request.url()));
            Mailbox.Mail mail = mail(0);
            page.navigate(mail.link().orElseThrow());
            assertThat(heading(page, "Sign in as " + email + "?")).isVisible();
            assertThat(page.getByText("in another browser")).hasCount(0);
            assertThat(requested).isNotEmpty().noneMatch(url -> url.contains(Person.token(mail)) && !url.contains("#"));
            assertThat(page.url()).doesNotContain(Person.token(mail));
            button(page, "Sign in").click();
            button(page, "Keep this file").click();
            assertThat(heading(page, "My sites")).isVisible();
            assertThat(page.getByText("Signed in as " + email)).isVisible();
            page.getByText("Rename or delete").click();
            page.getByLabel("Name").fill("Our lights");
            button(page, "Save the name").click();
            assertThat(heading(page, "Our lights")).isVisible();

            Page elsewhere = page(second);
            elsewhere.navigate(SERVER.toString());
            elsewhere.getByText("My sites").click();
            elsewhere.getByLabel("Your email address").fill(email);
            button(elsewhere, "Email me a link").click();
            elsewhere.getByLabel("Code from the email").fill(Person.code(mail(1)));
            button(elsewhere, "Sign in").click();
            assertThat(heading(elsewhere, "Our lights")).isVisible();
            Download file = elsewhere.waitForDownload(() ->
                    elsewhere.getByLabel("Download llms.txt of Our lights").click());
            assertThat(file.suggestedFilename()).isEqualTo("llms.txt");
            elsewhere.getByLabel("Versions of Our lights").click();
            elsewhere
                    .getByLabel("Text of the file")
                    .fill("# Lights\n\n> By hand\n\n## About\n\n- [A](https://a.example/): Note\n");
            button(elsewhere, "Save as a new version").click();
            assertThat(elsewhere.getByText("Your download now uses version 2.")).isVisible();

            elsewhere.navigate(SERVER.resolve("/my-sites").toString());
            button(elsewhere, "Sign out everywhere").click();
            assertThat(elsewhere.getByLabel("Your email address")).isVisible();
            page.reload();
            assertThat(page.getByLabel("Your email address")).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void isWarnedWhenSomebodyElseAskedForTheLink() throws Exception {
        try (BrowserContext attacker = browser(new Browser.NewContextOptions());
                BrowserContext victim = browser(new Browser.NewContextOptions())) {
            ask(page(attacker));
            Page page = page(victim);
            page.navigate(mail(0).link().orElseThrow());
            assertThat(page.getByText("You asked for this link in another browser"))
                    .isVisible();
            button(page, "Sign in").click();
            assertThat(heading(page, "Sign in as " + email + "?")).isVisible();
            page.getByLabel("I asked for this link").check();
            button(page, "Sign in").click();
            assertThat(page.getByText("Signed in as " + email)).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesTheirDataAlongAndLeaves(boolean scripts) throws Exception {
        String job = finished();
        try (BrowserContext context = browser(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
            Page page = page(context);
            ask(page);
            page.getByLabel("Code from the email").fill("0000 0000");
            button(page, "Sign in").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The code is wrong");
            page.getByLabel("Code from the email").fill(Person.code(mail(0)));
            button(page, "Sign in").click();
            assertThat(page.getByText("You keep no files here yet.")).isVisible();
            page.navigate(SERVER.resolve("/jobs/" + job + "/keeping").toString());
            button(page, "Keep this file").click();
            page.getByText("My data").click();
            Download data = page.waitForDownload(
                    () -> page.getByText("Download my data").click());
            try (ZipFile zip = new ZipFile(data.path().toFile())) {
                assertThat(zip.size()).isEqualTo(13);
            }
            page.getByLabel("Delete my account and all files").check();
            button(page, "Delete my account").click();
            assertThat(heading(page, "Your account is deleted")).isVisible();
            page.getByText("My sites").click();
            assertThat(page.getByLabel("Your email address")).isVisible();
            assertThat(new Api(SERVER).get("/api/jobs/" + job).statusCode()).isEqualTo(404);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void hasNoViolationAndFitsAPhone() throws Exception {
        String job = finished();
        try (BrowserContext context = browser(new Browser.NewContextOptions().setViewportSize(PHONE, 640));
                BrowserContext other = browser(new Browser.NewContextOptions())) {
            Page page = page(context);
            page.navigate(SERVER.resolve("/sign-in").toString());
            examine(page, "sign-in");
            page.navigate(SERVER.resolve("/sign-in/link").toString());
            examine(page, "sign-in-link");
            page.navigate(SERVER.resolve("/jobs/" + job + "/keeping").toString());
            examine(page, "keep");
            ask(page(other));
            page.navigate(mail(0).link().orElseThrow());
            assertThat(page.getByText("in another browser")).isVisible();
            examine(page, "sign-in-other");
            ask(page);
            examine(page, "sign-in-sent");
            page.getByLabel("Code from the email").fill(Person.code(mail(1)));
            button(page, "Sign in").click();
            examine(page, "my-sites-empty");
            page.navigate(SERVER.resolve("/jobs/" + job + "/keeping").toString());
            examine(page, "keep-signed-in");
            button(page, "Keep this file").click();
            page.getByText("Rename or delete").click();
            examine(page, "my-sites");
            page.getByText("My data").click();
            examine(page, "my-data");
            page.navigate(SERVER.resolve("/jobs/" + job).toString());
            assertThat(page.getByText("This file is kept in My sites until")).isVisible();
            page.navigate(SERVER.resolve("/my-sites").toString());
            page.getByText("Rename or delete").click();
            page.getByLabel("Delete http").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("We have deleted the file");
            examine(page, "my-sites-deleted");
        }
    }

    private static String finished() throws InterruptedException {
        Api api = new Api(SERVER);
        String job =
                Api.json(api.submit(PayingWaymark.SITE.address())).get("id").asText();
        api.awaitEnd("/api/jobs/" + job, Duration.ofSeconds(90));
        return job;
    }

    private void ask(Page page) {
        page.navigate(SERVER.resolve("/sign-in").toString());
        page.getByLabel("Your email address").fill(email);
        button(page, "Email me a link").click();
        assertThat(heading(page, "Check your email")).isVisible();
    }

    private Mailbox.Mail mail(int before) throws InterruptedException {
        return Person.mail(email, PayingWaymark.MAIL, before);
    }

    private static BrowserContext browser(Browser.NewContextOptions options) {
        return Browsers.chromium()
                .newContext(options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.114." + ++visitors)));
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static void examine(Page page, String name) {
        Axe.examine(page, name);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as(name)
                .isLessThanOrEqualTo(PHONE);
    }
}
