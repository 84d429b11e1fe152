package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.Waymark;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitJourney {

    private static final Path SHOTS = Path.of("target/screenshots");
    private static int visitors;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    @AfterEach
    void close(TestInfo test) {
        if (context != null) {
            context.pages()
                    .forEach(page -> shoot(
                            page, "last-" + test.getTestMethod().orElseThrow().getName()));
            context.close();
        }
    }

    @Test
    void submitsASiteWatchesItAndDownloadsTheFile() throws Exception {
        Page page = visitor(new Browser.NewContextOptions());
        submit(page, Waymark.SLOW);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Reading your website")))
                .isVisible();
        String address = page.url();
        assertThat(page.locator("#pages-read")).hasText(Pattern.compile("[3-9]|[12]\\d"));
        shoot(page, "reading");
        Waymark.SLOW.delay(0);
        Browsers.ready(page);
        Waymark.SLOW.delay(700);
        assertThat(page.url()).isEqualTo(address);
        shoot(page, "ready");
        Download download =
                page.waitForDownload(() -> page.getByText("Download llms.txt").click());
        assertThat(download.suggestedFilename()).isEqualTo("llms.txt");
        assertThat(Files.readString(download.path())).startsWith("# ").contains("\n## ");
        assertThat(complaints).isEmpty();
    }

    /** Whoever asks where something stands makes the browser apply the styles that it has, and those of Pico name forbidden images. */
    @Test
    void asksForNothingForbiddenWhileStylesAreStillOnTheirWay() {
        Page page = visitor(new Browser.NewContextOptions());
        List<Route> held = new ArrayList<>();
        page.route("**/assets/waymark.css", held::add);
        page.navigate(Waymark.SERVER.url().toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        for (int i = 0; i < 20; i++) {
            page.evaluate("document.querySelectorAll('*').forEach(element => element.getBoundingClientRect())");
            page.waitForTimeout(50);
        }
        assertThat(held).hasSize(1);
        held.get(0).resume();
        // not waitForFunction: it tries again by eval, which our policy forbids
        String styled =
                "getComputedStyle(document.documentElement).getPropertyValue('--pico-icon-chevron').includes('chevron.svg')";
        for (int i = 0; i < 200 && !Boolean.TRUE.equals(page.evaluate(styled)); i++) {
            page.waitForTimeout(50);
        }
        assertThat(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--pico-outline-width')"))
                .as("one of Pico's own")
                .isEqualTo("0.125rem");
        assertThat(page.evaluate("document.querySelector('link[rel=preload]').href"))
                .as("what is asked for early is what is imported")
                .isEqualTo(page.evaluate("[...document.styleSheets].find(sheet => sheet.href.endsWith('waymark.css'))"
                        + ".cssRules[0].styleSheet.href"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void doesTheSameWithoutScripts() throws Exception {
        Page page = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        assertThat(page.getByText("Copy", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
        Download download =
                page.waitForDownload(() -> page.getByText("Download llms.txt").click());
        assertThat(Files.readString(download.path())).startsWith("# ");
        assertThat(page.getByText("Send this to whoever looks after your website"))
                .hasAttribute("href", Pattern.compile("mailto:\\?subject=.*&body=.*%2Fshared%2Fs.*"));
        page.getByText("Vercel", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("in the folder public of your project")).isVisible();
        page.getByText("Check that it is live").click();
        assertThat(page.getByText("Not published yet?")).isVisible();
        page.getByText("I have published it: check again").click();
        assertThat(page.getByText("We found no llms.txt on your website.")).isVisible();
    }

    @Test
    void copiesTheFile() {
        Page page =
                visitor(new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Copy").setExact(true))
                .click();
        assertThat(page.getByText("Copied")).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("# ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hasTheFileFirstOnAPhoneAndTheDownloadAlwaysInSight(boolean scripts) {
        Page page = visitor(
                new Browser.NewContextOptions().setViewportSize(320, 640).setJavaScriptEnabled(scripts));
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        assertThat(page.locator("#file").boundingBox().y)
                .isLessThan(page.locator("#publish").boundingBox().y);
        assertThat(page.locator("#file .document .name")).isInViewport();
        page.locator("#map summary").click();
        assertThat(page.locator("#map table")).isVisible();
        for (String place : List.of("#publish", "#map", "#ledger", "footer")) {
            page.locator(place).scrollIntoViewIfNeeded();
            assertThat(page.getByText("Download llms.txt")).isInViewport();
            assertThat(page.getByText("Share", new Page.GetByTextOptions().setExact(true)))
                    .isInViewport();
        }
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(320);
        page.getByText("Share", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#share-link")).isInViewport();
        assertThat(page.locator("#share h2").boundingBox().y)
                .as("below the bar")
                .isGreaterThan(page.locator(".take").boundingBox().height);
    }

    @Test
    void handsTheReadOnlyLinkToADeviceThatCanPassItOn() {
        Page page = visitor(new Browser.NewContextOptions());
        page.addInitScript(
                "navigator.share = data => { document.body.dataset.sent = data.url; return Promise.resolve(); }");
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        String link = page.locator("#share-link").innerText();
        assertThat(link).contains("/shared/s");
        page.getByText("Share", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("body")).hasAttribute("data-sent", link);
        assertThat(page.url()).doesNotContain("#share");
        assertThat(complaints).isEmpty();
    }

    @Test
    void reachesTheDownloadFirstByKeyboardAndKeepsTheFocusWhereItWas() {
        Page page = visitor(new Browser.NewContextOptions().setViewportSize(390, 740));
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        page.reload();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Download llms.txt")).isFocused();
        page.locator("#tab-text").press("Enter");
        assertThat(page.locator("#llms-txt")).isVisible();
        assertThat(page.locator("#tab-text")).isFocused();
        page.locator("#filter-dropped").press("Enter");
        assertThat(page.locator("#filter-dropped")).hasAttribute("aria-current", "true");
        assertThat(page.locator("#filter-dropped")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat((Boolean) page.evaluate("document.activeElement.getBoundingClientRect().top"
                        + " >= document.querySelector('.take').getBoundingClientRect().bottom"))
                .as("the bar hides nothing that has the focus")
                .isTrue();
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsTheFileToSomebodyElseWhoCanChangeNothing() throws Exception {
        Page owner =
                visitor(new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        submit(owner, Waymark.CHARITY);
        Browsers.ready(owner);
        String token = owner.url().replaceFirst(".*/jobs/", "");
        owner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy the link"))
                .click();
        assertThat(owner.getByText("Copied")).isVisible();
        String link = (String) owner.evaluate("navigator.clipboard.readText()");
        assertThat(link).isEqualTo(owner.locator("#share-link").innerText()).matches("https?://.*/shared/s[\\w-]{22}");
        owner.context().close();
        Page page = visitor(new Browser.NewContextOptions(), URI.create(link).getPath());
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The llms.txt for ")))
                .isVisible();
        assertThat(page.locator("#file")).containsText("Harbour Lights");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Text").setExact(true))
                .click();
        assertThat(page.locator("#llms-txt")).containsText("# Harbour Lights");
        assertThat(page.locator("main form, main input, main textarea, main select, [contenteditable]"))
                .hasCount(0);
        assertThat(page.locator("[hx-post], [hx-put], [hx-patch], [hx-delete], [sse-connect]"))
                .hasCount(0);
        assertThat(page.locator("main button")).hasCount(1); // copies the file
        assertThat(page.locator("[href*='/jobs/'], [src*='/jobs/'], [hx-get*='/jobs/'], [data-copy-from*='/jobs/']"))
                .hasCount(0);
        assertThat(page.content()).doesNotContain(token);
        Download download =
                page.waitForDownload(() -> page.getByText("Download llms.txt").click());
        assertThat(Files.readString(download.path())).startsWith("# Harbour Lights");
        page.setViewportSize(320, 640);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(320);
        shoot(page, "phone-shared");
        assertThat(complaints).isEmpty();
    }

    @Test
    void copiesTheFixedVersionOfAFile() {
        Page page = visitor(
                new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")),
                "/validate");
        page.getByLabel("Or paste the text")
                .fill("# Press\n\n## About\n\n* [Shop](https://a.example/shop): In print\n");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check the file"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy"))
                .click();
        assertThat(page.getByText("Copied")).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .startsWith("# Press\n")
                .endsWith("\n- [Shop](https://a.example/shop): In print\n");
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsAPageAsAnAssistantSeesIt() {
        Page page = visitor(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK), "/validate");
        page.getByText("See your page as an assistant does").click();
        Locator address = page.getByLabel("Address of the page");
        address.fill("http://localhost/");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("could not be reached");
        assertThat(address).hasValue("http://localhost/");
        shoot(page, "inspected-error");
        address.fill(Waymark.CHARITY.address() + "/contact/");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("This is what an assistant sees");
        assertThat(page.locator("#markdown")).containsText("# Contact");
        page.locator("summary").click();
        shoot(page, "inspected");
        page.setViewportSize(360, 740);
        shoot(page, "phone-inspected");
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsWhatBecameOfEveryAddress() {
        Page page = visitor(new Browser.NewContextOptions());
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        page.getByText("Left out (").click();
        assertThat(page.locator("#ledger").getByText("Left out: ").first()).isVisible();
        page.getByText("In the file (").click();
        assertThat(page.getByRole(
                                AriaRole.CELL,
                                new Page.GetByRoleOptions().setName("/about/").setExact(true))
                        .first())
                .isVisible();
        shoot(page, "ledger");
        Download table = page.waitForDownload(() -> page.getByText("CSV").click());
        assertThat(table.suggestedFilename()).isEqualTo("pages.csv");
    }

    @Test
    void editsTheFileToldWhatIsWrongWhileTypingAndSeesWhatDiffers() {
        Page page = visitor(new Browser.NewContextOptions());
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
        Locator text = page.getByLabel("Text of the file");
        String before = text.inputValue();
        text.fill("Just words\n" + before);
        assertThat(page.getByText("The title is not the first thing in the file."))
                .isVisible();
        shoot(page, "editor-problems");
        text.fill(before + "- [More](https://a.example/more): What only we know\n");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save as a new version"))
                .click();
        assertThat(page.getByText("Your download now uses version 2.")).isVisible();
        shoot(page, "editor-saved");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        assertThat(page.getByText("1 line added, 0 removed.")).isVisible();
        shoot(page, "difference");
        page.setViewportSize(360, 740);
        shoot(page, "phone-difference");
        page.goBack();
        shoot(page, "phone-editor");
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
        assertThat(complaints).isEmpty();
    }

    @Test
    void remembersAResultOnThisDeviceOnlyIfItsUserWantsIt() {
        Page page = visitor(new Browser.NewContextOptions());
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        String token = page.url().substring(page.url().lastIndexOf('/') + 1);
        Locator box = page.getByLabel("Remember on this device");
        assertThat(box).not().isChecked();
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        box.focus();
        box.press("Space");
        assertThat(box).isChecked();
        assertThat((String) page.evaluate("JSON.stringify(localStorage)"))
                .contains("/shared/s", "127.0.0.1")
                .doesNotContain(token);
        page.navigate(Waymark.SERVER.url().toString());
        Locator kept =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Remembered on this device"));
        kept.getByRole(AriaRole.LINK).click();
        assertThat(page.getByText("Someone shared this file with you.")).isVisible();
        page.goBack();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Forget all"))
                .press("Enter");
        assertThat(kept).isHidden();
        assertThat(page.locator("#main")).isFocused();
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        page.evaluate(
                "localStorage.setItem('waymark.results', JSON.stringify([{page: 'javascript:alert(1)', name: 'a'},"
                        + " {page: '/jobs/AAAAAAAAAAAAAAAAAAAAAA', name: 'b'}, {page: '/shared/sAAAAAAAAAAAAAAAAAAAAAA', name: '<b>c'}]))");
        page.reload();
        assertThat(kept.getByRole(AriaRole.LINK)).hasText(new String[] {"<b>c"});
        page.evaluate("localStorage.setItem('waymark.results', 'broken')");
        page.reload();
        assertThat(kept).isHidden();
        assertThat(complaints).isEmpty();
    }

    @Test
    void editsTheFileLineByLineWithTheKeyboardAndLosesNothing() {
        Page page = visitor(new Browser.NewContextOptions().setViewportSize(390, 740));
        submit(page, Waymark.CHARITY);
        Browsers.ready(page);
        String job = page.url();
        page.locator("#tab-lines").press("Enter");
        Locator first = page.locator(".entries li").first();
        String name = page.locator(".entries li .item").nth(1).textContent();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move “" + name + "” up"))
                .press("Enter");
        assertThat(first.locator(".item")).hasText(name);
        assertThat(first.getByText("Up", new Locator.GetByTextOptions().setExact(true)))
                .isFocused();
        assertThat(page.locator("#said")).hasText("Moved up, and saved as version 2.");
        first.locator("summary").press("Enter");
        first.getByLabel("What the page answers").fill("What only we know");
        first.getByText("Save").press("Enter");
        assertThat(first).containsText(name + ": What only we know");
        assertThat(first.locator("summary")).isFocused();
        shoot(page, "phone-lines");
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
        assertThat(complaints).isEmpty();

        Page elsewhere = context.newPage();
        elsewhere.navigate(job + "?view=lines");
        elsewhere
                .getByText("Remove", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(elsewhere.locator(".notice.good")).containsText("Removed, and saved as version 4.");
        first.locator("summary").press("Enter");
        first.getByLabel("Name").fill("Typed here");
        first.getByText("Save").press("Enter");
        assertThat(page.getByText("Someone saved version 4 in the meantime")).isVisible();
        assertThat(page.getByLabel("Text of the file")).hasValue(Pattern.compile("\\[Typed here]\\("));
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
        });
        page.getByLabel("Text of the file").press("End");
        page.navigate(job);
        assertThat(asked).containsExactly("beforeunload");
    }

    @Test
    void cancelsAJob() {
        Page page = visitor(new Browser.NewContextOptions());
        submit(page, Waymark.SLOW);
        Locator cancel = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"));
        cancel.hover();
        page.mouse().down();
        // meanwhile the page hears of the job's progress
        page.waitForResponse(page.url(), () -> {});
        page.waitForResponse(page.url(), () -> {});
        page.mouse().up();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Cancelled")))
                .isVisible();
        shoot(page, "cancelled");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsTheInput() {
        Page page = visitor(new Browser.NewContextOptions());
        page.getByLabel("Website address").fill("http://localhost/");
        page.getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("public internet");
        assertThat(page.getByLabel("Website address")).hasValue("http://localhost/");
        shoot(page, "error");
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/generate",
                "/docs/objects",
                "/docs/problems",
                "/bot",
                "/validate",
                "/validate/page",
                "/validate/access",
                "/privacy",
                "/terms",
                "/accessibility",
                "/nothing"
            })
    void showsEveryPageWithoutABreachOfItsOwnPolicy(String path) {
        Page page = visitor(new Browser.NewContextOptions(), path);
        if (path.equals("/docs/generate")) {
            assertThat(page.locator("#generateFree .route")).hasText("POST /api/generate/free");
            assertThat(page.locator("#generateFree-curl")).isVisible();
        }
        shoot(page, "page" + path.replace('/', '-'));
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/docs",
                "/docs/problems",
                "/bot",
                "/validate",
                "/validate/page",
                "/validate/access",
                "/privacy",
                "/terms",
                "/accessibility",
                "/nothing"
            })
    void fitsAPhoneInTheDark(String path) {
        Page page = visitor(
                new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK), path);
        shoot(page, "phone" + path.replace('/', '-'));
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(360);
    }

    private Page visitor(Browser.NewContextOptions options) {
        return visitor(options, "/");
    }

    private Page visitor(Browser.NewContextOptions options, String path) {
        options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113." + ++visitors));
        context = Browsers.chromium().newContext(options);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("404")
                    && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(Waymark.SERVER.url().resolve(path).toString());
        return page;
    }

    private static void submit(Page page, FolderSite site) {
        page.getByLabel("Website address").fill(site.address());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create my file, free"))
                .click();
        page.waitForURL("**/jobs/*");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
