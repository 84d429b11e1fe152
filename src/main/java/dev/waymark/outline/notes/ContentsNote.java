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

/** Lists what stands on a page that has little to say for itself. */
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
    private static final int PERSONS = 3;
    private static final int WORDS_OF_A_TOPIC = 5;
    private static final int REPEATED = 3;
    private static final int LINES = 400;

    /** What stands in the place of a text, or leads about: no name of anything on the page. */
    private static final Pattern NO_ITEM = Pattern.compile(
            "(?i)prev(?:ious)?|site ?map|next|up|home|top|back|index|contents|table of contents|menu|navigation|title|sub ?title|heading|text|description|caption|quote|tab \\d+"
                    + "|(?:product|item|section|your|company) (?:name|title|text|description)|name|image|video|item|slide(?: \\d+)?|all(?: items| products)?|more|share|search|related.*|see also|footnotes"
                    + "|contact(?: us)?|legal notice|notes?|acknowledge?ments?|requirement\\(?s?\\)?|introduction|overview|summary|background|step (?:\\d|one|two|three|four|five)|\\d[\\d\\s.-]*");

    /** What no topic says: it speaks to somebody, or is a sentence. */
    private static final Pattern SPEAKS = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:you|your|yours|that|is|are|was|were|have|has|it|its|everyone|everybody|together|welcome|let|lets|join|can|will|this|these|love|looking|something|here)(?![\\p{L}\\p{N}_])|[!?…]");

    /** What names a part of any page, and says nothing of this one. */
    private static final Pattern ANY_PAGE = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:we|us|our|goals?|phases?|objectives?|approach|problem|examples?|case|conclusions?|milestones?|next|process|findings|results|highlights|definitions?|general|faqs?|questions?)(?![\\p{L}\\p{N}_])");

    private static final Pattern NO_PART =
            Pattern.compile("(?i)[!?…]|(?<!\\p{L})(?:next|goals?|why|milestones?|what)(?!\\p{L})");

    /** The beginning of a part that has no heading: {@code 3. Curfew:} or a line in bold. */
    private static final Pattern LEAD =
            Pattern.compile("^(?:\\d{1,2}\\\\?[.)] ([^:*\\[|]{3,45}):|(?:[-*+] )?\\*\\*([^:*\\[|]{3,45}):?\\*\\*:?)");

    private static final Pattern PLACE =
            Pattern.compile("^\\d|\\d{3}[ -]?\\d{4}|^(?:Phone|Fax|E-?mail)(?!\\p{L})|, [A-Z]{2}(?: \\d|$)");

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
        if (own(page).filter(text -> RULE.matcher(text).find()).count() > 1) {
            return listed(own(page).filter(text -> RULE.matcher(text).find()), name);
        }
        return topics(own(page), name, aboutUs).or(() -> topics(leads(page), name, aboutUs));
    }

    private static Optional<String> topics(Stream<String> texts, String name, boolean aboutUs) {
        List<String> items = items(texts, name).toList();
        long persons = items.stream().filter(ContentsNote::isPerson).count();
        List<String> topics = items.stream().filter(ContentsNote::isTopic).toList();
        long special =
                topics.stream().filter(text -> !ANY_PAGE.matcher(text).find()).count();
        boolean enough = topics.size() >= TOPICS
                && topics.size() * 3 >= items.size() * 2
                && persons * 3 < items.size()
                && (aboutUs || special * 3 >= topics.size() * 2L);
        return enough ? joined(topics) : Optional.empty();
    }

    /** The names of the parts of a page that has two of them. */
    Optional<String> pair(Page page, String name) {
        List<String> items = items(own(page), name).toList();
        boolean parts = items.size() == 2
                && items.stream()
                        .noneMatch(text -> isPerson(text)
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
        long persons = texts.stream().filter(ContentsNote::isPerson).count();
        return persons >= PERSONS && persons * 4 >= texts.size();
    }

    private static boolean isPerson(String text) {
        return PERSON.matcher(text).matches();
    }

    private static Stream<String> leads(Page page) {
        return page.markdown()
                .lines()
                .limit(LINES)
                .map(LEAD::matcher)
                .filter(Matcher::find)
                .map(lead -> lead.group(1) == null ? lead.group(2) : lead.group(1));
    }

    private static boolean isTopic(String text) {
        int words = Words.of(text).count();
        return words <= WORDS_OF_A_TOPIC + 1
                && !PLACE.matcher(text).find()
                && !SPEAKS.matcher(text).find()
                && !DATED.matcher(text).lookingAt();
    }

    /** The page's own headings, as a list of what stands on it. */
    private Optional<String> headings(Page page, String name) {
        return listed(own(page), name);
    }

    /** The headings of the page that no other pages have as well. */
    private Stream<String> own(Page page) {
        return page.headings().stream()
                .filter(heading -> heading.level() >= 2 && heading.level() <= 4)
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
                .filter(text -> !ClauseFilter.unfit(text)
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
