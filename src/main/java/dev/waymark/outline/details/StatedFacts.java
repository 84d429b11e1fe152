package dev.waymark.outline.details;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.outline.analysis.Organisation;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.page.Page.Fact.Kind;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the facts on a site's pages are the organisation's own: not those of a partner that one page mentions, not a private person's,
 * not those of a place that is closed.
 */
final class StatedFacts {

    private static final Pattern FROM_ABROAD = Pattern.compile("^(?:00)?440?");
    private static final Pattern MOBILE = Pattern.compile("^07\\d{9}$");

    /** Whose number it is, when a label names a person or an office that one person holds. */
    private static final Pattern PERSON = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:president|treasurer|secretary|chair(?:man|woman|person)?|co-?ordinator|officer|instructor|leader|mr|mrs|ms|miss|dr|cllr|councillor)(?![\\p{L}\\p{N}_])");

    private static final Pattern CLOSED = Pattern.compile(
            "(?<place>\\p{Lu}[\\p{L}’'-]{2,20}(?: \\p{Lu}[\\p{L}’'-]{2,20}){0,3})(?: (?:shop|store|branch|office|centre|center|clinic|site|caf[eé]|library|station))?(?: (?:has|is|was))?(?: now)?"
                    + " (?:closed (?:permanently|for good|its doors)|permanently closed|been closed)");

    private static final Set<PageKind> REACH = EnumSet.of(PageKind.HOME, PageKind.CONTACT, PageKind.ABOUT);
    private static final Set<PageKind> SERVICE = EnumSet.of(
            PageKind.HOME,
            PageKind.CONTACT,
            PageKind.ABOUT,
            PageKind.SERVICES,
            PageKind.GET_HELP,
            PageKind.HOW_TO_APPLY);

    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.CHARITY_NUMBER, Kind.COMPANY_NUMBER, Kind.TAX_NUMBER);

    private static final int PHONES = 6;
    /** Names of this length do not resemble each other by chance. */
    private static final int LONG_NAME = 12;

    private static final int UNNAMED = 2;
    private static final int OTHERS = 3;

    private final List<Page> pages;
    private final Map<Url, PageKind> kinds;
    private final Organisation organisation;
    private final Set<String> hosts = new HashSet<>();
    private final Map<Url, List<String>> menu = new HashMap<>();
    private final Set<String> closed;
    private final Map<Kind, List<Fact>> chosen = new EnumMap<>(Kind.class);

    StatedFacts(List<Page> pages, Map<Url, PageKind> kinds, Organisation organisation, SiteGraph graph) {
        this.pages = pages;
        this.kinds = kinds;
        this.organisation = organisation;
        pages.stream()
                .filter(graph::isInMenus)
                .forEach(
                        page -> menu.put(page.url(), Words.of(graph.label(page)).list()));
        pages.forEach(page -> hosts.add(domain(page.url().host())));
        this.closed = closedPlaces();
    }

    /** What the file may state of this kind, the most stated first. */
    List<Fact> of(Kind kind) {
        return chosen.computeIfAbsent(kind, this::choose);
    }

    private List<Fact> choose(Kind kind) {
        Map<String, List<Fact>> byValue = new LinkedHashMap<>();
        pages.stream()
                .flatMap(page -> page.facts().stream())
                .filter(fact -> fact.kind() == kind && !ModelInstructions.in(fact.value()))
                .forEach(fact -> byValue.computeIfAbsent(plain(fact), any -> new ArrayList<>())
                        .add(fact));
        List<Stated> stated = byValue.values().stream()
                .map(same -> new Stated(same, label(same)))
                .filter(this::isOfTheOrganisation)
                .filter(each -> !isOfAClosedPlace(each))
                .sorted(Comparator.comparing(this::isReached)
                        .thenComparing(each -> each.same().size())
                        .reversed())
                .toList();
        if (kind == Kind.OPENING_HOURS) {
            return OfficeHours.joined(stated, kinds, pages);
        }
        return limited(kind, stated.isEmpty() && kind == Kind.ADDRESS ? named(byValue) : stated);
    }

    /** Of a site whose page of contacts states no address those that another page gives a name. */
    private List<Stated> named(Map<String, List<Fact>> byValue) {
        List<Stated> named = byValue.values().stream()
                .map(same -> new Stated(same, label(same)))
                .filter(each -> !each.label().isEmpty() && !isOfAClosedPlace(each))
                .toList();
        return named.size() > OTHERS + 1 ? List.of() : named;
    }

    /**
     * One value, and the facts that state it.
     *
     * @param label what it belongs to, as far as the pages agree
     */
    record Stated(List<Fact> same, String label) {

        Fact fact() {
            Fact first = same.get(0);
            return new Fact(first.kind(), first.value(), label, first.source());
        }
    }

    private List<Fact> limited(Kind kind, List<Stated> stated) {
        boolean several = kind == Kind.PHONE || kind == Kind.EMAIL || kind == Kind.ADDRESS;
        boolean apart = stated.stream().filter(each -> !isPrivate(each)).count() > 0;
        List<Fact> facts = new ArrayList<>();
        int unnamed = 0;
        for (Stated each : stated) {
            boolean named = !each.label().isEmpty();
            boolean room = facts.isEmpty()
                    || (several
                            && facts.size() < (kind == Kind.PHONE ? PHONES : OTHERS)
                            && (named || (kind != Kind.ADDRESS && unnamed < UNNAMED)));
            facts.replaceAll(known -> isLongerSpelling(known, each) ? each.fact() : known);
            if (room && !(apart && isPrivate(each)) && facts.stream().noneMatch(known -> isSame(known, each))) {
                facts.add(each.fact());
                unnamed += named ? 0 : 1;
            }
        }
        return List.copyOf(facts);
    }

    /** The same place in other words, or the same number without its area code. */
    private static boolean isSame(Fact known, Stated each) {
        String one = Words.of(known.value()).joined();
        String other = Words.of(each.fact().value()).joined();
        if (known.kind() == Kind.ADDRESS) {
            return one.length() > 5
                    && (other.endsWith(one.substring(one.length() - 5)) || one.contains(other) || other.contains(one));
        }
        return known.kind() == Kind.PHONE
                ? one.endsWith(other) || other.endsWith(one)
                : known.kind() == Kind.EMAIL
                        && isMisspelt(known.value(), each.fact().value());
    }

    /** Whether two addresses differ in a letter or two of a long name, or in the end of the domain alone. */
    private static boolean isMisspelt(String known, String other) {
        String one = mailbox(known);
        String two = mailbox(other);
        return one.length() >= LONG_NAME
                && Math.abs(one.length() - two.length()) <= 1
                && two.length() >= LONG_NAME
                && apart(one, two) <= 1;
    }

    /** The name before the sign and the first label of the domain. */
    private static String mailbox(String address) {
        String host = domain(address);
        int dot = host.indexOf('.');
        return address.substring(0, Math.max(0, address.indexOf('@'))).toLowerCase(Locale.ROOT)
                + host.substring(0, dot < 0 ? host.length() : dot);
    }

    /** Letters are left out more often than added. */
    private static boolean isLongerSpelling(Fact known, Stated each) {
        return known.kind() == Kind.EMAIL
                && each.fact().value().length() > known.value().length()
                && isMisspelt(known.value(), each.fact().value());
    }

    /** How many letters differ between the parts that two texts begin and end with alike. */
    private static int apart(String one, String two) {
        int start = 0;
        int shorter = Math.min(one.length(), two.length());
        while (start < shorter && one.charAt(start) == two.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == two.charAt(two.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), two.length()) - start - end;
    }

    /** A value in the form in which two that mean the same are equal: {@code +44 (0)1223 …} and {@code 01223 …}. */
    private static String plain(Fact fact) {
        String plain = Words.of(fact.value()).joined();
        return fact.kind() == Kind.PHONE ? FROM_ABROAD.matcher(plain).replaceFirst("0") : plain;
    }

    /** A number or address that only one page mentions in passing may be somebody else's. */
    private boolean isOfTheOrganisation(Stated stated) {
        Fact fact = stated.same().get(0);
        if (fact.kind() == Kind.LICENCE) {
            return stated.same().size() * 2 > pages.size(); // else it is that of a picture or a quotation
        }
        if (NUMBERS.contains(fact.kind())) {
            return true; // the words before it say what it is
        }
        boolean service = fact.kind() == Kind.PHONE || fact.kind() == Kind.ADDRESS || fact.kind() == Kind.OPENING_HOURS;
        return stated.same().size() > 1
                || isReached(stated)
                || (fact.kind() == Kind.EMAIL && hosts.contains(domain(fact.value())))
                || (service && !stated.label().isEmpty() && (stands(stated, SERVICE) || isOfAMainPage(stated)));
    }

    private boolean isReached(Stated stated) {
        return stands(stated, REACH);
    }

    /** Whether a page that the navigation leads to states it, and is called as its label is: that of a clinic, not of neighbours. */
    private boolean isOfAMainPage(Stated stated) {
        List<String> label = Words.of(stated.label()).list();
        return stated.same().stream()
                .map(Fact::source)
                .filter(url -> kinds.get(url) == PageKind.OTHER)
                .anyMatch(url -> menu.getOrDefault(url, List.of()).stream().anyMatch(label::contains));
    }

    private boolean stands(Stated stated, Set<PageKind> where) {
        return stated.same().stream().map(fact -> kinds.get(fact.source())).anyMatch(where::contains);
    }

    private boolean isPrivate(Stated stated) {
        Fact fact = stated.same().get(0);
        boolean mailbox = fact.kind() == Kind.EMAIL && !hosts.contains(domain(fact.value()));
        boolean phone = fact.kind() == Kind.PHONE
                && (!isReached(stated)
                        || stated.same().size() * 2 < pages.size()
                        || MOBILE.matcher(plain(fact)).matches());
        return (mailbox || phone) && PERSON.matcher(stated.label()).find();
    }

    /** What the pages that state a value agree that it belongs to; the page of contacts knows best. */
    private String label(List<Fact> same) {
        boolean everywhere = same.size() > 2 && same.size() * 5 > pages.size() * 2;
        for (Fact fact : same) {
            if (kinds.get(fact.source()) == PageKind.CONTACT
                    && !(everywhere && !fact.label().isEmpty())) {
                return fit(fact.label());
            }
        }
        return same.stream()
                .collect(Collectors.groupingBy(Fact::label, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() * 2 > same.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .map(this::fit)
                .orElse("");
    }

    /** The organisation's own name says nothing here. */
    private String fit(String label) {
        Words words = Words.of(label);
        Words name = Words.of(organisation.name());
        boolean section = Stream.of(PageKind.values())
                .flatMap(kind -> kind.phrases().stream())
                .anyMatch(words::equals);
        return section || name.contain(words) || words.equals(name) || ModelInstructions.in(label) ? "" : label;
    }

    private boolean isOfAClosedPlace(Stated stated) {
        return !closed.isEmpty() && Words.of(stated.label()).list().stream().anyMatch(closed::contains);
    }

    /** The names of the places that the site says are closed for good, without words that it has in its own name. */
    private Set<String> closedPlaces() {
        List<String> own = Words.of(organisation.name()).list();
        return pages.stream()
                .map(Page::markdown)
                .filter(text -> text.contains(" closed"))
                .flatMap(text -> CLOSED.matcher(text).results().limit(5).map(place -> place.group(1)))
                .flatMap(place -> Words.of(place).list().stream())
                .filter(word -> word.length() > 3 && !own.contains(word))
                .collect(Collectors.toSet());
    }

    private static String domain(String address) {
        String host = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
