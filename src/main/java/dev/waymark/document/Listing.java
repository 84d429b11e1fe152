package dev.waymark.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an answer lists of many things of several kinds: as many as fit, of each kind the first ones, and none of a kind twice
 * before each kind is there once.
 *
 * @param shown in their order
 * @param more how many there are beside these, by kind; kinds that are shown whole are not in it
 */
public record Listing<T>(List<T> shown, Map<String, Integer> more) {

    /** What else one thing takes in JSON: names, braces, short values. */
    private static final int FRAME = 150;

    /**
     * Chooses what is shown.
     *
     * @param all in their order
     * @param unlisted how many more there are that are not in {@code all}, by kind
     * @param texts those of one thing that are written out
     * @param bytes that the texts of all that is shown take at most, as JSON in UTF-8
     */
    public static <T> Listing<T> of(
            List<T> all,
            Map<String, Integer> unlisted,
            Function<T, String> kind,
            Function<T, Stream<String>> texts,
            int bytes) {
        Map<String, List<T>> kinds = new LinkedHashMap<>();
        all.forEach(each -> kinds.computeIfAbsent(kind.apply(each), any -> new ArrayList<>())
                .add(each));
        Set<T> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        int left = bytes;
        for (int round = 0; left > 0 && chosen.size() < all.size(); round++) {
            for (List<T> ofOneKind : kinds.values()) {
                if (round < ofOneKind.size()) {
                    left -= FRAME
                            + texts.apply(ofOneKind.get(round))
                                    .mapToInt(Listing::bytes)
                                    .sum();
                    if (left >= 0) {
                        chosen.add(ofOneKind.get(round));
                    }
                }
            }
        }
        Map<String, Integer> more = new LinkedHashMap<>(unlisted);
        all.stream()
                .filter(each -> !chosen.contains(each))
                .forEach(each -> more.merge(kind.apply(each), 1, Integer::sum));
        return new Listing<>(all.stream().filter(chosen::contains).toList(), more);
    }

    private static int bytes(String text) {
        long escaped =
                text.chars().filter(c -> c < ' ' || c == '"' || c == '\\').count();
        return text.getBytes(StandardCharsets.UTF_8).length + 5 * (int) escaped;
    }
}
