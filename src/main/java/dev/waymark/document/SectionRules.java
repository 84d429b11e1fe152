package dev.waymark.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules over the sections of a file: titles, sizes, Optional. */
final class SectionRules {

    private static final int LONG = 50;
    private static final int MANY = 100;
    private static final int ENOUGH_FOR_OPTIONAL = 10;
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final Set<String> GENERIC = Set.of(
            "pages",
            "all pages",
            "other pages",
            "links",
            "other links",
            "urls",
            "other",
            "others",
            "more",
            "misc",
            "miscellaneous",
            "content",
            "contents",
            "general",
            "main",
            "section",
            "site",
            "website",
            "sitemap",
            "untitled",
            "list",
            "items");

    private final ParsedFile parsed;
    private final Problems problems = new Problems();
    private final Set<String> titles = new HashSet<>();

    private SectionRules(ParsedFile parsed) {
        this.parsed = parsed;
    }

    static Problems check(ParsedFile parsed) {
        SectionRules rules = new SectionRules(parsed);
        List<ParsedFile.Section> sections = parsed.sections();
        for (int i = 0; i < sections.size(); i++) {
            boolean last = i == sections.size() - 1;
            rules.checkTitle(sections.get(i), last);
            rules.checkItems(
                    sections.get(i),
                    last ? parsed.lines().size() : sections.get(i + 1).line() - 1);
        }
        rules.checkWhole();
        return rules.problems;
    }

    private void checkTitle(ParsedFile.Section section, boolean last) {
        String title = section.title();
        String lower = title.toLowerCase(Locale.ROOT);
        if (!titles.add(title)) {
            problems.add(Rule.DUPLICATE_TITLE, section.line(), title);
        }
        if (GENERIC.contains(lower)) {
            problems.add(Rule.GENERIC_TITLE, section.line(), title);
        }
        boolean meant = lower.startsWith("optional") && lower.length() <= LlmsTxt.OPTIONAL.length() + 1;
        if (meant && !(title.equals(LlmsTxt.OPTIONAL) && last)) {
            problems.add(Rule.OPTIONAL_FORM, section.line(), title);
        }
    }

    private void checkItems(ParsedFile.Section section, int lastLine) {
        if (section.items().isEmpty()) {
            problems.add(Rule.EMPTY_SECTION, section.line(), section.title());
        }
        if (section.items().size() > LONG) {
            problems.add(Rule.LONG_SECTION, section.line(), section.title());
        }
        int characters = parsed.lines().subList(section.line() - 1, lastLine).stream()
                .mapToInt(line -> line.length() + 1)
                .sum();
        int tokens = (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
        problems.add(Rule.SECTION_TOKENS, section.line(), tokens, section.title());
    }

    private void checkWhole() {
        int links = parsed.items().size();
        if (links > MANY) {
            problems.add(Rule.MANY_LINKS, 0);
        }
        if (links >= ENOUGH_FOR_OPTIONAL && !titles.contains(LlmsTxt.OPTIONAL)) {
            problems.add(Rule.NO_OPTIONAL, 0);
        }
    }
}
