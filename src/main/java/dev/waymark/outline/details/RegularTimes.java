package dev.waymark.outline.details;

import dev.waymark.outline.analysis.LinkNames;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import dev.waymark.wording.calendar.Weekdays;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** When services, meetings and groups take place week by week: sentences with a day of the week and a time, and no date. */
final class RegularTimes {

    private static final Pattern CLOCK = Pattern.compile(
            "(?i)\\d[:.]\\d\\d(?!\\d)|\\d(?: ?[ap]\\.?m| ?h(?:rs?)?|h\\d\\d| ?uhr| ?uur)(?![\\p{L}\\p{N}_])");
    private static final Pattern LINE = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}_])(?:open|opening|line|phone|call|ring|surgery|geöffnet|öffnungszeiten|sprechzeiten|telefon(?:isch)?|bürozeiten"
                    + "|ouverte?s?|téléphone|abiert[ao]s?|horario|teléfono|apert[aio]|telefono|geopend|telefoon|openingstijden|abert[ao]s?|telefone|czynne|ar agor)(?![\\p{L}\\p{N}_])");
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
                .filter(page -> CLOCK.matcher(page.markdown()).find())
                .forEach(page -> page.markdown()
                        .lines()
                        .filter(line -> !line.startsWith("#")
                                && !line.startsWith("|")
                                && CLOCK.matcher(line).find())
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
                && CLOCK.matcher(sentence).find()
                && Weekdays.areNamedIn(sentence)
                && !Weekdays.isDated(sentence)
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
