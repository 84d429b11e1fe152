package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page of a running job says to somebody who looks at another tab, or whose connection is away for a while. */
class ProgressJourney {

    private static final String HOST = URI.create(Waymark.SLOW.address()).getHost();
    private static final Pattern TITLE =
            Pattern.compile("\\((\\d+) %\\) (?:Reading|Writing the file for) " + Pattern.quote(HOST) + " · Waymark");

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void submit() {
        Waymark.SLOW.delay(700);
        context = Browsers.chromium().newContext();
        page = context.newPage();
        page.navigate(Waymark.SERVER
                .url()
                .resolve(Api.json(new Api(Waymark.SERVER.url()).submit(Waymark.SLOW.address()))
                        .get("links")
                        .get("page")
                        .asText())
                .toString());
    }

    @AfterEach
    void close() {
        if (context != null) {
            Waymark.SLOW.delay(700);
            context.close();
        }
    }

    @Test
    void saysInItsTitleHowFarTheJobIsAndThatItIsDone() {
        List<String> titles = new ArrayList<>();
        List<Integer> bar = new ArrayList<>();
        long end = System.nanoTime() + 90_000_000_000L;
        String title = page.title();
        while (System.nanoTime() < end && !title.startsWith("Ready")) {
            titles.add(title);
            Object value = page.evaluate("document.querySelector('progress[max]')?.value ?? null");
            if (value != null) {
                bar.add(((Number) value).intValue());
            }
            Waymark.SLOW.delay(titles.size() > 40 ? 0 : 700);
            page.waitForTimeout(100);
            title = page.title();
        }
        assertThat(title).isEqualTo("Ready: " + HOST + " · Waymark");
        assertThat(page.locator("h1")).hasText("Your llms.txt is ready");
        List<Integer> said = titles.stream()
                .flatMap(each -> TITLE.matcher(each).results())
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
        assertThat(said).isSorted();
        assertThat(said.stream().distinct()).hasSizeGreaterThan(2);
        assertThat(bar).isSorted();
        assertThat(titles).allMatch(each -> TITLE.matcher(each).matches() || each.startsWith("In the queue: " + HOST));
    }

    @Test
    void saysThatTheConnectionIsLostAndGoesOnByItself() {
        Locator lost = page.locator("[role=status].lost");
        assertThat(page.locator("#pages-read")).hasText(Pattern.compile("[1-9]\\d*"));
        assertThat(lost).isEmpty();
        context.setOffline(true);
        assertThat(lost).hasText("Connection lost. Trying again.");
        context.setOffline(false);
        assertThat(lost).isEmpty();
        Waymark.SLOW.delay(0);
        Browsers.ready(page);
        assertThat(page.title()).startsWith("Ready: ");
    }
}
