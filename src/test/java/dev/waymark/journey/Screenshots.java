package dev.waymark.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.waymark.dev.Api;
import dev.waymark.dev.Waymark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code bin/screenshots}: every page on a phone and on a desktop, by day and by night, in {@code target/screenshots}; and the
 * pictures of the README in {@code docs/images}. The charity that is read stands on this machine; the pictures call it by its name.
 */
public final class Screenshots {

    private static final Path ALL = Path.of("target/screenshots");
    private static final Path README = Path.of("docs/images");
    private static final String NAME = "https://harbourlights.example";

    private final Map<String, String> pages = new LinkedHashMap<>();

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(ALL);
        Files.createDirectories(README);
        Screenshots screenshots = new Screenshots();
        screenshots.collect();
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            screenshots.shootAll(390, colours);
            screenshots.shootAll(1280, colours);
        }
        screenshots.shootForTheReadme();
        System.exit(0);
    }

    private void collect() throws InterruptedException {
        Map.of("home", "/", "choices", "/?template=charity", "pricing", "/pricing", "api", "/docs", "bot", "/bot")
                .forEach(pages::put);
        Map.of("privacy", "/privacy", "terms", "/terms", "not-found", "/nothing", "validate", "/validate")
                .forEach(pages::put);
        Api api = new Api(Waymark.SERVER.url());
        JsonNode links = Api.json(api.submit(Waymark.CHARITY.address())).get("links");
        api.awaitEnd(links.get("self").asText(), Duration.ofMinutes(2));
        String job = links.get("page").asText();
        pages.put("result", job);
        pages.put("text", job + "?view=text");
        pages.put("left-out", job + "?show=dropped");
    }

    private void shootAll(int width, ColorScheme colours) throws IOException {
        try (BrowserContext context = context(width, width < 500 ? 844 : 800, colours)) {
            Page page = context.newPage();
            for (Map.Entry<String, String> each : pages.entrySet()) {
                open(page, each.getValue());
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(ALL.resolve(each.getKey() + "-" + width + "-"
                                + colours.name().toLowerCase(Locale.ROOT) + ".png"))
                        .setFullPage(true));
            }
        }
    }

    private void shootForTheReadme() throws IOException, InterruptedException {
        try (BrowserContext context = context(1280, 800, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            open(page, "/");
            keep(page, "home");
            open(page, pages.get("result"));
            keep(page, "result");
            page.navigate(Waymark.SERVER.url().toString());
            page.locator("#url").fill(Waymark.SLOW.address());
            page.locator("form.submit button[type=submit]").first().click();
            page.waitForURL("**/jobs/*");
            page.waitForFunction("Number(document.querySelector('#pages-read')?.textContent) > 5");
            named(page);
            keep(page, "reading");
        }
        try (BrowserContext context = context(390, 844, ColorScheme.DARK)) {
            Page page = context.newPage();
            open(page, pages.get("result"));
            keep(page, "phone");
        }
    }

    private static BrowserContext context(int width, int height, ColorScheme colours) {
        return Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(colours));
    }

    private static void open(Page page, String path) {
        page.navigate(Waymark.SERVER.url().resolve(path).toString());
        page.waitForLoadState();
        named(page);
    }

    private static void named(Page page) {
        page.evaluate(
                "([from, to]) => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                        + " while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(from[0], to)"
                        + ".replaceAll(from[1], to); }",
                new Object[] {new Object[] {Waymark.CHARITY.address(), Waymark.SLOW.address()}, NAME});
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
