package dev.waymark.outline.details;

import dev.waymark.outline.analysis.LinkNames;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** When services, meetings and groups take place week by week: sentences with a day of the week and a time, and no date. */
final class RegularTimes {

    private static final Pattern DAY = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)(?![\\p{L}\\p{N}_])");
    private static final Pattern CLOCK = Pattern.compile("(?i)\\d[:.]\\d\\d(?!\\d)|\\d ?[ap]\\.?m(?![\\p{L}\\p{N}_])");
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\\d\\d)(?![\\p{L}\\p{N}_])|\\d{1,2}/\\d{1,2}/\\d");
    private static final Pattern LINE =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])(?:open|opening|line|phone|call|ring|surgery)(?![\\p{L}\\p{N}_])");
    private static final int PAGES = 60;
    private static final int MOST = 4;
    private static final int OF_A_PAGE = 2;
    private static final int LONGEST = 140;

    private static final Set<PageKind> OTHERS = EnumSet.of(
            PageKind.LEGAL,
            PageKind.POLICY,
            PageKind.NEWS,
            PageKind.BLOG_POST,
            PageKind.CAREERS,
            PageKind.LISTING,
            PageKind.HOME,
            PageKind.CONTACT);

    private final List<Page> pages;
    private final Map<Url, PageKind> kinds;
    private final LinkNames names;

    RegularTimes(List<Page> pages, Map<Url, PageKind> kinds, LinkNames names) {
        this.pages = pages;
        this.kinds = kinds;
        this.names = names;
    }

    /** One line for each, led in by the page's name where it does not say what takes place. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        pages.stream()
                .filter(page -> !OTHERS.contains(kinds.getOrDefault(page.url(), PageKind.OTHER)))
                .limit(PAGES)
                .filter(page -> DAY.matcher(page.markdown()).find())
                .forEach(page -> page.markdown()
                        .lines()
                        .filter(line -> line.contains("day") && !line.startsWith("#") && !line.startsWith("|"))
                        .flatMap(line -> Prose.sentences(Prose.bare(line)).stream())
                        .filter(RegularTimes::isRegular)
                        .flatMap(sentence -> ClauseFilter.clause(sentence, LONGEST).stream())
                        .filter(clause -> CLOCK.matcher(clause).find())
                        .limit(OF_A_PAGE)
                        .map(clause -> named(page, clause))
                        .forEach(lines::add));
        return lines.stream().distinct().limit(MOST).toList();
    }

    private static boolean isRegular(String sentence) {
        return sentence.length() < 2 * LONGEST
                && DAY.matcher(sentence).find()
                && CLOCK.matcher(sentence).find()
                && !DATE.matcher(sentence).find()
                && !LINE.matcher(sentence).find();
    }

    private String named(Page page, String clause) {
        String name = names.of(page);
        boolean told = Words.of(name).list().stream()
                .filter(word -> word.length() > 3)
                .anyMatch(Words.of(clause).list()::contains);
        return told ? clause : name + ": " + clause;
    }
}
