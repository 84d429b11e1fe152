package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what a page is for, by a vote of its address, titles, label in the navigation and declared types. */
public final class Classifier {

    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern LISTING = Pattern.compile("tags?|categor(?:y|ies)|authors?");
    private static final Pattern DAY = Pattern.compile("^(?:19|20)\\d\\d-\\d\\d-\\d\\d");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern PAGE_QUERY = Pattern.compile("(?:^|&)(?:page|paged|p|offset|start)=\\d+(?:&|$)");
    private static final Pattern LATER_PAGE =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])page (?:[2-9]|\\d{2,6})(?: of \\d{1,6})?\\)?(?:$| ?[|–—·-] )");
    private static final double ENOUGH = 3;

    private final SiteGraph survey;
    private final Titles titles;
    /** What most pages declare says nothing of one: the author of all, the site's own type. */
    private final Set<String> common = new HashSet<>();

    private final Map<Url, Votes> votes = new HashMap<>();

    public Classifier(SiteGraph survey, Titles titles) {
        this.survey = survey;
        this.titles = titles;
        Map<String, Integer> uses = new HashMap<>();
        survey.pages()
                .forEach(page -> page.types().stream().distinct().forEach(type -> uses.merge(type, 1, Integer::sum)));
        int many = Math.max(2, survey.pages().size() / 2);
        uses.forEach((type, count) -> {
            if (count > many) {
                common.add(type);
            }
        });
    }

    /**
     * What a page is for.
     *
     * @param template what the votes lean towards; empty while it is not known yet
     */
    public PageKind kind(Page page, Optional<Template> template) {
        List<String> segments = page.url().segments();
        if (survey.isHome(page)) {
            return PageKind.HOME;
        }
        if (isListing(page, segments)) {
            return PageKind.LISTING;
        }
        return winner(votes.computeIfAbsent(page.url(), any -> votes(page, segments)), template);
    }

    private static boolean isListing(Page page, List<String> segments) {
        int last = segments.size() - 1;
        boolean numbered = last > 0
                && SHORT_NUMBER.matcher(segments.get(last)).matches()
                && segments.get(last - 1).equals("page");
        boolean filed = segments.stream().limit(Math.max(0, last)).anyMatch(segment -> LISTING.matcher(segment)
                .matches());
        return numbered
                || filed
                || isPeriod(segments)
                || PAGE_QUERY.matcher(page.url().query()).find()
                || LATER_PAGE.matcher(page.title()).find();
    }

    /** Whether an address ends in a year or a month of the news: {@code /2024/05/}, {@code /news/2024}. */
    private static boolean isPeriod(List<String> segments) {
        int year = 0;
        while (year < segments.size() && !YEAR.matcher(segments.get(year)).matches()) {
            year++;
        }
        List<String> period = segments.subList(year, segments.size());
        boolean plain = !period.isEmpty()
                && period.stream()
                        .allMatch(segment -> SHORT_NUMBER.matcher(segment).matches());
        return plain && (period.size() > 1 || isNews(segments.subList(0, year)));
    }

    private static boolean isNews(List<String> folders) {
        return folders.stream()
                .filter(folder -> !DocVersions.isVersion(folder))
                .map(folder -> Words.ofSegment(folder).joined())
                .anyMatch(word -> PageKind.NEWS.phrases().stream()
                        .anyMatch(phrase -> phrase.joined().equals(word)));
    }

    private Votes votes(Page page, List<String> segments) {
        Votes votes = new Votes();
        int last = segments.size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean version = i < last && DocVersions.isVersion(segments.get(i));
            Words words = version ? Words.of("") : Words.ofSegment(segments.get(i));
            votes.cast(words, i >= last - 1 ? 8 : 4, i == last ? 3 : 0);
        }
        votes.cast(Words.of(titles.own(page)), 6, 2);
        votes.cast(Words.of(page.heading()), 4, 1);
        votes.cast(Words.of(survey.label(page)), 5, 1);
        votes.declared(
                page.types().stream().filter(type -> !common.contains(type)).toList());
        if (isPost(page, segments)) {
            votes.add(PageKind.BLOG_POST, 9);
        }
        return votes;
    }

    /** A page below a news section, or one that bears its date in its address. */
    private static boolean isPost(Page page, List<String> segments) {
        int last = segments.size() - 1;
        boolean dated = segments.stream().limit(Math.max(0, last)).anyMatch(s -> YEAR.matcher(s)
                        .matches())
                || (last >= 0 && DAY.matcher(segments.get(last)).find());
        boolean below = isNews(segments.subList(0, Math.max(0, last)));
        return below || (dated && !page.published().isEmpty());
    }

    private static PageKind winner(Votes votes, Optional<Template> template) {
        return votes.byKind.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), weighed(entry.getKey(), entry.getValue(), template)))
                .filter(entry -> entry.getValue() >= ENOUGH)
                .max(Map.Entry.<PageKind, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(PageKind.OTHER);
    }

    private static double weighed(PageKind kind, double votes, Optional<Template> template) {
        return template.isEmpty() || template.get().expects(kind) ? votes : votes * 0.6;
    }

    private static final class Votes {

        private final Map<PageKind, Double> byKind = new EnumMap<>(PageKind.class);

        /** Votes for each kind with a phrase that is all of {@code words}, or a good part of them. */
        void cast(Words words, double whole, double part) {
            if (words.isEmpty()) {
                return;
            }
            for (PageKind kind : PageKind.values()) {
                double most = 0;
                for (Words phrase : kind.phrases()) {
                    most = Math.max(most, worth(words, phrase, whole, part));
                }
                add(kind, most);
            }
        }

        private static double worth(Words words, Words phrase, double whole, double part) {
            if (words.joined().equals(phrase.joined())) {
                return whole;
            }
            return words.contain(phrase) ? part * 2 * phrase.count() / words.count() : 0;
        }

        void declared(List<String> types) {
            for (PageKind kind : PageKind.values()) {
                if (kind.types().stream().anyMatch(types::contains)) {
                    add(kind, 5);
                }
            }
        }

        void add(PageKind kind, double votes) {
            if (votes > 0) {
                byKind.merge(kind, votes, Double::sum);
            }
        }
    }
}
