package dev.waymark.outline.analysis;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.page.Page;
import dev.waymark.wording.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts that a site divides itself into: folders with several pages, named as the site names them. */
public final class Topics {

    private static final Pattern NO_TOPIC = Pattern.compile("^(?:[a-z]{1,2}|v?\\d[\\d.x]*|index\\..*)$");

    private static final int FEW = 3;
    private static final int LONGEST_TITLE = 40;
    /** Folders that only lead to the folders that matter. */
    private static final Set<String> PASSAGES = Set.of(
            "docs",
            "doc",
            "documentation",
            "guide",
            "guides",
            "manual",
            "html",
            "pages",
            "page",
            "content",
            "site",
            "latest",
            "stable",
            "current",
            "main",
            "web",
            "www",
            "wiki",
            "book",
            "services",
            "what-we-do",
            "products",
            "product",
            "index.php",
            "home");

    private final SiteGraph survey;
    private final LinkNames names;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    /** Folders that hold nearly all pages, such as the one that a site is served from. */
    private final Set<String> wide = new HashSet<>();

    /** @param pages those that a topic may hold */
    public Topics(SiteGraph survey, LinkNames names, List<Page> pages) {
        this.survey = survey;
        this.names = names;
        Map<String, Integer> uses = new HashMap<>();
        survey.pages().forEach(page -> page.url().segments().stream()
                .limit(2)
                .map(segment -> segment.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(segment -> uses.merge(segment, 1, Integer::sum)));
        uses.forEach((segment, count) -> {
            if (count * 5L >= survey.pages().size() * 4L) {
                wide.add(segment);
            }
        });
        pages.forEach(page -> folder(page).ifPresent(folder -> sizes.merge(folder, 1, Integer::sum)));
        survey.pages().stream().filter(survey::isIndex).forEach(this::name);
    }

    private void name(Page index) {
        String title = survey.label(index).isEmpty() ? names.of(index) : survey.label(index);
        boolean fit = title.length() <= LONGEST_TITLE && Words.of(title).count() > 0 && !ModelInstructions.in(title);
        folder(index).filter(any -> fit).ifPresent(folder -> titles.putIfAbsent(folder, LinkNames.titled(title)));
    }

    /** The title of the topic that a page belongs to, when its folder holds enough pages to be one. */
    public Optional<String> of(Page page) {
        return folder(page)
                .filter(folder -> sizes.getOrDefault(folder, 0) >= FEW)
                .map(this::title)
                .filter(title -> !ModelInstructions.in(title));
    }

    private String title(String folder) {
        String last = folder.substring(folder.lastIndexOf('/') + 1);
        return titles.getOrDefault(folder, LinkNames.titled(LinkNames.humanised(last)));
    }

    /** The path of the first folder above a page (or of the page itself, when others are below it) that is no mere passage. */
    private Optional<String> folder(Page page) {
        List<String> segments = page.url().segments();
        int folders = segments.size() - (survey.isIndex(page) ? 0 : 1);
        for (int i = 0; i < folders; i++) {
            String segment = segments.get(i).toLowerCase(Locale.ROOT);
            if (!PASSAGES.contains(segment)
                    && !wide.contains(segment)
                    && !NO_TOPIC.matcher(segment).matches()) {
                return Optional.of(String.join("/", segments.subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }
}
