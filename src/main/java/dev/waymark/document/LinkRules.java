package dev.waymark.document;

import dev.waymark.url.TrackingParameters;
import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules over the addresses and names of links, as far as the text shows. */
final class LinkRules {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*+:(?![0-9]).*", Pattern.DOTALL);
    private static final Pattern SCRIPT =
            Pattern.compile("(?i)^[\\s\\p{Cntrl}]*+(?:javascript|data|vbscript):.*", Pattern.DOTALL);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(?:[-_][a-zA-Z]{2,4})?");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Problems problems = new Problems();
    private final Set<String> names = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Map<String, String> languages = new HashMap<>();

    private LinkRules() {}

    static Problems check(ParsedFile parsed) {
        LinkRules rules = new LinkRules();
        parsed.items().forEach(rules::check);
        return rules.problems;
    }

    private void check(ParsedFile.Item item) {
        String target = item.target();
        Optional<Url> url = item.url();
        if (!item.name().isEmpty() && !names.add(item.name().toLowerCase(Locale.ROOT))) {
            problems.add(Rule.DUPLICATE_NAME, item.line(), item.name());
        }
        if (!target.isEmpty() && !addresses.add(url.map(Url::toString).orElse(target))) {
            problems.add(Rule.DUPLICATE_URL, item.line(), target);
        }
        url.ifPresentOrElse(address -> checkAddress(item, address), () -> checkOther(item));
    }

    private void checkAddress(ParsedFile.Item item, Url url) {
        if (url.scheme().equals("http")) {
            problems.add(Rule.HTTP_URL, item.line(), item.target());
        }
        if (TrackingParameters.areIn(url.query())) {
            problems.add(Rule.TRACKING_URL, item.line(), item.target());
        }
        List<String> segments = url.segments();
        boolean tagged = segments.size() > 1 && isLanguage(segments.get(0));
        String language = tagged ? segments.get(0) : "";
        String page = url.host() + "/" + String.join("/", segments.subList(tagged ? 1 : 0, segments.size())) + "?"
                + url.query();
        String other = languages.putIfAbsent(page, language);
        if (other != null && !other.equals(language)) {
            problems.add(Rule.SEVERAL_LANGUAGES, item.line(), item.target());
        }
    }

    private static boolean isLanguage(String segment) {
        return LANGUAGE.matcher(segment).matches() && LANGUAGES.contains(segment.substring(0, 2));
    }

    private void checkOther(ParsedFile.Item item) {
        String target = item.target();
        if (target.startsWith("#")) {
            problems.add(Rule.FRAGMENT_URL, item.line(), target);
        } else if (SCRIPT.matcher(target).matches()) {
            problems.add(Rule.SCRIPT_URL, item.line(), target);
        } else if (SCHEME.matcher(target).matches()) {
            problems.add(Rule.UNREADABLE_URL, item.line(), target);
        } else if (!target.isEmpty()) {
            problems.add(Rule.RELATIVE_URL, item.line(), target);
        }
    }
}
