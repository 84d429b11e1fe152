package dev.waymark.outline.notes;

import dev.waymark.outline.analysis.LinkNames;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Heading;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists what is on a page that has little to say for itself. */
final class ContentsNote {

    private static final Pattern SEMICOLON = Pattern.compile("; ");

    private static final Pattern CLOSING_MARK = Pattern.compile("(?<![.:;])[.:;]{1,3}$");

    /** What a rule of a handbook begins with, in each of its headings. */
    private static final Pattern RULE = Pattern.compile("^(?:You|Teams|We|Services?) (?i:must|should|shall)(?= ) ");

    private static final Pattern NOT = Pattern.compile("^(?i:not) ");

    private static final int SHORTEST = 20;
    private static final int LONGEST = 120;
    private static final int LONGEST_ITEM = 50;
    private static final int LONGEST_RULE = 80;
    private static final int ITEMS = 8;
    private static final int TOPICS = 3;
    private static final int PARTS = 6;
    private static final int PERSONS = 3;
    private static final int WORDS_OF_A_TOPIC = 5;
    private static final int REPEATED = 3;
    private static final int LINES = 400;
    private static final int SECTION = 2;
    private static final int LONGEST_QUESTION = 9;
    /** A page with more headings of the first level than this has them for its parts. */
    private static final int TITLES = 3;

    private static final Pattern NUMBER = Pattern.compile("^\\d{1,2}\\\\?[.)] ");

    /** What is in the place of a text, or leads about: no name of anything on the page. */
    private static final Pattern NO_ITEM = Pattern.compile(
            "(?i)about|quick links|author(?: .*)?|prev(?:ious)?|site ?map|next|up|home|top|back|index|contents|table of contents|menu|navigation|title|sub ?title|heading|text|description|caption|quote|tab \\d+"
                    + "|(?:product|item|section|your|company) (?:name|title|text|description)|name|image|video|item|slide(?: \\d+)?|all(?: items| products)?|more|share|search|related.*|see also|footnotes"
                    + "|contact(?: us)?|legal notice|notes?|acknowledge?ments?|requirement\\(?s?\\)?|introduction|overview|summary|background|step (?:\\d|one|two|three|four|five)|\\d[\\d\\s.-]*");

    /** What no topic says: it speaks to somebody, or is a sentence. */
    private static final Pattern SPEAKS = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:you|your|yours|that|is|are|was|were|have|has|it|its|everyone|everybody|together|welcome|let|lets|join|can|will|this|these|love|looking|something|here)(?![\\p{L}\\p{N}_])|[!?…]");

    private static final Pattern WE = Pattern.compile("^We .{15}");

    /** What names a part of any page, and says nothing of this one. */
    private static final Pattern ANY_PAGE = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:we|us|our|goals?|phases?|objectives?|approach|problem|examples?|case|conclusions?|milestones?|next|process|findings|results|highlights|definitions?|general|faqs?|questions?)(?![\\p{L}\\p{N}_])");

    private static final Pattern NO_PART =
            Pattern.compile("(?i)[!?…]|(?<!\\p{L})(?:next|goals?|why|milestones?|what)(?!\\p{L})");

    /** The beginning of a part that has no heading: {@code 3. Curfew:} or a line in bold. */
    private static final Pattern LEAD =
            Pattern.compile("^(?:\\d{1,2}\\\\?[.)] ([^:*\\[|]{3,45}):|(?:[-*+] )?\\*\\*([^:*\\[|]{3,45}):?\\*\\*:?)");

    private static final Pattern PLACE = Pattern.compile(
            "^\\d(?!\\d{3} \\p{L})|\\d{3}[ -]?\\d{4}|^(?:Phone|Fax|E-?mail)(?!\\p{L})|, [A-Z]{2}(?: \\d|$)");

    private static final Pattern PERSON = Pattern.compile(
            "(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Cllr|Sir)\\.? )?\\p{Lu}[\\p{L}’'-]{1,25}+ (?:\\p{Lu}\\.? )?\\p{Lu}[\\p{L}’'-]{1,25}+(?:,.*)?");

    private static final Pattern DATED = Pattern.compile(
            "(?i)(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|term ends|term).{0,12}\\d");

    private final SiteGraph survey;
    private final Set<Url> dropped;
    private final Map<String, Integer> uses = new HashMap<>();

    /** @param dropped pages that the file does not list, so that nothing here names them */
    ContentsNote(SiteGraph survey, Set<Url> dropped) {
        this.survey = survey;
        this.dropped = dropped;
        survey.pages().forEach(page -> page.headings().stream()
                .map(heading -> heading.text().toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(heading -> uses.merge(heading, 1, Integer::sum)));
    }

    /**
     * Its headings, what it links to, and its table of contents, which may be marked up as navigation: each as one line, divided
     * by semicolons, when there is enough of it.
     */
    Stream<String> of(Page page, String name) {
        return Stream.of(
                        headings(page, name),
                        listed(links(page, Place.MAIN), name),
                        listed(links(page, Place.NAVIGATION), name))
                .flatMap(Optional::stream);
    }

    /** Its headings where they name its parts: three or more, most of them short, none of them a person or a date; or rules. */
    Optional<String> topics(Page page, String name, boolean aboutUs) {
        return rules(page, name)
                .or(() -> topics(page, own(page), name, aboutUs))
                .or(() -> topics(page, leads(page), name, aboutUs));
    }

    /** The rules of a page of a handbook that has two or more. */
    Optional<String> rules(Page page, String name) {
        List<String> rules = own(page).filter(text -> RULE.matcher(text).find()).toList();
        return rules.size() > 1 ? listed(rules.stream(), name) : Optional.empty();
    }

    /** The names of the sections of an index, unless they only name the pages below it. */
    Optional<String> sections(Page page, String name) {
        List<Words> below = survey.below(page).stream()
                .flatMap(each -> Stream.of(each.heading(), survey.label(each)))
                .map(Words::of)
                .toList();
        List<String> sections = headings(page, SECTION, SECTION).toList();
        boolean ofItsOwn = sections.stream().map(Words::of).noneMatch(below::contains);
        return ofItsOwn ? topics(page, sections.stream(), name, false) : Optional.empty();
    }

    /** The sections of a start page that has few. */
    Optional<String> parts(Page page, String name) {
        List<String> items = items(own(page), name).toList();
        List<String> parts = items.stream()
                .filter(text -> isTopic(page, text) && !ANY_PAGE.matcher(text).find())
                .limit(TOPICS)
                .toList();
        boolean most = parts.size() > 1 && items.size() <= PARTS && parts.size() * 2 >= items.size();
        return most ? Optional.of(String.join("; ", parts)) : Optional.empty();
    }

    private Optional<String> topics(Page page, Stream<String> texts, String name, boolean aboutUs) {
        List<String> all = texts.toList();
        List<String> items =
                items(all.stream().filter(text -> !text.endsWith("?")), name).toList();
        long persons = items.stream().filter(text -> isPerson(page, text)).count();
        List<String> topics = items.stream().filter(text -> isTopic(page, text)).toList();
        long special =
                topics.stream().filter(text -> !ANY_PAGE.matcher(text).find()).count();
        boolean enough = topics.size() >= TOPICS
                && topics.size() * 3 >= items.size() * 2
                && persons * 3 < items.size()
                && (aboutUs || special * 3 >= topics.size() * 2L);
        return enough
                ? joined(items(all.stream().map(ContentsNote::asked), name)
                        .filter(text -> topics.contains(text) || isQuestion(text, all, topics))
                        .toList())
                : Optional.empty();
    }

    /** Whether a text was a question, and asks for more than another item names. */
    private static boolean isQuestion(String text, List<String> all, List<String> topics) {
        boolean asked = !all.contains(text) && Words.of(text).count() <= LONGEST_QUESTION;
        return asked && topics.stream().map(Words::of).noneMatch(Words.of(text)::contain);
    }

    private static String asked(String text) {
        return IndirectQuestion.of(text).orElse(text);
    }

    /** The names of the parts of a page that has two of them. */
    Optional<String> pair(Page page, String name) {
        List<String> items = items(own(page).map(ContentsNote::asked), name).toList();
        boolean parts = items.size() == 2
                && items.stream()
                        .noneMatch(text -> isPerson(page, text)
                                || NO_PART.matcher(text).find()
                                || DATED.matcher(text).lookingAt());
        return Optional.of(String.join("; ", items))
                .filter(text -> parts && text.length() >= SHORTEST && text.length() <= LONGEST);
    }

    /** Whether most of its headings are names of persons. */
    boolean isOfPersons(Page page) {
        List<String> texts = page.headings().stream()
                .filter(heading -> heading.level() > 1)
                .map(Heading::text)
                .filter(text -> !DATED.matcher(text).lookingAt())
                .toList();
        List<String> likely =
                texts.stream().filter(text -> PERSON.matcher(text).matches()).toList();
        if (likely.size() < PERSONS) {
            return false;
        }
        long persons = likely.stream().filter(text -> isPerson(page, text)).count();
        return persons >= PERSONS && persons * 4 >= texts.size();
    }

    /** Whether it has the form of a person's name, and its words are not written in small letters on the page: {@code General Grants}. */
    private static boolean isPerson(Page page, String text) {
        return PERSON.matcher(text).matches()
                && Words.of(text).list().stream()
                        .noneMatch(word -> word.length() > 3
                                && (RoleNote.names(word) || page.markdown().contains(" " + word)));
    }

    private static Stream<String> leads(Page page) {
        return page.markdown()
                .lines()
                .limit(LINES)
                .map(LEAD::matcher)
                .filter(Matcher::find)
                .map(lead -> lead.group(1) == null ? lead.group(2) : lead.group(1))
                .map(text -> NUMBER.matcher(text).replaceFirst(""));
    }

    private static boolean isTopic(Page page, String text) {
        int words = Words.of(text).count();
        return words <= WORDS_OF_A_TOPIC + 1
                && !isPerson(page, text)
                && !WE.matcher(text).find()
                && !PLACE.matcher(text).find()
                && !SPEAKS.matcher(text).find()
                && !DATED.matcher(text).lookingAt();
    }

    /** The page's own headings, as a list of what is on it. */
    private Optional<String> headings(Page page, String name) {
        return listed(own(page), name);
    }

    /** The headings of the page that no other pages have as well. */
    private Stream<String> own(Page page) {
        long titles =
                page.headings().stream().filter(heading -> heading.level() == 1).count();
        return headings(page, titles > TITLES ? 1 : SECTION, 4);
    }

    private Stream<String> headings(Page page, int from, int to) {
        return page.headings().stream()
                .filter(heading -> heading.level() >= from && heading.level() <= to)
                .map(Heading::text)
                .filter(text -> uses.getOrDefault(text.toLowerCase(Locale.ROOT), 0) < REPEATED);
    }

    private Stream<String> links(Page page, Place place) {
        return page.links().stream()
                .filter(link -> link.place() == place
                        && link.url().host().equals(page.url().host()))
                .filter(link -> !dropped.contains(link.url()))
                .filter(link -> place == Place.MAIN || !survey.isCommon(link))
                .map(Link::text);
    }

    private static Optional<String> listed(Stream<String> texts, String name) {
        return joined(items(texts, name).limit(ITEMS).toList());
    }

    private static Stream<String> items(Stream<String> texts, String name) {
        Words known = Words.of(name);
        return texts.map(ContentsNote::item)
                .filter(text ->
                        !NO_ITEM.matcher(text).matches() && !Words.of(text).equals(known))
                .filter(text ->
                        text.length() > 3 && Words.of(text).list().stream().anyMatch(word -> word.length() > 3))
                .filter(text -> !text.endsWith("!")
                        && !ClauseFilter.unfit(text)
                        && !ClauseFilter.holdsAddress(text)
                        && !PLACE.matcher(text).find())
                .distinct();
    }

    private static String item(String text) {
        String plain = CLOSING_MARK
                .matcher(LinkNames.recased(LinkNames.unnumbered(text.strip())))
                .replaceFirst("");
        String rule = NOT.matcher(RULE.matcher(plain).replaceFirst("")).replaceFirst("do not ");
        int longest = rule.equals(plain) ? LONGEST_ITEM : LONGEST_RULE;
        return rule.length() >= longest || rule.isEmpty()
                ? ""
                : rule.equals(plain) ? plain : ClauseFilter.capital(rule);
    }

    private static Optional<String> joined(List<String> items) {
        StringBuilder list = new StringBuilder();
        items.stream()
                .filter(text -> list.length() + text.length() + 2 <= LONGEST)
                .forEach(text -> list.append(list.isEmpty() ? "" : "; ").append(text));
        return Optional.of(list.toString()).filter(ContentsNote::isList);
    }

    /** Whether a list says enough: three names, or two that are sentences. */
    private static boolean isList(String text) {
        List<String> items = List.of(SEMICOLON.split(text, -1));
        return items.size() > 2
                || (items.size() == 2
                        && items.stream().allMatch(item -> Words.of(item).count() >= 4));
    }
}
