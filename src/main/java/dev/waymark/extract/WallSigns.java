package dev.waymark.extract;

import dev.waymark.extract.dom.ElementInfo;
import dev.waymark.extract.dom.ElementTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Signs that a log-in form or a firewall's check is in the place of the page. */
final class WallSigns {

    private static final Set<String> FRAME = Set.of("header", "nav", "footer", "aside", "dialog");
    private static final List<String> FRAME_NAMES =
            List.of("modal", "dropdown", "offcanvas", "popup", "header", "navbar", "menu", "sidebar", "footer");
    private static final Pattern LOGIN = Pattern.compile(
            "(?:please |members?['\u2019]?s?['\u2019]? |customer |staff |admin |user |account |client |volunteer )?"
                    + "(?:log ?-?in|sign ?-?in|log ?on|login|anmelden|einloggen|connexion|se connecter|identification|iniciar sesi\u00f3n"
                    + "|acceder|accedi|inloggen|aanmelden|zaloguj si\u0119|logowanie|mewngofnodi)(?: .{1,50})?"
                    + "|password(?: required| protected)?|protected(?: page| area| content)?|authenti(?:cation|fication)(?: required)?"
                    + "|authorization required|restricted (?:area|access)|members(?:['\u2019])? (?:only|area)");
    /** Titles that only firewalls write. */
    private static final List<String> CHECKS = List.of(
            "just a moment...",
            "attention required! | cloudflare",
            "checking your browser",
            "verifying you are human",
            "verify you are human",
            "ddos protection by",
            "ddos-guard",
            "pardon our interruption",
            "request unsuccessful. incapsula");

    private static final List<String> REFUSALS = List.of(
            "access denied",
            "are you a robot",
            "you are human",
            "your request has been blocked",
            "you have been blocked",
            "complete the captcha",
            "unusual traffic",
            "security check");

    private final ElementTree tree;
    private final PageSigns page;

    WallSigns(ElementTree tree, PageSigns page) {
        this.tree = tree;
        this.page = page;
    }

    Votes login() {
        boolean asks = tree.all("input").stream().anyMatch(WallSigns::asksForPassword);
        return new Votes()
                .add(asks, 2, "password")
                .add(asks && page.titleHas(WallSigns::saysLogin), 2, "login-title")
                .add(asks && page.headingHas(WallSigns::saysLogin), 1, "login-heading")
                .add(asks && page.hasFewWords(), 1, page.wordCount())
                .add(asks && page.headings() == 0, 1, page.headingCount())
                .add(page.prose(), -2)
                .add(page.headings() > 2, -1)
                .add(page.hasManyWords(), -3);
    }

    private static boolean saysLogin(String part) {
        return LOGIN.matcher(part).matches();
    }

    /** In the main part of the page; a box for members in its frame leaves the page what it is. */
    private static boolean asksForPassword(ElementInfo field) {
        if (!field.element.attr("type").equalsIgnoreCase("password")) {
            return false;
        }
        for (ElementInfo above = field.parent; above != null; above = above.parent) {
            if (FRAME.contains(above.tag) || above.role.equals("dialog") || isNamedFrame(above)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamedFrame(ElementInfo box) {
        if (box.element.attributesSize() == 0 || box.tag.equals("body") || box.tag.equals("html")) {
            return false;
        }
        String names = (box.element.id() + ' ' + box.element.className()).toLowerCase(Locale.ROOT);
        return box.element.hasAttr("hidden") || FRAME_NAMES.stream().anyMatch(names::contains);
    }

    Votes check() {
        String title = page.title().toLowerCase(Locale.ROOT);
        String heading = page.heading().toLowerCase(Locale.ROOT);
        String text = page.hasManyWords() ? "" : tree.text().toLowerCase(Locale.ROOT);
        boolean named = CHECKS.stream().anyMatch(title::contains);
        boolean refuses = REFUSALS.stream().anyMatch(words -> title.contains(words) || heading.contains(words));
        boolean speaks = CHECKS.stream().anyMatch(text::contains);
        boolean mentions = REFUSALS.stream().anyMatch(text::contains);
        boolean any = named || refuses || speaks || mentions;
        return new Votes()
                .add(named, 3, "check-title")
                .add(refuses, 2, "refusal-title")
                .add(!named && speaks, 2, "check-text")
                .add(!refuses && mentions, 1, "refusal-text")
                .add(any && page.hasFewWords(), 1, page.wordCount())
                .add(any && page.links() == 0, 1, page.linkCount())
                .add(any && page.noindex(), 1, "noindex")
                .add(page.prose(), -1)
                .add(page.headings() > 2, -1)
                .add(page.hasManyWords(), -4);
    }
}
