package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.ParsedFile.Section;
import dev.waymark.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes a file that is correct in form a poor guide. Source: the measured traits of files made by hand. */
final class WordingFindings {

    private static final int SHORT_SUMMARY = 40;
    private static final int LONG_SUMMARY = 300;
    private static final int MANY = 60;
    private static final int SUFFIXED = 3;
    private static final int ORDERED = 10;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)^(?:(?:https?://|www\\.)\\S++|[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,9}\\.(?:com|org|net|io|dev|co|uk|eu|de|fr|info|gov|edu)/?)$");
    private static final Pattern SUFFIX = Pattern.compile(" (?:[|·»—–-]) ([^|·»—–]{2,60})$");
    private static final Set<String> SECONDARY = Set.of(
            "privacy",
            "privacy policy",
            "privacy notice",
            "privacy statement",
            "cookies",
            "cookie policy",
            "terms",
            "terms of use",
            "terms of service",
            "terms and conditions",
            "disclaimer",
            "imprint",
            "impressum",
            "legal notice",
            "sitemap",
            "site map",
            "search",
            "tags",
            "categories",
            "archive",
            "archives",
            "login",
            "log in",
            "sign in",
            "register",
            "sign up",
            "404",
            "page not found");

    private final Findings findings = new Findings();
    private final ParsedFile parsed;

    private WordingFindings(ParsedFile parsed) {
        this.parsed = parsed;
    }

    static Findings of(ParsedFile parsed) {
        WordingFindings wording = new WordingFindings(parsed);
        wording.checkHead();
        wording.checkSuffixes();
        parsed.sections().forEach(wording::checkSection);
        wording.checkSize();
        return wording.findings;
    }

    private void checkHead() {
        if (ADDRESS.matcher(parsed.name()).matches()) {
            add("name-is-address", Severity.MAJOR, 1, parsed.name());
        }
        int length = parsed.summary().length();
        if (length > 0 && length < SHORT_SUMMARY) {
            add("summary-short", Severity.MINOR, 0, length);
        }
        if (length > LONG_SUMMARY) {
            add("summary-long", Severity.MINOR, 0, length);
        }
    }

    /** Names that all end in the name of the site, as titles of pages do. */
    private void checkSuffixes() {
        Map<String, List<Item>> bySuffix = new HashMap<>();
        for (Item item : parsed.items()) {
            Matcher suffix = SUFFIX.matcher(item.name());
            if (suffix.find()) {
                bySuffix.computeIfAbsent(suffix.group(1), any -> new ArrayList<>())
                        .add(item);
            }
        }
        bySuffix.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= SUFFIXED)
                .sorted(Comparator.comparing(entry -> entry.getValue().get(0).line()))
                .forEach(entry -> add(
                        "name-suffix",
                        Severity.MINOR,
                        entry.getValue().get(0).line(),
                        entry.getValue().size(),
                        entry.getKey()));
    }

    private void checkSection(Section section) {
        if (LlmsTxt.OPTIONAL.equalsIgnoreCase(section.title())) {
            return;
        }
        section.items().stream()
                .filter(item -> SECONDARY.contains(TextKey.of(item.name())))
                .forEach(item -> findings.add(new Finding(
                        "secondary-in-main",
                        Category.QUALITY,
                        Severity.MINOR,
                        Message.of("finding.secondary-in-main", item.name()),
                        section.title(),
                        item.line(),
                        item.target(),
                        Message.of("finding.secondary-in-main.fix"))));
        List<String> names =
                section.items().stream().map(item -> TextKey.of(item.name())).toList();
        if (names.size() >= ORDERED && names.stream().sorted().toList().equals(names)) {
            add("alphabetical", Severity.INFO, section.line(), section.title());
        }
    }

    private void checkSize() {
        List<Item> main = parsed.sections().stream()
                .filter(section -> !LlmsTxt.OPTIONAL.equalsIgnoreCase(section.title()))
                .flatMap(section -> section.items().stream())
                .toList();
        long noted = main.stream().filter(item -> !item.notes().isEmpty()).count();
        if (main.size() > MANY && 2 * noted < main.size()) {
            add("list-of-everything", Severity.MAJOR, 0, main.size());
        }
    }

    private void add(String code, Severity severity, int line, Object... details) {
        findings.add(new Finding(
                code,
                Category.QUALITY,
                severity,
                Message.of("finding." + code, details),
                "",
                line,
                "",
                Message.of("finding." + code + ".fix")));
    }
}
