package dev.waymark.crawl;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.url.Url;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A start page that only asks which language a visitor reads, and leads to the home page in each. */
final class LanguageGateway {

    private static final int MAX_WORDS = 40;
    private static final int MAX_LINKS = 12;
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("english", "en"),
            Map.entry("cymraeg", "cy"),
            Map.entry("gaeilge", "ga"),
            Map.entry("g\u00e0idhlig", "gd"),
            Map.entry("deutsch", "de"),
            Map.entry("fran\u00e7ais", "fr"),
            Map.entry("espa\u00f1ol", "es"),
            Map.entry("italiano", "it"),
            Map.entry("nederlands", "nl"),
            Map.entry("portugu\u00eas", "pt"),
            Map.entry("polski", "pl"),
            Map.entry("svenska", "sv"),
            Map.entry("dansk", "da"),
            Map.entry("norsk", "no"),
            Map.entry("suomi", "fi"),
            Map.entry("catal\u00e0", "ca"),
            Map.entry("euskara", "eu"));

    private LanguageGateway() {}

    /** The home page in the language of the gateway, else in English, else the first; empty when the page is no gateway. */
    static Optional<Url> target(Page page) {
        List<Link> links = page.links();
        if (page.words() > MAX_WORDS || links.size() < 2 || links.size() > MAX_LINKS) {
            return Optional.empty();
        }
        Map<String, Url> homes = new LinkedHashMap<>();
        long named = links.stream().filter(link -> add(homes, link)).count();
        if (homes.size() < 2 || named * 3 < links.size() * 2L) {
            return Optional.empty();
        }
        String own = page.language().split("-", 2)[0];
        return Optional.of(homes.getOrDefault(
                        own, homes.getOrDefault("en", homes.values().iterator().next())))
                .filter(home -> !home.equals(page.url()));
    }

    private static boolean add(Map<String, Url> homes, Link link) {
        String text = link.text().toLowerCase(Locale.ROOT);
        Optional<String> language = NAMES.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        language.ifPresent(code -> homes.putIfAbsent(code, link.url()));
        return language.isPresent();
    }
}
