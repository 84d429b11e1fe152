package dev.waymark.outline.analysis;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a site calls its organisation or product.
 *
 * @param version the number that is behind the name, empty when there is none
 */
record SiteName(String text, String version) {

    private static final Pattern COUNTER = Pattern.compile("(?<=\\w)\\(\\d\\)$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DOCUMENTATION = Pattern.compile("(?i)(?<=\\w) (?:documentation|docs)$");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern GAP = Pattern.compile("[\\s,.;:|()]+");
    private static final Pattern NO_WORDS = Pattern.compile("[\\d\\s]*");

    private static final int LONGEST = 80;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)^(?:.*(?:https?:|www\\.|//).*|[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,9}\\.[a-z]{2,63}(?:/.*)?|[\\d.:]+|untitled.*|home(?: ?page)?|index)$");
    private static final Pattern NUMBERED = Pattern.compile(
            "^(?<name>(?=.*\\p{L}).+?),? (?:(?:version|release) )?v?(?<number>\\d{1,4}(?:\\.\\d{1,5}){1,3})",
            Pattern.CASE_INSENSITIVE);

    static SiteName of(SiteGraph survey, Titles titles) {
        String name =
                COUNTER.matcher(withPart(name(survey, titles), survey, titles)).replaceFirst("");
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? new SiteName(numbered.group("name"), numbered.group("number"))
                : new SiteName(name, "");
    }

    private static String name(SiteGraph survey, Titles titles) {
        List<Page> pages = survey.pages();
        Stream<String> home = survey.home().map(Page::title).stream();
        Stream<String> declared = Stream.concat(
                mostFrequent(values(pages, Fact.Kind.NAME)).stream(),
                mostFrequent(pages.stream().map(Page::siteName).toList()).stream());
        Stream<String> written = Stream.of(
                        titles.shared(),
                        home.flatMap(title -> Titles.parts(title).stream()).toList(),
                        survey.home().map(Page::heading).stream().toList())
                .flatMap(Collection::stream);
        return Stream.<Supplier<Stream<String>>>of(() -> declared, () -> spelt(survey, titles), () -> written)
                .flatMap(Supplier::get)
                .map(text -> BLANKS.matcher(text).replaceAll(" ").strip())
                .filter(text -> !text.isBlank()
                        && text.length() <= LONGEST
                        && Words.of(text).count() > 0)
                .filter(text -> !ADDRESS.matcher(text).matches() && !isSectionName(text) && !ModelInstructions.in(text))
                .findFirst()
                .map(text -> DOCUMENTATION.matcher(text).replaceFirst(""))
                .orElseGet(() ->
                        survey.home().map(page -> hostName(page.url().host())).orElse(Organisation.NAMELESS));
    }

    /** All pages are searched for this, so only when no page declares a name. What only the post goes to must be called so in titles too. */
    private static Stream<String> spelt(SiteGraph survey, Titles titles) {
        List<String> hosts = spelt(survey, hosts(survey)).stream().toList();
        List<String> spelt =
                hosts.isEmpty() ? spelt(survey, mailHosts(survey)).stream().toList() : hosts;
        List<String> shared = titles.shared().stream()
                .filter(part -> spelt.stream().allMatch(name -> akin(part, name)))
                .toList();
        boolean foreign = hosts.isEmpty() && shared.isEmpty() && isTitleOfHome(titles.shared(), survey);
        return foreign ? Stream.of() : Stream.concat(shared.stream(), spelt.stream());
    }

    /** The part of an organisation that a host stands for: {@code engineering.agency.example} with the title Engineering Handbook. */
    private static String withPart(String name, SiteGraph survey, Titles titles) {
        String part = survey.home().map(titles::own).orElse("");
        String host = survey.home().map(page -> hostLabel(page.url().host())).orElse("");
        boolean apart = !Words.of(name).joined().contains(Words.of(host).joined())
                && !Words.of(part).contain(Words.of(name));
        boolean named = Words.of(part).list().contains(host) && Words.of(part).count() <= 5;
        if (apart && named && name.length() + part.length() < LONGEST) {
            return name + ": " + part;
        }
        return isPart(part, name, survey) ? part + " - " + name : name;
    }

    /** Whether the start page's heading and title name a part of the organisation, which other pages speak of too. */
    private static boolean isPart(String part, String name, SiteGraph survey) {
        Words words = Words.of(part);
        boolean headed = survey.home()
                .filter(home -> Words.of(home.heading()).equals(words))
                .filter(home -> Words.of(home.title()).contain(Words.of(name)))
                .isPresent();
        return headed
                && words.count() > 1
                && words.count() <= 4
                && !isSectionName(part)
                && !Words.of(name).contain(words)
                && !words.contain(Words.of(name))
                && survey.pages().stream()
                        .filter(page -> !survey.isHome(page))
                        .limit(100)
                        .anyMatch(page -> Words.of(page.title()).contain(words)
                                || Words.of(page.heading()).contain(words));
    }

    /** Whether two names have a word in common, or one is the other written otherwise. */
    private static boolean akin(String one, String other) {
        return Words.of(one).list().stream().anyMatch(Words.of(other).list()::contains)
                || Words.of(one).joined().contains(Words.of(other).joined());
    }

    private static boolean isTitleOfHome(List<String> shared, SiteGraph survey) {
        String title =
                survey.home().map(page -> Words.of(page.title()).toString()).orElse("");
        return shared.stream().anyMatch(part -> Words.of(part).toString().equals(title));
    }

    /** The site's domain as the site itself writes it: {@code segantinzambon.it} → Segantin &amp; Zambon. */
    private static Optional<String> spelt(SiteGraph survey, Stream<String> domains) {
        return domains.map(domain -> hostLabel(domain).replace("-", ""))
                .filter(label -> label.length() > 3 && !DIGITS.matcher(label).matches())
                .distinct()
                .flatMap(label -> spelt(survey, label).stream())
                .findFirst();
    }

    /** Where the site was read, and where it says that it is. */
    private static Stream<String> hosts(SiteGraph survey) {
        List<Page> home = survey.home().stream().toList();
        return Stream.concat(
                home.stream().map(page -> page.url().host()),
                home.stream().flatMap(page -> page.canonicalUrl().stream()).map(Url::host));
    }

    /** Where its post goes. */
    private static Stream<String> mailHosts(SiteGraph survey) {
        return mostFrequent(values(survey.pages(), Fact.Kind.EMAIL)).stream()
                .limit(1)
                .map(address -> address.substring(address.indexOf('@') + 1));
    }

    private static Optional<String> spelt(SiteGraph survey, String label) {
        return survey.pages().stream()
                .flatMap(page -> Stream.concat(
                        Stream.of(page.title(), page.heading()), Prose.paragraphs(page.markdown()).stream()))
                .flatMap(text -> runs(text, label))
                .findFirst();
    }

    /** The runs of capitalised words in a text that make the label when written as one. */
    private static Stream<String> runs(String text, String label) {
        List<String> words = List.of(GAP.split(text, -1));
        return Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                .filter(i -> mayBegin(words.get(i), label))
                .flatMap(i -> Stream.of(2, 3, 4, 5)
                        .filter(length -> i + length <= words.size())
                        .map(length -> String.join(" ", words.subList(i, i + length))))
                .filter(run -> Words.of(run.replace("&", " ")).joined().equals(label)
                        || Words.of(run).joined().equals(label));
    }

    private static boolean mayBegin(String word, String label) {
        return !word.isEmpty()
                && Character.isUpperCase(word.charAt(0))
                && (word.charAt(0) > 'Z' || Character.toLowerCase(word.charAt(0)) == label.charAt(0))
                && label.startsWith(Words.of(word.replace("&", " ")).joined());
    }

    private static boolean isSectionName(String text) {
        Words words = Words.of(text);
        return Stream.of(PageKind.values())
                .flatMap(kind -> kind.phrases().stream())
                .anyMatch(words::equals);
    }

    private static List<String> values(List<Page> pages, Fact.Kind kind) {
        return pages.stream()
                .flatMap(page -> page.facts().stream())
                .filter(fact -> fact.kind() == kind)
                .map(Fact::value)
                .toList();
    }

    private static List<String> mostFrequent(List<String> values) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.stream()
                .filter(value -> !value.isBlank())
                .forEach(value -> counts.merge(value.strip(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@code www.red-kite.org.uk} → Red Kite. */
    private static String hostName(String host) {
        String label = hostLabel(host);
        String words = String.join(
                " ", Words.of(label).list().stream().map(ClauseFilter::capital).toList());
        return words.isEmpty() || NO_WORDS.matcher(words).matches() || ModelInstructions.in(words)
                ? Organisation.NAMELESS
                : words;
    }

    private static String hostLabel(String host) {
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        return bare.substring(0, bare.indexOf('.') < 0 ? bare.length() : bare.indexOf('.'));
    }
}
