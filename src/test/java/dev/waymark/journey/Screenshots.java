package dev.waymark.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.waymark.harness.Api;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code bin/lab/screenshots}: every page and mail on a phone and on a desktop, light and dark, in {@code target/screenshots}; and the
 * picture of the README in {@code docs/images}, with {@code readme} that one alone. The charity that is read runs on this machine; the pictures
 * call it by its name.
 */
public final class Screenshots {

    private static final Path ALL = Path.of("target/screenshots");
    private static final Path README = Path.of("docs/images");
    private static final String NAME = "https://harbourlights.example";
    private static final URI FREE = Waymark.SERVER.url();
    private static final URI FULL = FullWaymark.server().url();
    private static final URI SELLING = PayingWaymark.SERVER.url();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, URI> pages = new LinkedHashMap<>();
    private final Map<String, Mailbox.Mail> mails = new LinkedHashMap<>();
    private URI result;

    /** The page of the job that is kept in an account. */
    private String kept;

    private int signIns;

    private Screenshots() {}

    public static void main(String[] arguments) {
        int outcome = 1;
        try {
            shoot(List.of(arguments).contains("readme"));
            outcome = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        System.exit(outcome); // the browser's threads would keep it
    }

    private static void shoot(boolean readmeAlone) throws Exception {
        Screenshots screenshots = new Screenshots();
        screenshots.collectFree();
        screenshots.shootForTheReadme();
        if (readmeAlone) {
            return;
        }
        Files.createDirectories(ALL);
        screenshots.collectPublic();
        screenshots.collectFull();
        screenshots.collectSelling();
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            screenshots.shootAll(390, colours);
            screenshots.shootAll(1280, colours);
        }
    }

    private void collectPublic() {
        for (String name :
                List.of("pricing", "docs", "bot", "privacy", "terms", "accessibility", "validate", "nothing")) {
            pages.put(name, FREE.resolve("/" + name));
        }
        pages.put("home", FREE.resolve("/"));
        pages.put("choices", FREE.resolve("/?template=charity"));
    }

    private void collectFree() throws InterruptedException {
        Api api = new Api(FREE);
        JsonNode links = finished(api, Waymark.CHARITY.address());
        String versions = links.get("self").asText() + "/versions";
        String text = api.get(links.get("llms_txt").asText()).body();
        api.post(
                versions,
                new ObjectMapper()
                        .createObjectNode()
                        .put("content", text.replaceFirst("\n> ", "\n> In short: "))
                        .put("base_version", 1)
                        .toString(),
                "Content-Type",
                "application/json");
        result = FREE.resolve(links.get("page").asText());
        pages.put("result", result);
        pages.put("result-text", URI.create(result + "?view=text"));
        pages.put("result-left-out", URI.create(result + "?show=dropped"));
        pages.put("editor", URI.create(result + "/versions"));
        pages.put("difference", URI.create(result + "/versions/difference?from=1&to=2"));
        pages.put(
                "failed",
                FREE.resolve(
                        links(api, "http://nobody.invalid.example/").get("page").asText()));
    }

    private void collectFull() throws InterruptedException {
        JsonNode links = finished(new Api(FULL), FullWaymark.CHARITY.address());
        pages.put("full-result", FULL.resolve(links.get("page").asText()));
        pages.put("shared", FULL.resolve(links.get("shared").asText()));
        pages.put("assessment", FULL.resolve(links.get("page").asText() + "/assessment"));
    }

    private void collectSelling() throws Exception {
        pages.put("selling-home", SELLING.resolve("/"));
        pages.put("selling-pricing", SELLING.resolve("/pricing"));
        pages.put(
                "selling-result",
                SELLING.resolve(finished(new Api(SELLING), PayingWaymark.SITE.address())
                        .get("page")
                        .asText()));
        Api visitor = new Api(SELLING);
        JsonNode opened = PayingWaymark.buy(visitor, PayingWaymark.SITE.address());
        visitor.awaitEnd("/api/jobs/" + opened.get("job_id").asText(), PATIENCE);
        pages.put(
                "selling-paid", SELLING.resolve("/jobs/" + opened.get("job_id").asText()));
        pages.put("admin-sign-in", SELLING.resolve("/admin/sign-in"));
        try (BrowserContext context = context(1280, 800, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            Browsers.signIn(page, SELLING);
            page.navigate(SELLING.resolve("/admin/payments").toString());
            String payment = page.locator("main table a").first().getAttribute("href");
            page.navigate(SELLING.resolve("/admin/jobs").toString());
            String job = page.locator(".jobs tbody a").first().getAttribute("href");
            for (String path : List.of("jobs", "payments", "throttle", "throttle?client=127.0.0.1", "today")) {
                pages.put("admin-" + path.replaceAll("\\W+", "-"), SELLING.resolve("/admin/" + path));
            }
            pages.put("admin-job", SELLING.resolve(job));
            pages.put("admin-job-pages", SELLING.resolve(job + "/pages"));
            pages.put("admin-payment", SELLING.resolve(payment));
            pages.put("admin-payment-refund", SELLING.resolve(payment + "/refund"));
            collectMails(visitor, page);
        }
        pages.put("admin-mails", SELLING.resolve("/admin/mails"));
    }

    /** The mail to the buyer of a job that is done, of one that fails and is refunded, and to who asks for a link. */
    private void collectMails(Api visitor, Page operator) throws Exception {
        mails.put("mail-ready", PayingWaymark.MAIL.await("payer@example.org", "is ready"));
        JsonNode failing = PayingWaymark.buy(visitor, PayingWaymark.REFUSING.address(), "unlucky@example.org");
        pages.put(
                "selling-failed",
                SELLING.resolve("/jobs/" + failing.get("job_id").asText()));
        mails.put("mail-failed", PayingWaymark.MAIL.await("unlucky@example.org", "We could not read"));
        operator.navigate(SELLING.resolve("/admin/payments").toString());
        String payment = operator.locator("main table a").first().getAttribute("href");
        operator.navigate(SELLING.resolve(payment + "/refund").toString());
        operator.locator("form[action$=refund] button").click();
        mails.put("mail-refunded", PayingWaymark.MAIL.await("unlucky@example.org", "on its way back"));
        JsonNode links = Api.json(visitor.submit(PayingWaymark.SITE.address())).get("links");
        visitor.post(
                links.get("page").asText() + "/link",
                "email=curious@example.org",
                "Content-Type",
                "application/x-www-form-urlencoded");
        mails.put("mail-link", PayingWaymark.MAIL.await("curious@example.org", "is ready"));
        kept = links.get("page").asText();
        new Person(SELLING).ask("curious@example.org");
        mails.put("mail-sign-in", PayingWaymark.MAIL.await("curious@example.org", "link to sign in"));
    }

    private static JsonNode links(Api api, String site) throws InterruptedException {
        JsonNode links = Api.json(api.submit(site)).get("links");
        api.awaitEnd(links.get("self").asText(), PATIENCE);
        return links;
    }

    private static JsonNode finished(Api api, String site) throws InterruptedException {
        return Api.json(api.get(links(api, site).get("self").asText())).get("links");
    }

    private void shootAll(int width, ColorScheme colours) throws InterruptedException {
        String end = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
        try (BrowserContext context = context(width, width < 500 ? 844 : 800, colours)) {
            Page page = context.newPage();
            for (Map.Entry<String, URI> each : pages.entrySet()) {
                if (each.getKey().equals("admin-jobs")) {
                    Browsers.signIn(page, SELLING);
                }
                open(page, each.getValue());
                shoot(page, each.getKey() + end);
            }
            for (Map.Entry<String, Mailbox.Mail> each : mails.entrySet()) {
                page.setContent(each.getValue().html());
                shoot(page, each.getKey() + end);
            }
            open(page, FREE.resolve("/validate"));
            page.locator("textarea").fill("# Harbour Lights\n\n## Docs\n- [Start](/start): First.\n- No link at all\n");
            page.locator("main form button").first().click();
            page.waitForLoadState();
            shoot(page, "validated" + end);
            confirm(page, PayingWaymark.SITE.address());
            shoot(page, "confirm" + end);
            page.locator("#buyer-consumer").check();
            shoot(page, "confirm-consumer" + end);
            page.locator(".confirm button").click();
            page.waitForLoadState();
            shoot(page, "confirm-not-agreed" + end);
            confirm(page, PayingWaymark.ODD.address() + "/moved/");
            shoot(page, "confirm-elsewhere" + end);
            confirm(page, PayingWaymark.ODD.address() + "/slow/");
            shoot(page, "confirm-slow" + end);
            confirm(page, PayingWaymark.REFUSING.address());
            shoot(page, "confirm-doubtful" + end);
            confirm(page, PayingWaymark.ODD.address() + "/gone/");
            shoot(page, "confirm-unreadable" + end);
            shootAccount(page, end);
            open(page, FREE.resolve("/"));
            page.locator("#url").fill("http://10.0.0.1/");
            page.locator("form.submit button[type=submit]").first().click();
            page.waitForLoadState();
            shoot(page, "home-refused" + end);
        }
    }

    private void shootAccount(Page page, String end) throws InterruptedException {
        String email = "walker@example.org";
        open(page, SELLING.resolve("/sign-in"));
        shoot(page, "sign-in" + end);
        page.locator("#email").fill(email);
        page.locator("main form button").click();
        page.waitForLoadState();
        shoot(page, "sign-in-sent" + end);
        page.locator("#code").fill(Person.code(Person.mail(email, PayingWaymark.MAIL, signIns++)));
        page.locator("main form button").click();
        page.waitForLoadState();
        open(page, SELLING.resolve(kept + "/keeping"));
        if (page.url().endsWith("/keeping")) {
            shoot(page, "keep" + end);
            page.locator("main form button").click();
            page.waitForLoadState();
        }
        open(page, SELLING.resolve("/my-sites"));
        shoot(page, "my-sites" + end);
        open(page, SELLING.resolve("/my-sites/data"));
        shoot(page, "my-data" + end);
    }

    /** The step before a payment for a site. */
    private static void confirm(Page page, String site) {
        open(page, SELLING.resolve("/"));
        page.locator("#url").fill(site);
        page.locator("button[name=tier]").click();
        page.waitForLoadState();
        named(page);
    }

    private static void shoot(Page page, String file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(ALL.resolve(file)).setFullPage(true));
    }

    private void shootForTheReadme() throws IOException {
        Files.createDirectories(README);
        try (BrowserContext context = context(1280, 800, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            open(page, result);
            keep(page, "result");
        }
    }

    private static BrowserContext context(int width, int height, ColorScheme colours) {
        return Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(colours));
    }

    private static void open(Page page, URI address) {
        page.navigate(address.toString());
        page.waitForLoadState();
        named(page);
    }

    private static void named(Page page) {
        page.evaluate(
                "([from, to]) => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                        + " while (walk.nextNode()) for (const one of from)"
                        + " walk.currentNode.data = walk.currentNode.data.replaceAll(one, to); }",
                new Object[] {
                    new Object[] {
                        Waymark.CHARITY.address(),
                        Waymark.SLOW.address(),
                        FullWaymark.CHARITY.address(),
                        PayingWaymark.SITE.address()
                    },
                    NAME
                });
    }

    /** As WebP, which is a third of a PNG; Playwright knows it only through the browser's own protocol. */
    private static void keep(Page page, String name) throws IOException {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", 82);
        String picture = session.send("Page.captureScreenshot", how).get("data").getAsString();
        Files.write(README.resolve(name + ".webp"), Base64.getDecoder().decode(picture));
    }
}
