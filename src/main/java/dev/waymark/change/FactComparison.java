package dev.waymark.change;

import dev.waymark.change.Change.Kind;
import dev.waymark.change.Change.Weight;
import dev.waymark.change.ComparedText.TokenKind;
import dev.waymark.deadline.Deadline;
import dev.waymark.document.FileEdit;
import dev.waymark.document.LlmsTxt;
import dev.waymark.outline.OutlineResult;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.url.PageKey;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of two readings, as the details of a file state them. */
final class FactComparison {

    private static final Pattern PHONE = Pattern.compile("[+0-9(][0-9() ./\u2011\u2013-]{6,28}[0-9]");
    private static final Pattern FROM_ABROAD = Pattern.compile("^(?:00)?440?");
    private static final Pattern BULLET_BLOCK = Pattern.compile("- (.+)");

    /** A line with so little beside the value says nothing else. */
    private static final int MAX_WORDS_BESIDE = 3;

    private static final int MAX_HEAD_LINES = 300;
    private static final int MAX_KEY_WORDS = 12;
    private static final int MAX_KEY_CHARACTERS = 80;

    private static final Set<Fact.Kind> VITAL = EnumSet.of(
            Fact.Kind.PHONE,
            Fact.Kind.EMAIL,
            Fact.Kind.ADDRESS,
            Fact.Kind.POSTCODE,
            Fact.Kind.OPENING_HOURS,
            Fact.Kind.CHARITY_NUMBER,
            Fact.Kind.COMPANY_NUMBER,
            Fact.Kind.TAX_NUMBER);

    /**
     * A line of the details.
     *
     * @param group the lead-in above it
     * @param label what is before its colon, empty when there is none
     */
    private record Line(String group, String label, String value, String text) {

        static Line of(String group, String text) {
            int colon = text.indexOf(": ");
            boolean labelled = colon > 0 && colon <= 40;
            return new Line(
                    group, labelled ? text.substring(0, colon) : "", labelled ? text.substring(colon + 2) : text, text);
        }

        /** Names it when the same label is there several times. */
        String fullKey() {
            List<String> words = Words.of(value).list();
            return key()
                    + (label.isEmpty()
                            ? ""
                            : " " + String.join(" ", words.subList(0, Math.min(MAX_KEY_WORDS, words.size()))));
        }

        String key() {
            return Words.of(group) + ": " + (label.isEmpty() ? Words.of(text) : Words.of(label));
        }
    }

    /** A fact with its line in the composed details. */
    private record Stated(Fact fact, Line line) {}

    private final SiteReading before;
    private final SiteReading after;
    private final Set<String> known;
    private final Map<String, Page> old;
    private final Map<String, Page> now;
    private final FileEdit file;
    private final List<String> head;
    private final Set<String> written;
    private final boolean weWrote;
    private final List<Line> was;
    private final List<Line> is;
    private final List<Stated> stated;
    private final List<Stated> states;
    private final Map<Fact.Kind, Set<String>> valuesBefore;
    private final Map<Fact.Kind, Set<String>> valuesAfter;

    /** The pages that stated a value, by their keys. */
    private final Map<String, Set<String>> sources = new HashMap<>();

    private final List<Change> changes = new ArrayList<>();

    FactComparison(
            SiteReading before,
            SiteReading after,
            Set<String> known,
            OutlineResult first,
            OutlineResult second,
            String file,
            String written) {
        this.known = known;
        this.before = before;
        this.after = after;
        this.old = byKey(before.pages());
        this.now = byKey(after.pages());
        this.file = FileEdit.of(file);
        this.head = head(this.file);
        this.written = new HashSet<>(head(FileEdit.of(written)));
        this.weWrote = !written.isBlank();
        this.was = lines(first.document());
        this.is = lines(second.document());
        this.stated = stated(first, was);
        this.states = stated(second, is);
        this.valuesBefore = values(before.pages());
        this.valuesAfter = values(after.pages());
        for (Page page : before.pages()) {
            for (Fact fact : page.facts()) {
                sources.computeIfAbsent(id(fact), any -> new LinkedHashSet<>()).add(PageKey.of(page.url()));
            }
        }
    }

    private static Map<String, Page> byKey(List<Page> pages) {
        Map<String, Page> byKey = new HashMap<>();
        pages.forEach(page -> byKey.putIfAbsent(PageKey.of(page.url()), page));
        return byKey;
    }

    private static List<String> head(FileEdit file) {
        List<String> head = new ArrayList<>();
        for (int line = 1; line <= Math.min(MAX_HEAD_LINES, file.headLines()); line++) {
            head.add(file.lineText(line));
        }
        return head;
    }

    private static List<Line> lines(LlmsTxt document) {
        List<Line> lines = new ArrayList<>();
        String group = "";
        for (String block : document.details().blocks()) {
            for (String line : block.split("\n", -1)) {
                Matcher bullet = BULLET_BLOCK.matcher(line);
                if (bullet.matches()) {
                    lines.add(Line.of(group, bullet.group(1)));
                } else if (line.startsWith("**") && line.endsWith("**") && line.length() > 4) {
                    group = line.substring(2, line.length() - 2);
                }
            }
        }
        return lines;
    }

    private static List<Stated> stated(OutlineResult outlined, List<Line> lines) {
        List<Stated> stated = new ArrayList<>();
        for (Fact fact : outlined.facts()) {
            Words value = Words.of(fact.value());
            lines.stream()
                    .filter(line -> Words.of(line.text()).contain(value))
                    .findFirst()
                    .ifPresent(line -> stated.add(new Stated(fact, line)));
        }
        return stated;
    }

    private static Map<Fact.Kind, Set<String>> values(List<Page> pages) {
        Map<Fact.Kind, Set<String>> values = new HashMap<>();
        pages.stream().flatMap(page -> page.facts().stream()).forEach(fact -> values.computeIfAbsent(
                        fact.kind(), any -> new HashSet<>())
                .add(plain(fact)));
        return values;
    }

    private static String plain(Fact fact) {
        String plain = Words.of(fact.value()).joined();
        return fact.kind() == Fact.Kind.PHONE ? FROM_ABROAD.matcher(plain).replaceFirst("0") : plain;
    }

    private static String id(Fact fact) {
        return fact.kind() + " " + plain(fact);
    }

    List<Change> changes() {
        for (Fact.Kind kind : Fact.Kind.values()) {
            facts(kind);
        }
        statements();
        return changes;
    }

    private void facts(Fact.Kind kind) {
        List<Stated> gone = of(kind, stated).stream().filter(this::isGone).collect(Collectors.toList());
        List<Stated> come = of(kind, states).stream().filter(this::isNew).collect(Collectors.toList());
        for (Stated each : List.copyOf(gone)) {
            successor(each, gone, come).ifPresent(next -> {
                gone.remove(each);
                come.remove(next);
                changed(each, next);
            });
        }
        gone.forEach(this::gone);
        come.forEach(this::added);
    }

    private static List<Stated> of(Fact.Kind kind, List<Stated> facts) {
        return facts.stream().filter(each -> each.fact().kind() == kind).toList();
    }

    /** What is stated in its place: under the same label, or alone on the page that stated it, or alone of its kind. */
    private Optional<Stated> successor(Stated each, List<Stated> gone, List<Stated> come) {
        return come.stream()
                .filter(next -> isSameLabel(each.fact(), next.fact()))
                .findFirst()
                .or(() -> onTheSamePage(each))
                .or(() -> gone.size() == 1
                                && come.size() == 1
                                && (each.fact().label().isEmpty()
                                        || come.get(0).fact().label().isEmpty())
                        ? Optional.of(come.get(0))
                        : Optional.empty());
    }

    private static boolean isSameLabel(Fact one, Fact other) {
        return Words.of(one.label()).equals(Words.of(other.label()));
    }

    /** The one value that the page states only now, where this is the one that it states no more; listed or not. */
    private Optional<Stated> onTheSamePage(Stated each) {
        Page page = old.get(PageKey.of(each.fact().source()));
        Page read = now.get(PageKey.of(each.fact().source()));
        if (page == null || read == null || each.fact().kind() == Fact.Kind.OPENING_HOURS) {
            return Optional.empty();
        }
        List<Fact> lost = without(page, read, each.fact().kind());
        List<Fact> won = without(read, page, each.fact().kind());
        List<Fact> sameLabel =
                won.stream().filter(fact -> isSameLabel(each.fact(), fact)).toList();
        List<Fact> next = sameLabel.size() == 1 ? sameLabel : lost.size() == 1 ? won : List.of();
        return next.size() == 1 ? Optional.of(stated(each, next.get(0))) : Optional.empty();
    }

    /** The facts of a page that another does not state, each value once. */
    private static List<Fact> without(Page page, Page other, Fact.Kind kind) {
        Set<String> seen = values(List.of(other)).getOrDefault(kind, new HashSet<>());
        return page.facts().stream()
                .filter(fact -> fact.kind() == kind && seen.add(plain(fact)))
                .toList();
    }

    /** With its line in the document, or else that of the value in whose place it is. */
    private Stated stated(Stated each, Fact next) {
        return states.stream()
                .filter(other -> id(other.fact()).equals(id(next)))
                .findFirst()
                .orElseGet(() -> new Stated(
                        next,
                        Line.of(
                                each.line().group(),
                                each.line().text().replace(each.fact().value(), next.value()))));
    }

    /** Whether pages that stated it were read again, and no page states it any more. */
    private boolean isGone(Stated each) {
        Fact fact = each.fact();
        if (fact.kind() == Fact.Kind.OPENING_HOURS) {
            return areHoursOther(valuesBefore, valuesAfter) && isRead(fact);
        }
        Set<String> places = sources.getOrDefault(id(fact), Set.of());
        long again = places.stream().filter(now::containsKey).count();
        return again > 0
                && again * 2 >= places.size()
                && !valuesAfter.getOrDefault(fact.kind(), Set.of()).contains(plain(fact));
    }

    private boolean isRead(Fact fact) {
        return now.containsKey(PageKey.of(fact.source()));
    }

    private static boolean areHoursOther(Map<Fact.Kind, Set<String>> some, Map<Fact.Kind, Set<String>> others) {
        return !others.getOrDefault(Fact.Kind.OPENING_HOURS, Set.of())
                .containsAll(some.getOrDefault(Fact.Kind.OPENING_HOURS, Set.of()));
    }

    /** Whether no page stated it before, and the page that does was read then as well, or is new. */
    private boolean isNew(Stated each) {
        Fact fact = each.fact();
        if (fact.kind() == Fact.Kind.OPENING_HOURS) {
            return areHoursOther(valuesAfter, valuesBefore);
        }
        return !valuesBefore.getOrDefault(fact.kind(), Set.of()).contains(plain(fact));
    }

    private void changed(Stated each, Stated next) {
        if (!isReal(each.line().value(), next.line().value(), each.fact())) {
            return;
        }
        boolean has = says(next);
        Optional<Change> change = head.contains(each.line().text())
                ? Optional.of(change(
                        has ? Kind.FACT_GONE : Kind.FACT_CHANGED,
                        each,
                        each.line().text(),
                        has ? "" : next.line().text()))
                : has ? Optional.empty() : inOtherWords(each, next);
        change.ifPresent(changes::add);
    }

    private boolean isReal(String was, String is, Fact fact) {
        if (fact.kind() != Fact.Kind.ADDRESS && fact.kind() != Fact.Kind.OPENING_HOURS) {
            return true;
        }
        return TextChange.isReal(new ComparedText(was, true), new ComparedText(is, true));
    }

    /** Where the file states the value in a line that we did not compose so: the same line with the new value. */
    private Optional<Change> inOtherWords(Stated each, Stated next) {
        for (String line : head) {
            Optional<String> value = find(each.fact(), line);
            if (value.isPresent()) {
                return Optional.of(change(
                        Kind.FACT_CHANGED,
                        each,
                        line,
                        line.replace(value.get(), next.fact().value())));
            }
        }
        return Optional.empty();
    }

    /** The fact's value as the line writes it. */
    private static Optional<String> find(Fact fact, String line) {
        if (fact.kind() == Fact.Kind.PHONE) {
            Matcher number = PHONE.matcher(line);
            while (number.find()) {
                String digits = Words.of(number.group()).joined();
                if (FROM_ABROAD.matcher(digits).replaceFirst("0").equals(plain(fact))) {
                    return Optional.of(number.group());
                }
            }
            return Optional.empty();
        }
        int at = line.toLowerCase(Locale.ROOT).indexOf(fact.value().toLowerCase(Locale.ROOT));
        return at < 0
                        || at + fact.value().length() > line.length()
                        || fact.value().isEmpty()
                ? Optional.empty()
                : Optional.of(line.substring(at, at + fact.value().length()));
    }

    private boolean says(Stated each) {
        return head.stream()
                .anyMatch(line -> line.equals(each.line().text())
                        || find(each.fact(), line).isPresent());
    }

    private void gone(Stated each) {
        boolean another = each.fact().kind() == Fact.Kind.OPENING_HOURS
                && !valuesAfter.getOrDefault(Fact.Kind.OPENING_HOURS, Set.of()).isEmpty();
        if (another) {
            return;
        }
        if (head.contains(each.line().text())) {
            changes.add(change(Kind.FACT_GONE, each, each.line().text(), ""));
            return;
        }
        head.stream()
                .filter(line -> find(each.fact(), line).isPresent())
                .filter(line ->
                        Words.of(line).count() <= Words.of(each.fact().value()).count() + MAX_WORDS_BESIDE)
                .findFirst()
                .ifPresent(line -> changes.add(change(Kind.FACT_GONE, each, line, "")));
    }

    private void added(Stated each) {
        boolean another = each.fact().kind() == Fact.Kind.OPENING_HOURS
                && !valuesBefore.getOrDefault(Fact.Kind.OPENING_HOURS, Set.of()).isEmpty();
        String source = PageKey.of(each.fact().source());
        boolean seen = old.containsKey(source) || !known.contains(source);
        if (!another && seen && !says(each)) {
            changes.add(change(Kind.FACT_ADDED, each, "", each.line().text()));
        }
    }

    private Change change(Kind kind, Stated each, String before, String after) {
        Fact fact = each.fact();
        String value = plain(fact);
        String about = fact.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + " "
                + value.substring(0, Math.min(MAX_KEY_CHARACTERS, value.length()));
        return new Change(
                kind,
                Change.key(kind, about),
                fact.source().toString(),
                each.line().label().isEmpty()
                        ? each.line().group()
                        : each.line().label(),
                before,
                after,
                each.line().group(),
                before.isEmpty() ? weWrote : written.contains(before),
                VITAL.contains(fact.kind()) ? Weight.IMPORTANT : Weight.MINOR);
    }

    /** Lines of the details that are sentences or pairs of the pages. */
    private void statements() {
        List<Line> gone = without(was, stated, is);
        List<Line> come = without(is, states, was);
        if (gone.isEmpty() && come.isEmpty()) {
            return;
        }
        List<String> texts =
                Stream.concat(gone.stream(), come.stream()).map(Line::value).toList();
        TextSupport support = new TextSupport(before.pages(), texts);
        TextSupport later = new TextSupport(after.pages(), texts);
        List<Line> next = new ArrayList<>(come);
        for (Line line : gone) {
            Deadline.check();
            boolean over = support.knows(line.value())
                    && !later.saysWhat(support, line.value())
                    && support.places(line.value()).stream().anyMatch(now::containsKey)
                    && support.places(line.value()).stream()
                            .flatMap(place -> Stream.ofNullable(now.get(place)))
                            .flatMap(TextSupport::sentences)
                            .noneMatch(said -> !isReal(line.value(), said));
            Optional<Line> other = successor(line, gone, next);
            other.ifPresent(next::remove);
            if (over && other.isPresent() && isReal(line.value(), other.get().value())) {
                changed(line, other.get(), support);
            } else if (over && other.isEmpty() && head.contains(line.text())) {
                changes.add(change(Kind.FACT_GONE, line, support, line.text(), ""));
            }
        }
        for (Line line : next) {
            boolean isNew = later.share(line.value()) >= 0.5
                    && support.share(line.value()) < 0.5
                    && later.places(line.value()).stream()
                            .anyMatch(key -> old.containsKey(key) || !known.contains(key));
            if (isNew && head.stream().noneMatch(known -> !isReal(known, line.text()))) {
                changes.add(change(Kind.FACT_ADDED, line, later, "", line.text()));
            }
        }
    }

    /** The line of the same label; where there are several, the one that shares most of its words. */
    private static Optional<Line> successor(Line line, List<Line> gone, List<Line> come) {
        if (line.label().isEmpty()) {
            return Optional.empty();
        }
        List<Line> same =
                come.stream().filter(other -> other.key().equals(line.key())).toList();
        boolean alone =
                gone.stream().filter(other -> other.key().equals(line.key())).count() == 1;
        return same.size() == 1 && alone
                ? Optional.of(same.get(0))
                : same.stream()
                        .filter(other -> shared(line, other) >= 0.5)
                        .max(Comparator.comparingDouble(other -> shared(line, other)));
    }

    private static double shared(Line line, Line other) {
        Set<String> words = new HashSet<>(Words.of(line.value()).list());
        Set<String> others = new HashSet<>(Words.of(other.value()).list());
        int all = words.size() + others.size();
        words.retainAll(others);
        return all == 0 ? 0 : 2.0 * words.size() / all;
    }

    private void changed(Line line, Line other, TextSupport support) {
        if (head.contains(line.text())) {
            changes.add(change(Kind.FACT_CHANGED, line, support, line.text(), other.text()));
            return;
        }
        List<String> labelled = head.stream()
                .filter(known -> known.startsWith(line.label() + ": "))
                .toList();
        labelled.stream()
                .filter(known -> labelled.size() == 1 && isReal(known, other.text()))
                .filter(known -> support.places(line.value()).stream()
                        .anyMatch(key -> old.containsKey(key)
                                && now.containsKey(key)
                                && TextSupport.isStale(known, old.get(key), now.get(key))))
                .findFirst()
                .ifPresent(known -> changes.add(change(Kind.FACT_CHANGED, line, support, known, other.text())));
    }

    private Change change(Kind kind, Line line, TextSupport support, String before, String after) {
        boolean claims = new ComparedText(before + " " + after, true)
                .claims().stream().anyMatch(token -> EnumSet.of(
                                TokenKind.MONEY, TokenKind.DATE, TokenKind.TIME, TokenKind.WEEKDAY, TokenKind.CONTACT)
                        .contains(token.kind()));
        String source = support.places(line.value()).stream()
                .sorted()
                .flatMap(key -> Stream.of(now.get(key), old.get(key)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(page -> page.url().toString())
                .orElse("");
        return new Change(
                kind,
                Change.key(kind, line.fullKey()),
                source,
                line.label().isEmpty() ? line.group() : line.label(),
                before,
                after,
                line.group(),
                before.isEmpty() ? weWrote : written.contains(before),
                claims ? Weight.IMPORTANT : Weight.MINOR);
    }

    private boolean isReal(String was, String is) {
        boolean english = after.pages().get(0).language().startsWith("en");
        return TextChange.isReal(
                new ComparedText(was, english, before.day()), new ComparedText(is, english, after.day()));
    }

    /** The lines that state no fact and that the other document has not as well. */
    private static List<Line> without(List<Line> lines, List<Stated> facts, List<Line> others) {
        Set<String> taken = new HashSet<>();
        facts.forEach(each -> taken.add(each.line().text()));
        others.forEach(line -> taken.add(line.text()));
        return lines.stream().filter(line -> !taken.contains(line.text())).toList();
    }
}
