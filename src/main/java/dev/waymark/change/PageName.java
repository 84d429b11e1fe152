package dev.waymark.change;

import dev.waymark.describe.Stems;
import dev.waymark.wording.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether two names of a page are the same but for case, punctuation, articles, endings and counts in brackets. */
final class PageName {

    private static final Pattern COUNT = Pattern.compile("[(\\[]\\d{1,7}[)\\]]");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "and");

    private PageName() {}

    static boolean isSame(String one, String other) {
        return one.equals(other) || words(one).equals(words(other));
    }

    private static Map<String, Integer> words(String name) {
        Map<String, Integer> words = new HashMap<>();
        Words.of(COUNT.matcher(name).replaceAll(" ")).list().stream()
                .filter(word -> !ARTICLES.contains(word))
                .map(Stems::of)
                .forEach(word -> words.merge(word, 1, Integer::sum));
        return words;
    }
}
