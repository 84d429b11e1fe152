package dev.waymark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Waymark;
import dev.waymark.harness.XssSite;
import dev.waymark.web.Token;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a website says stays text, wherever it is shown: no script runs, nothing is loaded, nothing is evaluated (W2). */
@ResourceLock(PayingWaymark.LOCK)
class InjectionJourney {

    /** Elements and attributes that no page of ours has of itself. */
    private static final String FOREIGN = String.join(
            ", ",
            "script:not([src^='/webjars/']):not([src^='/assets/'])",
            "link[rel=stylesheet]:not([href^='/webjars/']):not([href^='/assets/'])",
            "img:not([src^='/assets/'])",
            "base, iframe, object, embed, style",
            "[onload], [onerror], [onfocus], [onclick], [style]",
            "a[href^='javascript:'], a[href*='//evil.example']",
            "[hx-get*='//'], [data-hx-get], [hx-on\\:load]",
            "meta[http-equiv=refresh][content*=url]");

    /** Controls, and the characters that turn writing around or take no room. */
    private static final String UNSEEN =
            "[\\p{Cc}&&[^\\n\\t\\r]]|[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]";

    private final List<String> complaints = new ArrayList<>();
    private final Api api = new Api(Waymark.SERVER.url());
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        context = Browsers.chromium().newContext(new Browser.NewContextOptions());
        page = context.newPage();
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(Waymark.SERVER.url().toString())
                    && !request.url().startsWith(PayingWaymark.SERVER.url().toString())) {
                complaints.add("request: " + request.url());
            }
        });
    }

    @AfterEach
    void close() {
        if (context != null) { // there is none without Chromium
            context.close();
        }
    }

    @Test
    void keepsTheWordsOfAnInjectingSiteAsTextOnEveryPageAndPart() throws Exception {
        JsonNode job = Api.json(api.submit(Waymark.INJECTING.address()));
        String address = job.get("links").get("page").asText();
        look(address);
        pay(new Token(job.get("id").asText()));
        JsonNode ended = api.awaitEnd(job.get("links").get("self").asText(), Duration.ofSeconds(90));
        assertThat(ended.get("status").asText()).as(ended.toString()).isEqualTo("finished");
        for (String path : List.of("", "?view=text", "?show=kept", "?show=dropped", "/assessment")) {
            look(address + path);
        }
        look(ended.at("/links/shared").asText());
        look(ended.at("/links/shared").asText() + "?view=text");
        look(address);
        for (String name : List.of("Text", "Preview")) {
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(name).setExact(true))
                    .click();
            page.waitForTimeout(200);
            judge("part " + name);
        }
        String file =
                api.get(job.get("links").get("self").asText() + "/llms.txt").body();
        assertThat(file.lines().filter(line -> line.startsWith("# "))).hasSize(1);
        assertThat(file).doesNotContainPattern(UNSEEN).doesNotContain("](javascript", "](https://evil.example");
        edit(address, file);
        examine(file);
    }

    /** The same words where somebody edits the file: the text, what is said of it, and what differs. */
    private void edit(String address, String file) {
        look(address + "/versions");
        page.locator("main textarea").fill(file + "\n" + String.join("\n", XssSite.PAYLOADS));
        press("Check");
        judge("what is said of the text");
        StringBuilder edited = new StringBuilder(file.stripTrailing()).append("\n");
        for (int i = 0; i < XssSite.PAYLOADS.size(); i++) {
            // what turns writing around is its author's, who typed it; a website's never gets so far
            String payload = XssSite.PAYLOADS.get(i).replaceAll("[\\n\\r]", " ").replaceAll(UNSEEN, "");
            edited.append("- [Page ")
                    .append(i)
                    .append("](https://example.org/")
                    .append(i)
                    .append("): ")
                    .append(payload)
                    .append("\n");
        }
        page.locator("main textarea").fill(edited.toString());
        press("Save as a new version");
        judge("the saved version");
        look(address + "/versions/difference?from=1&to=2");
        assertThat(page.locator("main").innerText()).contains("Page 0");
        look(address);
        look(address + "?view=text");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
        page.waitForTimeout(300);
    }

    @Test
    void keepsTheWordsOfAnInjectingSiteAsTextOnTheOperatorsPages() throws Exception {
        Api visitor = new Api(PayingWaymark.SERVER.url());
        JsonNode job = Api.json(visitor.submit(Waymark.INJECTING.address()));
        visitor.awaitEnd(job.get("links").get("self").asText(), Duration.ofSeconds(90));
        Browsers.signIn(page, PayingWaymark.SERVER.url());
        judge("/admin/jobs");
        String line = page.locator(".jobs a[href^='/admin/jobs/']").first().getAttribute("href");
        for (String path : List.of(line, line + "/pages", "/admin/today", "/admin/payments")) {
            page.navigate(PayingWaymark.SERVER.url().resolve(path).toString());
            judge(path);
        }
        for (String payload : XssSite.PAYLOADS) {
            String encoded = encoded(payload);
            for (String path : List.of("/admin/jobs?text=", "/admin/jobs?host=", "/admin/throttle?client=")) {
                page.navigate(PayingWaymark.SERVER.url() + path + encoded);
                judge(path + encoded);
            }
        }
    }

    /** The same words again where somebody brings them along: on the page that examines files. */
    private void examine(String file) throws Exception {
        String pasted = file + "\n" + String.join("\n", XssSite.PAYLOADS);
        page.navigate(Waymark.SERVER.url().resolve("/validate").toString());
        page.locator("[name=content]").fill(pasted);
        page.locator("main form button[type=submit]").first().click();
        page.waitForLoadState();
        judge("/validate with the file");
        Path upload = Files.createTempDirectory("x").resolve("\"><img src=x onerror=alert(1)>.txt");
        Files.writeString(upload, pasted);
        page.locator("[name=file]").setInputFiles(upload);
        page.locator("main form button[type=submit]").first().click();
        page.waitForLoadState();
        judge("/validate with an upload");
        page.navigate(Waymark.SERVER.url().resolve("/validate/page").toString());
        page.locator("#url").fill(Waymark.INJECTING.address());
        page.locator("main form button[type=submit]").first().click();
        page.waitForLoadState();
        judge("/validate/page with the start page");
    }

    @Test
    void showsAnAddressWithAnInjectionAsText() {
        for (String payload : XssSite.PAYLOADS) {
            String encoded = encoded(payload);
            look("/?url=" + encoded + "&template=" + encoded + "&sector=" + encoded);
            look("/validate?url=" + encoded);
            look("/validate/page?url=" + encoded);
        }
        page.navigate(Waymark.SERVER.url().toString());
        page.locator("#url").fill("https://\"><script>alert(1)</script>");
        page.locator("form.submit button[type=submit]").first().click();
        page.waitForLoadState();
        judge("the form");
    }

    private static String encoded(String payload) {
        return URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void look(String path) {
        page.navigate(Waymark.SERVER.url() + path);
        judge(path);
    }

    private void judge(String where) {
        assertThat(complaints).as(where).isEmpty();
        assertThat(page.locator(FOREIGN).evaluateAll("found => found.map(each => each.outerHTML)"))
                .as(where)
                .isEqualTo(List.of());
        assertThat(page.locator("body").innerText())
                .as(where)
                .doesNotContain("2304")
                .doesNotContainPattern(UNSEEN);
        assertThat(page.title()).as(where).doesNotContain("2304").doesNotContainPattern(UNSEEN);
    }

    /** What only the full service shows is looked at too; nothing is sold in these tests, so the database is told. */
    private static void pay(Token token) throws SQLException {
        try (Connection connection =
                        Waymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update submissions set tier = 'PAID' where token_hash = ?")) {
            update.setBytes(1, token.hash());
            update.executeUpdate();
        }
    }
}
