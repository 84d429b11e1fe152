package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.ParsedFile.Section;
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
            add(
                    "name-is-address",
                    Severity.MAJOR,
                    "The title is an address: \u201C" + parsed.name() + "\u201D.",
                    1,
                    "Write the name of the organisation or product.");
        }
        int length = parsed.summary().length();
        if (length > 0 && length < SHORT_SUMMARY) {
            add(
                    "summary-short",
                    Severity.MINOR,
                    "The summary says little: " + length + " characters.",
                    0,
                    "Say in 100 to 300 characters what it is, who it is for and where.");
        }
        if (length > LONG_SUMMARY) {
            add(
                    "summary-long",
                    Severity.MINOR,
                    "The summary has " + length + " characters.",
                    0,
                    "Keep to 100 to 300 characters, and move the rest into a paragraph below.");
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
                        entry.getValue().size() + " names end in \u201C" + entry.getKey() + "\u201D.",
                        entry.getValue().get(0).line(),
                        "Leave the name of the site out of the names of its pages."));
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
                        "A page that few readers need is among the main ones: \u201C" + item.name() + "\u201D.",
                        section.title(),
                        item.line(),
                        item.target(),
                        "Move it to Optional, or drop it.")));
        List<String> names =
                section.items().stream().map(item -> TextKey.of(item.name())).toList();
        if (names.size() >= ORDERED && names.stream().sorted().toList().equals(names)) {
            add(
                    "alphabetical",
                    Severity.INFO,
                    "The links of \u201C" + section.title() + "\u201D are in alphabetical order.",
                    section.line(),
                    "Put first what is asked for most.");
        }
    }

    private void checkSize() {
        List<Item> main = parsed.sections().stream()
                .filter(section -> !LlmsTxt.OPTIONAL.equalsIgnoreCase(section.title()))
                .flatMap(section -> section.items().stream())
                .toList();
        long noted = main.stream().filter(item -> !item.notes().isEmpty()).count();
        if (main.size() > MANY && 2 * noted < main.size()) {
            add(
                    "list-of-everything",
                    Severity.MAJOR,
                    main.size()
                            + " links outside Optional, most of them without notes: a list of the site and no guide to it.",
                    0,
                    "Keep the 15 to 60 pages that matter most and say of each what it answers.");
        }
    }

    private void add(String code, Severity severity, String message, int line, String suggestion) {
        findings.add(new Finding(code, Category.QUALITY, severity, message, "", line, "", suggestion));
    }
}
