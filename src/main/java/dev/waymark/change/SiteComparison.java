package dev.waymark.change;

import dev.waymark.change.Change.Kind;
import dev.waymark.change.Change.Weight;
import dev.waymark.change.ListedItems.Listed;
import dev.waymark.deadline.Deadline;
import dev.waymark.document.FileEdit;
import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.ParsedFile;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.template.Options;
import dev.waymark.url.PageKey;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two readings of a website, and the changes that they mean for its file. A change needs proof: what one reading has not seen, or lists
 * in another place or in other words of the same page, has not changed.
 */
public final class SiteComparison {

    /** How much of two readings can be compared. */
    public enum Depth {
        /** Both were extracted by the same version of the code. */
        FULL,
        /** Their texts may differ because the code does: pages that come, go or move are found, and dead links. */
        STRUCTURE
    }

    private static final Pattern PARTS = Pattern.compile("; ");
    private static final int MAX_CHANGES = 100;
    private static final int MAX_UNANSWERED = 500;

    /** With fewer of the pages than one in so many, a reading shows a site that is closed for maintenance, or hardly read. */
    private static final int MIN_SHARE = 3;

    private static final double REWRITTEN = 0.3;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.8;

    /** What so many other pages say as well is no page's own: an advertisement, a teaser. */
    private static final int MANY_PAGES = 2;

    /** Where permanent redirects lead that say nothing of the page. */
    private static final Set<String> NOWHERE =
            Set.of("login", "signin", "sign-in", "log-in", "auth", "consent", "error", "404", "not-found", "notfound");

    private final SiteReading before;
    private final SiteReading after;
    private final Depth depth;
    private final OutlineResult first;
    private final OutlineResult second;
    private final Map<String, Page> old;
    private final Map<String, Page> now;
    private final Set<String> read;

    /** Pages of the new reading that the earlier one knew nothing of, by their keys. */
    private final Map<String, Page> fresh = new LinkedHashMap<>();

    private final Set<String> known = new HashSet<>();
    private final Set<String> linked = new HashSet<>();
    private final Set<String> proven = new HashSet<>();

    /** New pages that say what a page of the earlier reading said, by the key of that. */
    private final Map<String, Page> copies = new HashMap<>();

    private SiteComparison(SiteReading before, SiteReading after, Options options, Depth depth) {
        this.before = before.on(ReadingDay.of(before, after));
        this.after = after.on(ReadingDay.of(after, before));
        this.depth = depth;
        Outline outline = Outline.of(before.pages(), before.attachments(), options);
        this.first = outline.write();
        this.second = Outline.of(after.pages(), after.attachments(), options.with(outline.template()))
                .write();
        this.old = byKey(before.pages());
        this.now = byKey(after.pages());
        this.read = new HashSet<>(now.keySet());
        after.attachments().forEach(each -> read.add(PageKey.of(each.url())));
        know();
        now.forEach((key, page) -> {
            if (!known.contains(key)) {
                fresh.put(key, page);
            }
        });
        prove();
        PageCopies originals = new PageCopies(before.pages());
        fresh.values().forEach(page -> originals
                .original(page)
                .ifPresent(original -> copies.putIfAbsent(PageKey.of(original.url()), page)));
    }

    /**
     * Compares two readings. Both are composed by the same code and options, and by the template that the earlier one suggests.
     *
     * @param before the earlier one, whose state the file is at
     */
    public static SiteComparison of(SiteReading before, SiteReading after, Options options) {
        return of(before, after, options, Depth.FULL);
    }

    /** The same of readings that may have been extracted by different versions of the code. */
    public static SiteComparison of(SiteReading before, SiteReading after, Options options, Depth depth) {
        return new SiteComparison(before, after, options, depth);
    }

    private static Map<String, Page> byKey(List<Page> pages) {
        Map<String, Page> byKey = new LinkedHashMap<>();
        pages.forEach(page -> byKey.putIfAbsent(PageKey.of(page.url()), page));
        return byKey;
    }

    /** Takes down each address that the earlier reading knew, read or not. */
    private void know() {
        Set<Url> met = new HashSet<>(before.known());
        for (Page page : before.pages()) {
            Deadline.check();
            met.add(page.url());
            page.canonicalUrl().ifPresent(met::add);
            met.addAll(page.translations().values());
            page.links().stream().map(Link::url).forEach(met::add);
        }
        before.attachments().stream().map(Attachment::url).forEach(met::add);
        met.forEach(url -> known.add(PageKey.of(url)));
    }

    /**
     * Finds the addresses that are new beyond doubt: a page that was read before links to them now, or another new page does. What only
     * pages lead to that the earlier reading did not come to may have been there all the time.
     */
    private void prove() {
        Map<Url, String> keys = new HashMap<>();
        Deque<Page> open = new ArrayDeque<>();
        now.forEach((key, page) -> {
            page.links().forEach(link -> linked.add(keys.computeIfAbsent(link.url(), PageKey::of)));
            if (old.containsKey(key)) {
                open.add(page);
            }
        });
        while (!open.isEmpty()) {
            Deadline.check();
            for (Link link : open.remove().links()) {
                String key = keys.computeIfAbsent(link.url(), PageKey::of);
                if (!known.contains(key) && proven.add(key) && fresh.containsKey(key)) {
                    open.add(fresh.get(key));
                }
            }
        }
    }

    private boolean isNew(String key) {
        boolean unlinked = !linked.contains(key) && !before.known().isEmpty();
        return !known.contains(key) && (proven.contains(key) || unlinked);
    }

    /**
     * The addresses of a file of which the caller should know whether they still answer: those that were not read this time.
     *
     * @param file the newest text
     */
    public List<Url> unanswered(String file) {
        return items(FileEdit.of(file).parsed()).byPage().entrySet().stream()
                .filter(entry -> !read.contains(entry.getKey()))
                .map(entry -> entry.getValue().url())
                .limit(MAX_UNANSWERED)
                .toList();
    }

    private ListedItems items(ParsedFile parsed) {
        return new ListedItems(parsed, home().orElse(Url.parse("https://site.invalid/")));
    }

    private Optional<Url> home() {
        return after.pages().stream()
                .findFirst()
                .or(() -> before.pages().stream().findFirst())
                .map(Page::url);
    }

    /**
     * What changed on the website that the file should say, the most important first.
     *
     * @param file the newest text, maybe edited by hand
     * @param written the text that we wrote last; empty when there is none
     * @param links what asking for the addresses gave that {@link #unanswered} names
     */
    public List<Change> changes(String file, String written, Collection<LinkCheck> links) {
        Search search = new Search(file, written, links);
        search.pages();
        if (!before.pages().isEmpty() && !after.pages().isEmpty()) {
            search.added();
            if (depth == Depth.FULL
                    && after.pages().size() * MIN_SHARE >= before.pages().size()) {
                search.texts();
                search.summary();
                search.found.addAll(new FactComparison(before, after, known, first, second, file, written).changes());
            }
        }
        Map<String, Change> byKey = new LinkedHashMap<>();
        search.found.forEach(change -> byKey.putIfAbsent(change.key(), change));
        return byKey.values().stream()
                .sorted(Comparator.comparing(Change::weight))
                .limit(MAX_CHANGES)
                .toList();
    }

    private static boolean isEnglish(Page page) {
        return page.language().startsWith("en");
    }

    /** Looks for the changes of one file. */
    private final class Search {

        private final ParsedFile parsed;
        private final ListedItems items;
        private final ListedItems ours;
        private final boolean weWrote;
        private final String writtenSummary;
        private final Map<String, LinkCheck> checks = new HashMap<>();
        private final Set<String> targets = new HashSet<>();
        private final List<Change> found = new ArrayList<>();

        /** Changes of notes by the page. */
        private final Map<String, Change> noted = new LinkedHashMap<>();

        Search(String file, String written, Collection<LinkCheck> links) {
            parsed = FileEdit.of(file).parsed();
            items = items(parsed);
            ParsedFile last = FileEdit.of(written).parsed();
            ours = items(last);
            weWrote = !written.isBlank();
            writtenSummary = last.summary();
            links.forEach(link -> checks.putIfAbsent(PageKey.of(link.url()), link));
        }

        private boolean isOurs(String key, Listed listed) {
            Listed known = ours.byPage().get(key);
            return known != null
                    && listed.items().stream().allMatch(item -> known.items().stream()
                            .anyMatch(other -> other.name().equals(item.name())
                                    && other.notes().equals(item.notes())));
        }

        /** Pages of the file that are gone or have moved. */
        void pages() {
            items.byPage().forEach((key, listed) -> {
                LinkCheck check = checks.get(key);
                if (check == null || read.contains(key)) {
                    return;
                }
                if (check.state() == LinkCheck.State.GONE) {
                    Page copy = copies.get(key);
                    if (copy != null && !copy.noindex()) {
                        moved(key, listed, copy.url());
                    } else {
                        gone(key, listed);
                    }
                } else if (check.state() == LinkCheck.State.MOVED && check.target() != null) {
                    redirected(key, listed, check.target());
                }
            });
        }

        private void redirected(String key, Listed listed, Url target) {
            boolean start = target.path().equals("/") && !listed.url().path().equals("/");
            boolean nowhere = target.segments().stream().anyMatch(NOWHERE::contains);
            if (!PageKey.of(target).equals(key) && !nowhere && (!start || items.has(PageKey.of(target)))) {
                moved(key, listed, target);
            }
        }

        private void moved(String key, Listed listed, Url target) {
            targets.add(PageKey.of(target));
            if (items.has(PageKey.of(target))) {
                gone(key, listed);
                return;
            }
            found.add(new Change(
                    Kind.PAGE_MOVED,
                    Change.key(Kind.PAGE_MOVED, listed.url().toString()),
                    listed.url().toString(),
                    listed.first().name(),
                    listed.url().toString(),
                    target.toString(),
                    listed.section(),
                    isOurs(key, listed),
                    Weight.IMPORTANT));
        }

        private void gone(String key, Listed listed) {
            boolean here =
                    home().map(home -> new Site(home).sameHost(listed.url())).orElse(false) || old.containsKey(key);
            Kind kind = here ? Kind.PAGE_GONE : Kind.LINK_DEAD;
            found.add(new Change(
                    kind,
                    Change.key(kind, listed.url().toString()),
                    listed.url().toString(),
                    listed.first().name(),
                    listed.first().notes(),
                    "",
                    listed.section(),
                    isOurs(key, listed),
                    Weight.IMPORTANT));
        }

        /** Pages and documents that the new document lists, that are new and that the file lacks. */
        void added() {
            Set<Page> copied = new HashSet<>(copies.values());
            for (Section section : second.document().sections()) {
                for (FileLink link : section.links()) {
                    String key = PageKey.of(link.url());
                    Page page = now.get(key);
                    boolean isNew = isNew(key)
                            && !items.has(key)
                            && !targets.contains(key)
                            && (page == null || !copied.contains(page));
                    if (isNew) {
                        added(section, link, page);
                    }
                }
            }
        }

        private void added(Section section, FileLink link, @Nullable Page page) {
            boolean main = !section.isOptional() && page != null;
            found.add(new Change(
                    Kind.PAGE_ADDED,
                    Change.key(Kind.PAGE_ADDED, link.url().toString()),
                    link.url().toString(),
                    link.name(),
                    "",
                    link.notes(),
                    place(section),
                    weWrote,
                    main ? Weight.IMPORTANT : Weight.MINOR));
        }

        /** The file's section of this title, or else the one that holds most of its pages; a new one where there is neither. */
        private String place(Section section) {
            Words title = Words.of(section.title());
            Optional<String> same = parsed.sections().stream()
                    .map(ParsedFile.Section::title)
                    .filter(each -> Words.of(each).equals(title))
                    .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            Map<String, Integer> homes = new LinkedHashMap<>();
            section.links().stream()
                    .flatMap(link -> items.of(link.url()).stream())
                    .forEach(listed -> homes.merge(listed.section(), 1, Integer::sum));
            return homes.entrySet().stream()
                    .filter(entry -> entry.getValue() * 2 > section.links().size() || entry.getValue() > 2)
                    .filter(entry -> section.isOptional() == entry.getKey().equalsIgnoreCase(LlmsTxt.OPTIONAL))
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(section.title());
        }

        /** Names and notes of pages that both readings read and both documents list. */
        void texts() {
            Map<String, FileLink> was = links(first.document());
            Map<String, FileLink> is = links(second.document());
            items.byPage().forEach((key, listed) -> {
                Deadline.check();
                Page page = old.get(key);
                Page read = now.get(key);
                FileLink link = was.get(key);
                FileLink other = is.get(key);
                if (page != null && read != null && link != null && other != null) {
                    name(key, listed, new Pair(page, read), link.name(), other.name());
                    notes(key, listed, new Pair(page, read), link.notes(), other.notes());
                }
            });
            List<String> texts = noted.values().stream().map(Change::after).toList();
            TextSupport support = new TextSupport(before.pages(), texts);
            TextSupport later = new TextSupport(after.pages(), texts);
            noted.forEach((key, change) -> {
                Set<String> places = new HashSet<>(support.placesOfAll(change.after()));
                places.addAll(later.placesOfAll(change.after()));
                places.remove(key);
                if (places.size() < MANY_PAGES) {
                    found.add(change);
                }
            });
        }

        private static Map<String, FileLink> links(LlmsTxt document) {
            Map<String, FileLink> links = new HashMap<>();
            document.links().forEach(link -> links.putIfAbsent(PageKey.of(link.url()), link));
            return links;
        }

        private void name(String key, Listed listed, Pair pages, String was, String is) {
            String name = listed.first().name();
            boolean composed = PageName.isSame(name, was);
            boolean real = !PageName.isSame(was, is)
                    && !PageName.isSame(name, is)
                    && pages.isRenamed()
                    && (composed || pages.isStaleName(name));
            if (real) {
                found.add(new Change(
                        Kind.PAGE_RENAMED,
                        Change.key(Kind.PAGE_RENAMED, listed.url().toString()),
                        listed.url().toString(),
                        name,
                        name,
                        is,
                        listed.section(),
                        has(key, item -> item.name().equals(name)),
                        Weight.MINOR));
            }
        }

        private boolean has(String key, Predicate<ParsedFile.Item> item) {
            Listed known = ours.byPage().get(key);
            return known != null && known.items().stream().anyMatch(item);
        }

        private void notes(String key, Listed listed, Pair pages, String was, String is) {
            String notes = listed.first().notes();
            if (is.isEmpty()
                    || was.equals(is)
                    || notes.equals(is)
                    || !pages.isReal(was, is)
                    || !pages.isReal(notes, is)) {
                return;
            }
            boolean composed = notes.isEmpty() ? was.isEmpty() : !was.isEmpty() && !pages.isReal(notes, was);
            boolean outdated = composed ? pages.isReplaced(was, is) : !notes.isEmpty() && pages.isOutdated(notes);
            if (outdated) {
                noted.put(
                        key,
                        new Change(
                                Kind.NOTES_CHANGED,
                                Change.key(Kind.NOTES_CHANGED, listed.url().toString()),
                                listed.url().toString(),
                                listed.first().name(),
                                notes,
                                is,
                                listed.section(),
                                has(key, item -> item.notes().equals(notes)),
                                Weight.MINOR));
            }
        }

        void summary() {
            String summary = parsed.summary();
            String was = first.document().summary();
            String is = second.document().summary();
            Page page = before.pages().get(0);
            Page read = now.get(PageKey.of(page.url()));
            if (read == null || is.isEmpty() || summary.isEmpty() || was.equals(is)) {
                return;
            }
            Pair pages = new Pair(page, read);
            if (!pages.isReal(was, is) || !pages.isReal(summary, is)) {
                return;
            }
            boolean composed = !was.isEmpty() && !pages.isReal(summary, was);
            boolean outdated = composed ? isReplaced(was, is, pages) : pages.isOutdated(summary);
            if (outdated) {
                found.add(new Change(
                        Kind.SUMMARY_CHANGED,
                        Change.key(Kind.SUMMARY_CHANGED, ""),
                        "",
                        parsed.name(),
                        summary,
                        is,
                        "",
                        weWrote && summary.equals(writtenSummary),
                        Weight.MINOR));
            }
        }

        private boolean isReplaced(String was, String is, Pair pages) {
            List<String> sentences = sentences(was);
            List<String> others = sentences(is);
            List<String> all =
                    Stream.concat(sentences.stream(), others.stream()).toList();
            TextSupport support = new TextSupport(before.pages(), all);
            TextSupport later = new TextSupport(after.pages(), all);
            boolean lost = sentences.stream()
                    .anyMatch(sentence -> support.knows(sentence)
                            && !later.saysWhat(support, sentence)
                            && support.places(sentence).stream()
                                    .flatMap(place -> Stream.ofNullable(now.get(place)))
                                    .noneMatch(page -> nearlySays(page, sentence)));
            boolean told = others.stream().anyMatch(sentence -> support.share(sentence) < NEARLY_ALL);
            return lost && (told || pages.isOutdated(was));
        }
    }

    /** The sentences of a text, and the parts of a list, that say anything but noise. */
    private List<String> sentences(String text) {
        return Prose.sentences(text).stream()
                .flatMap(PARTS::splitAsStream)
                .filter(sentence -> new ComparedText(sentence, true, before.day()).says())
                .toList();
    }

    /** Whether the page says the same but for noise. */
    private boolean nearlySays(Page page, String sentence) {
        boolean english = isEnglish(page);
        ComparedText was = new ComparedText(sentence, english, before.day());
        return TextSupport.sentences(page)
                .anyMatch(said -> !TextChange.isReal(was, new ComparedText(said, english, after.day())));
    }

    /** One page in both readings. */
    private final class Pair {

        private final Page page;
        private final Page read;

        Pair(Page page, Page read) {
            this.page = page;
            this.read = read;
        }

        boolean isReal(String was, String is) {
            boolean english = isEnglish(page) && isEnglish(read);
            return TextChange.isReal(
                    new ComparedText(was, english, before.day()), new ComparedText(is, english, after.day()));
        }

        /** Whether the page itself goes by another name, and not only our choice of one. */
        boolean isRenamed() {
            boolean title = !PageName.isSame(page.title(), read.title());
            boolean heading = !PageName.isSame(page.heading(), read.heading());
            return title || heading;
        }

        /** Whether a name has words of the page's former names that are in none of its names now. */
        boolean isStaleName(String name) {
            Set<String> was =
                    new HashSet<>(Words.of(page.title() + " " + page.heading()).list());
            was.removeAll(Words.of(read.title() + " " + read.heading()).list());
            return Words.of(name).list().stream().anyMatch(was::contains);
        }

        /**
         * Whether the page said a sentence of the notes and does not say it any more; without notes, whether it says some only now. Of new
         * notes that the page could have had before, a claim that is gone must speak for the change.
         */
        boolean isReplaced(String was, String is) {
            List<String> sentences = sentences(was);
            List<String> others = sentences(is);
            List<String> all = both(sentences, others);
            TextSupport support = new TextSupport(List.of(page), all);
            TextSupport later = new TextSupport(List.of(read), all);
            if (was.isEmpty()) {
                return others.stream().anyMatch(sentence -> later.knows(sentence) && support.share(sentence) < HALF);
            }
            boolean lost = sentences.stream()
                    .anyMatch(sentence -> support.knows(sentence)
                            && !later.saysWhat(support, sentence)
                            && !nearlySays(read, sentence));
            boolean told = others.stream().anyMatch(sentence -> support.share(sentence) < NEARLY_ALL);
            return lost && (told || isOutdated(was));
        }

        boolean isOutdated(String text) {
            return TextSupport.isStale(text, page, read) || TextSupport.likeness(page, read) < REWRITTEN;
        }
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
