package dev.waymark.extract;

import dev.waymark.extract.dom.ElementTree;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Signs that a page stays empty until a browser runs its scripts. */
final class ShellSigns {

    private static final int NO_WORDS = 5;
    private static final int FEW_CHARACTERS = 200;
    private static final Set<String> ROOTS =
            Set.of("root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root", "main-app", "q-app");

    private ShellSigns() {}

    static Votes of(ElementTree tree, PageSigns page) {
        boolean scripts = page.hasFewWords() && tree.elements("script").anyMatch(ShellSigns::runs);
        boolean root = scripts && tree.all().stream().anyMatch(box -> isRoot(box.element) && box.text < FEW_CHARACTERS);
        boolean asks = scripts && tree.elements("noscript").anyMatch(ShellSigns::asksForScript);
        return new Votes()
                .add(root, 2, "empty-root")
                .add(asks, 2, "asks-for-script")
                .add(scripts && (root || asks), 1, page.wordCount())
                .add((root || asks) && page.words() < NO_WORDS, 1, "no-text")
                .add(page.prose(), -1)
                .add(page.links() > 2, -1);
    }

    private static boolean runs(Element script) {
        return script.hasAttr("src") || !script.attr("type").contains("json");
    }

    private static boolean isRoot(Element element) {
        return ROOTS.contains(element.id()) || element.normalName().equals("app-root") || element.hasAttr("ng-app");
    }

    private static boolean asksForScript(Element noscript) {
        return noscript.text().toLowerCase(Locale.ROOT).contains("javascript");
    }
}
