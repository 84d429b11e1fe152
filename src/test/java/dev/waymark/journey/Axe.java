package dev.waymark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/** WCAG 2.2 AA as far as axe-core can judge it. */
final class Axe {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Axe() {}

    /** Finds no violation on the page as it is now; in the dark only the contrast can be another one. */
    static void examine(Page page, String state) {
        colours(page, ColorScheme.LIGHT);
        assertThat(axe(page).withTags(WCAG).analyze().getViolations()).as(state).isEmpty();
        colours(page, ColorScheme.DARK);
        assertThat(axe(page).withRules(List.of("color-contrast")).analyze().getViolations())
                .as(state + " in the dark")
                .isEmpty();
        colours(page, ColorScheme.LIGHT);
    }

    private static void colours(Page page, ColorScheme colours) {
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }

    /** Our pages have no frames, so axe may stay in the page; it need not describe what is right. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violations).setLegacyMode(true);
    }
}
