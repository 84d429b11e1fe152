package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page is about: its name, and how often each word of weight is on it.
 *
 * @param all the number of such words
 * @param post whether it tells of one day, so that a date is no fault
 */
record Subject(List<String> name, Map<String, Integer> counts, int all, boolean post) {

    static Subject of(Page page, String name, List<String> paragraphs, List<String> organisation, boolean post) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> texts = new ArrayList<>(paragraphs);
        page.headings().forEach(heading -> texts.add(heading.text()));
        texts.stream()
                .flatMap(text -> Words.of(text).list().stream())
                .filter(word -> word.length() > 3 && !organisation.contains(word))
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return new Subject(
                Words.of(name).list(),
                counts,
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                post);
    }

    boolean names(Words words) {
        return words.list().stream().anyMatch(word -> word.length() > 3 && name.contains(word));
    }

    /** How much of what the page repeats these words say, from 0 to 0.5. */
    double centrality(Words words) {
        double told = words.list().stream()
                .distinct()
                .mapToInt(word -> counts.getOrDefault(word, 0) > 1 ? counts.get(word) : 0)
                .sum();
        return Math.min(0.5, 4 * told / Math.max(40, all));
    }
}
