package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.Language;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Notes made of the ways to get in touch that a page gives, or of the facts that are all it has. */
final class ContactNote {

    private static final int FEWEST = 2;
    private static final int ENDING = 6;
    private static final int TAIL = 4;
    private static final int FEW_WORDS = 60;
    private static final int TOWNS = 2;

    /** Each way in one and in several. */
    private static final Map<Fact.Kind, List<String>> WAYS = new LinkedHashMap<>();

    private static final Map<Fact.Kind, String> NUMBERS = new LinkedHashMap<>();

    static {
        WAYS.put(Fact.Kind.PHONE, List.of("phone", "phones"));
        WAYS.put(Fact.Kind.EMAIL, List.of("e-mail", "e-mails"));
        WAYS.put(Fact.Kind.ADDRESS, List.of("postal address", "addresses"));
        WAYS.put(Fact.Kind.OPENING_HOURS, List.of("opening hours", "opening hours"));
        NUMBERS.put(Fact.Kind.CHARITY_NUMBER, "registered charity number");
        NUMBERS.put(Fact.Kind.COMPANY_NUMBER, "company number");
        NUMBERS.put(Fact.Kind.TAX_NUMBER, "tax number");
    }

    /** The town where its place in an address is certain: before a state and its ZIP code, behind a postcode at the end. */
    private static final Pattern TOWN = Pattern.compile(
            "(?:(?:, |(?:Road|Street|St\\.?|Avenue|Ave\\.?|Drive|Lane|Box \\d+),? )(\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]+)?), [A-Z]{2} \\d{5}"
                    + "|(?<!\\d)\\d{4,5} ?(?:[A-Z]{2} )?(\\p{Lu}[\\p{L}' -]{2,30})$)");

    private final Language language;

    ContactNote(Language language) {
        this.language = language;
    }

    /** {@code Phone, e-mail and postal address in Petoskey}; empty when it gives fewer ways. */
    Optional<String> of(Page page, int fewest) {
        List<String> ways = new ArrayList<>();
        WAYS.forEach((kind, words) -> way(page, kind, words).ifPresent(ways::add));
        Optional<String> form = form(page);
        form.ifPresent(ways::add);
        return ways.size() < fewest - (form.isPresent() ? 1 : 0) ? Optional.empty() : listed(ways);
    }

    /** What a page of few words states, numbers of registers included. */
    Optional<String> ofFacts(Page whole) {
        Page page = whole.but()
                .facts(whole.facts().stream()
                        .filter(fact -> whole.markdown().contains(tail(fact.value())))
                        .toList())
                .build();
        List<String> facts = new ArrayList<>();
        WAYS.forEach((kind, words) -> way(page, kind, words).ifPresent(facts::add));
        NUMBERS.forEach((kind, words) -> values(page, kind).stream()
                .findFirst()
                .flatMap(any -> language.words(words))
                .ifPresent(facts::add));
        return page.words() > FEW_WORDS ? Optional.empty() : listed(facts);
    }

    /** What is of a number or an address on the page as it is: a fact of the footer is no part of its text. */
    private static String tail(String value) {
        return value.substring(Math.max(0, value.length() - TAIL));
    }

    private Optional<String> listed(List<String> ways) {
        return ways.size() < FEWEST ? Optional.empty() : language.list(ways).map(ClauseFilter::capital);
    }

    private Optional<String> way(Page page, Fact.Kind kind, List<String> words) {
        List<String> values = values(page, kind);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> way = language.words(words.get(values.size() > 1 ? 1 : 0));
        List<String> towns = kind == Fact.Kind.ADDRESS ? towns(values) : List.of();
        return towns.isEmpty()
                ? way
                : way.flatMap(what -> language.list(towns).flatMap(where -> language.words("{0} in {1}", what, where)));
    }

    /** The values of a kind, of those that end alike the first: they are spellings of one. */
    private static List<String> values(Page page, Fact.Kind kind) {
        Map<String, String> byEnding = new LinkedHashMap<>();
        page.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .forEach(fact -> byEnding.putIfAbsent(ending(fact.value()), fact.value()));
        return List.copyOf(byEnding.values());
    }

    private static String ending(String value) {
        String plain = Words.of(value).joined();
        return plain.substring(Math.max(0, plain.length() - ENDING));
    }

    /** The towns of all addresses; none when one of them is not certain. */
    private static List<String> towns(List<String> addresses) {
        List<String> towns = addresses.stream()
                .flatMap(address -> TOWN.matcher(address).results().limit(1))
                .map(ContactNote::town)
                .toList();
        List<String> distinct = towns.stream().distinct().toList();
        return towns.size() == addresses.size() && distinct.size() <= TOWNS ? distinct : List.of();
    }

    private static String town(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    private Optional<String> form(Page page) {
        String text = page.markdown().toLowerCase(Locale.ROOT);
        return language.words("contact form").filter(form -> text.contains(form.toLowerCase(Locale.ROOT)));
    }
}
