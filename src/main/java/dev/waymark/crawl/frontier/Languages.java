package dev.waymark.crawl.frontier;

import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Keeps a crawl to the language of its start page where pages name their translations.
 *
 * @param own the language tag of the start page, lower case; empty when it is not known
 * @param folders the first path segments below which the site speaks other languages
 */
public record Languages(String own, Set<String> folders) {

    /** All languages are welcome. */
    static final Languages ANY = new Languages("", Set.of());

    static Languages of(Page start) {
        String own = start.language().isEmpty() ? tagOf(start) : start.language();
        Set<String> folders = start.translations().entrySet().stream()
                .filter(entry -> !own.isEmpty() && !primary(entry.getKey()).equals(primary(own)))
                .filter(entry -> isFolderOf(entry.getValue(), entry.getKey()))
                .map(entry -> entry.getValue().segments().get(0))
                .collect(Collectors.toUnmodifiableSet());
        return new Languages(own, folders);
    }

    /** Also keeps out of the folders of the other languages that a sitemap lists. */
    Languages with(Map<Url, String> listed) {
        Set<String> more = new TreeSet<>(folders);
        listed.forEach((url, tag) -> {
            if (!own.isEmpty() && !isOurs(tag) && isFolderOf(url, tag)) {
                more.add(url.segments().get(0));
            }
        });
        return new Languages(own, Set.copyOf(more));
    }

    private static String tagOf(Page page) {
        return new TreeMap<>(page.translations())
                .entrySet().stream()
                        .filter(entry -> entry.getValue().equals(page.url())
                                && !entry.getKey().equals("x-default"))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("");
    }

    private static boolean isFolderOf(Url url, String tag) {
        String first = url.segments().isEmpty() ? "" : url.segments().get(0).replace('_', '-');
        return first.equalsIgnoreCase(tag) || first.equalsIgnoreCase(primary(tag));
    }

    /** Whether the address lies in the folder of another language. */
    public boolean isElsewhere(Url url) {
        return !folders.isEmpty()
                && !url.segments().isEmpty()
                && folders.contains(url.segments().get(0));
    }

    /** What speaks for it that an address {@link #isElsewhere}. */
    public static Message evidence(Url url) {
        return Message.of("ledger.language", url.segments().get(0));
    }

    /**
     * Of a page and its translations the one in our language; empty when the page names none. A page that does not list itself among
     * its translations is believed only when it is in another language: many list the home pages of other languages everywhere.
     */
    public Optional<Url> preferred(Page page, UnaryOperator<Url> canonical) {
        Map<String, Url> translations = new TreeMap<>(page.translations());
        Url self = canonical.apply(page.url());
        List<String> selfTags = translations.entrySet().stream()
                .filter(entry -> canonical.apply(entry.getValue()).equals(self))
                .map(Map.Entry::getKey)
                .toList();
        if (own.isEmpty() || (selfTags.isEmpty() && (page.language().isEmpty() || isOurs(page.language())))) {
            return Optional.empty();
        }
        Url exact = translations.get(own);
        if (exact != null || selfTags.stream().anyMatch(this::isOurs)) {
            return Optional.of(exact != null ? exact : page.url());
        }
        return translations.entrySet().stream()
                .filter(entry -> isOurs(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isOurs(String tag) {
        return primary(tag).equals(primary(own));
    }

    /** The language of a folder that is called as a language is: {@code pt} of {@code pt_BR}. */
    public static String ofFolder(String folder) {
        return primary(folder.replace('_', '-').toLowerCase(Locale.ROOT));
    }

    public static String primary(String tag) {
        int end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }
}
