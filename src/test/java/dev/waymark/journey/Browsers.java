package dev.waymark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.waymark.harness.Operator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, started once for each thread, since Playwright is for one. */
final class Browsers {

    /** Milliseconds; a machine that builds, serves and browses at once has its slow moments. */
    private static final double PATIENCE = 15_000;

    private static final Duration LONGEST_JOB = Duration.ofSeconds(90);

    private static final ThreadLocal<Browser> CHROMIUM = new ThreadLocal<>();

    private Browsers() {}

    /** Signs the operator in; leaves the page at the list of jobs. */
    static void signIn(Page page, URI server) {
        page.navigate(server.resolve("/admin/sign-in").toString());
        page.getByLabel("Password").fill(Operator.PASSWORD);
        page.getByLabel("Password").press("Enter");
        page.waitForURL("**/admin/jobs");
    }

    /** Waits until the job of the page is ready; without scripts it has to be asked for again. */
    static void ready(Page page) {
        Locator ready = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your llms.txt is ready"));
        Locator again = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check again"));
        long end = System.nanoTime() + LONGEST_JOB.toNanos();
        while (System.nanoTime() < end && !ready.isVisible()) {
            if (again.isVisible()) {
                again.click();
            }
            page.waitForTimeout(200);
        }
        assertThat(ready).isVisible();
    }

    /** Skips the test where no Chromium is installed, which {@code bin/check} says in words. */
    static synchronized Browser chromium() {
        Browser chromium = CHROMIUM.get();
        if (chromium == null) {
            Optional<Path> installed = Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of("/usr/bin", name))
                    .filter(Files::isExecutable)
                    .findFirst();
            Assumptions.assumeTrue(installed.isPresent(), "no Chromium is installed");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(installed.get())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            CHROMIUM.set(chromium);
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }
}
