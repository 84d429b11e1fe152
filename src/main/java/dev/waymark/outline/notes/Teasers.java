package dev.waymark.outline.notes;

import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a list of pages says of each page that it leads to: the text below a heading that is a link, or behind the link that an item
 * of a list begins with. Three such entries make a list; a link in a sentence is none.
 */
final class Teasers {

    private static final Pattern HEADED =
            Pattern.compile("^(?:[-*+] )?#{2,6} \\[[^\\[\\]]{1,200}+]\\(([^()\\s]{1,500}+)\\)$");
    private static final Pattern ITEM = Pattern.compile(
            "^[-*+] (?:\\*\\*)?\\[[^\\[\\]]{1,200}+]\\(([^()\\s]{1,500}+)\\)(?:\\*\\*)?(?:$| ?[:–—-] (?<said>\\S.{20,400}))");
    private static final int FEWEST = 3;
    private static final int LINES = 600;

    private final Map<String, String> byTarget = new HashMap<>();

    Teasers(SiteGraph graph) {
        graph.pages().forEach(this::read);
    }

    /** What lists say of the page; empty when none does. */
    Optional<String> of(Page page) {
        return Optional.ofNullable(byTarget.get(SiteGraph.key(page.url())));
    }

    private record Entry(Url target, String text) {}

    private void read(Page page) {
        if (page.markdown().indexOf("](") < 0) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        String open = "";
        for (String line : page.markdown().lines().limit(LINES).toList()) {
            if (open.isEmpty() && !line.contains("](")) {
                continue;
            }
            Matcher headed = HEADED.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (headed.find()) {
                open = headed.group(1);
            } else if (item.find()) {
                open = item.group("said") == null ? item.group(1) : "";
                add(page, item.group(1), item.group("said"), entries);
            } else if (!line.isBlank()) {
                boolean text = !line.startsWith("#") && !line.startsWith("|") && !line.startsWith("- ");
                add(page, open, text ? line.strip() : null, entries);
                open = "";
            }
        }
        if (entries.size() >= FEWEST) {
            entries.forEach(entry -> byTarget.putIfAbsent(SiteGraph.key(entry.target()), entry.text()));
        }
    }

    private static void add(Page page, String address, @Nullable String text, List<Entry> entries) {
        if (!address.isEmpty() && text != null) {
            page.url().link(address).ifPresent(target -> entries.add(new Entry(target, Prose.plain(text))));
        }
    }
}
