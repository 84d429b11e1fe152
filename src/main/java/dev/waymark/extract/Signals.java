package dev.waymark.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Signs that what came is not the page itself: an empty shell for scripts, a log-in form, a firewall's challenge. */
final class Signals {

    private static final int FEW_WORDS = 40;
    private static final int WALL_WORDS = 150;
    private static final Set<String> ROOTS =
            Set.of("root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root", "main-app", "q-app");
    private static final List<String> CHALLENGES = List.of(
            "just a moment...",
            "attention required! | cloudflare",
            "checking your browser",
            "verify you are human",
            "verifying you are human",
            "are you a robot",
            "ddos protection by",
            "access denied",
            "request unsuccessful. incapsula",
            "please complete the captcha",
            "pardon our interruption",
            "your request has been blocked");

    private Signals() {}

    /** Whether the page stays empty until a browser runs its scripts. */
    static boolean needsScript(Document document, int words) {
        return words < FEW_WORDS
                && document.selectFirst("script[src], script:not([type*=json])") != null
                && (hasEmptyRoot(document) || asksForScript(document));
    }

    private static boolean hasEmptyRoot(Document document) {
        return document.body().getAllElements().stream()
                .anyMatch(element -> isRoot(element) && MarkdownWriter.words(element.text()) < FEW_WORDS);
    }

    private static boolean isRoot(Element element) {
        return ROOTS.contains(element.id()) || element.normalName().equals("app-root") || element.hasAttr("ng-app");
    }

    private static boolean asksForScript(Document document) {
        return document.getElementsByTag("noscript").stream()
                .anyMatch(noscript -> noscript.text().toLowerCase(Locale.ROOT).contains("javascript"));
    }

    /** Whether something stands before the page. */
    static boolean wall(Document document, String title, int words) {
        return words < WALL_WORDS && (isChallenge(document, title) || isLogin(document));
    }

    private static boolean isChallenge(Document document, String title) {
        String text = (title + ' ' + document.body().text()).toLowerCase(Locale.ROOT);
        return CHALLENGES.stream().anyMatch(text::contains);
    }

    private static boolean isLogin(Document document) {
        return document.selectFirst("form input[type=password]") != null;
    }
}
