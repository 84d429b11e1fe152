package dev.waymark.outline.details;

import dev.waymark.document.Details;
import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.template.Language;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names the start pages of a site in other languages, each language by its own name. They are in the details: as links of a section
 * they would be the same page twice.
 */
final class SiteLanguages {

    private static final int MOST = 8;

    private final Language language;
    private final Map<String, Url> siblings;

    SiteLanguages(SiteAnalysis site) {
        this.language = site.language();
        this.siblings = site.siblings();
    }

    Details add(Details details) {
        List<String> named = siblings.entrySet().stream()
                .limit(MOST)
                .map(entry -> name(entry.getKey()) + ": " + entry.getValue())
                .toList();
        return language.words("Other languages")
                .map(leadIn -> details.bullets(leadIn, named))
                .orElseGet(() -> details.paragraph(named.stream().collect(Collectors.joining(", "))));
    }

    /** {@code Deutsch}, {@code Cymraeg}. */
    private static String name(String code) {
        Locale locale = Locale.forLanguageTag(code);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
