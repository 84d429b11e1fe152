package dev.waymark.outline;

import dev.waymark.extract.Page;
import dev.waymark.extract.Page.Fact;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes made of what a page offers, where hardly any sentence of it would say so: the start page and the page of contacts. In English only. */
final class ComposedNote {

    private static final int LONGEST = 120;
    private static final int LABELS = 5;
    private static final int FEWEST_WAYS = 3;

    private static final Map<Fact.Kind, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put(Fact.Kind.PHONE, "phone");
        WAYS.put(Fact.Kind.EMAIL, "e-mail");
        WAYS.put(Fact.Kind.ADDRESS, "postal address");
        WAYS.put(Fact.Kind.OPENING_HOURS, "opening hours");
    }

    private final SiteGraph graph;
    private final Map<Url, PageKind> kinds;

    ComposedNote(SiteGraph graph, Map<Url, PageKind> kinds) {
        this.graph = graph;
        this.kinds = kinds;
    }

    /** Notes for a page of such a kind; empty for others, and where it offers too little. */
    Optional<String> of(Page page) {
        if (!page.language().isEmpty() && !page.language().startsWith("en")) {
            return Optional.empty();
        }
        return switch (kinds.getOrDefault(page.url(), PageKind.OTHER)) {
            case HOME -> home(page);
            case CONTACT -> contact(page);
            default -> Optional.empty();
        };
    }

    private Optional<String> home(Page page) {
        List<String> labels = graph.menu().stream()
                .filter(linked -> !linked.url().equals(page.url()))
                .filter(linked -> kinds.getOrDefault(linked.url(), PageKind.OTHER) != PageKind.HOME)
                .map(graph::label)
                .filter(label -> label.length() > 2 && label.length() < 40 && !ClauseFilter.unfit(label))
                .distinct()
                .limit(LABELS)
                .toList();
        return labels.size() < 2 ? Optional.empty() : fit("Start page: " + joined(labels));
    }

    private Optional<String> contact(Page page) {
        List<String> ways = new ArrayList<>();
        WAYS.forEach((kind, word) -> {
            if (page.facts().stream().anyMatch(fact -> fact.kind() == kind)) {
                ways.add(word);
            }
        });
        return ways.size() < FEWEST_WAYS ? Optional.empty() : fit(ClauseFilter.capital(joined(ways)));
    }

    private static Optional<String> fit(String note) {
        return Optional.of(note).filter(text -> text.length() >= 20 && text.length() <= LONGEST);
    }

    private static String joined(List<String> items) {
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.get(items.size() - 1);
    }
}
