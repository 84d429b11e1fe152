package dev.waymark.change;

import dev.waymark.deadline.Deadline;
import dev.waymark.page.Page;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the page of an earlier reading that a new address is a copy of: the same title, and nearly the same words. */
final class PageCopies {

    private static final double NEARLY_THE_SAME = 0.8;
    private static final int MIN_WORDS = 20;

    /** Titles that many pages share tell little. */
    private static final int MAX_OF_A_TITLE = 5;

    private final Map<String, List<Page>> byTitle = new HashMap<>();

    PageCopies(Collection<Page> pages) {
        for (Page page : pages) {
            List<Page> same = byTitle.computeIfAbsent(title(page), any -> new ArrayList<>());
            if (same.size() < MAX_OF_A_TITLE) {
                same.add(page);
            }
        }
    }

    private static String title(Page page) {
        return Words.of(page.title()).toString();
    }

    Optional<Page> original(Page page) {
        Deadline.check();
        return byTitle.getOrDefault(title(page), List.of()).stream()
                .filter(other -> isCopy(page, other))
                .findFirst();
    }

    private static boolean isCopy(Page page, Page other) {
        int most = Math.max(page.words(), other.words());
        int fewest = Math.min(page.words(), other.words());
        return fewest >= MIN_WORDS && fewest * 2 >= most && TextSupport.likeness(page, other) >= NEARLY_THE_SAME;
    }
}
