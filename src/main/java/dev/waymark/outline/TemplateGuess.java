package dev.waymark.outline;

import dev.waymark.extract.Page;
import dev.waymark.extract.Page.Fact;
import dev.waymark.url.Url;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the template from what a site says of itself. */
final class TemplateGuess {

    private static final Pattern PUBLIC_HOST =
            Pattern.compile("\\.(?:(?:gov|mil|nhs|police)(?:\\.[a-z]{2})?|(?:gouv|gob|govt)\\.[a-z]{2})$");
    private static final Pattern PUBLIC = words(
            "council tax|borough council|county council|district council|city council|parish council|town council|nhs trust|nhs foundation trust"
                    + "|hm revenue|government department|local authority|public body|hmrc|councillors");
    private static final Pattern CHARITY = words(
            "registered charity|charity number|charity no|charitable incorporated|charity|charities|not[- ]for[- ]profit|non[- ]?profit|volunteers?|trustees"
                    + "|donations?|community interest company|cic");
    private static final Pattern FUNDER = words(
            "grant[- ]?making|grantmaker|our grants|we fund|grants? of up to|grants? programmes?|apply for (?:a grant|funding)|applicants|grantees"
                    + "|funding decisions|open for applications|eligible organisations|funder");
    private static final Pattern DOCUMENTATION = words(
            "documentation|api reference|tutorials?|pip install|npm install|command line|library|framework|open[- ]source|github|quickstart|changelog");
    private static final Pattern STARTUP = words(
            "free trial|sign up free|start for free|book a demo|request a demo|get a demo|per user|per month|our platform|saas|integrations|our customers"
                    + "|all[- ]in[- ]one|pricing plans|seed round|series a|backed by");

    private final SiteGraph survey;
    private final Map<PageKind, Long> kinds;

    TemplateGuess(SiteGraph survey, Map<Url, PageKind> kinds) {
        this.survey = survey;
        this.kinds = kinds.values().stream()
                .collect(Collectors.groupingBy(
                        kind -> kind, () -> new EnumMap<>(PageKind.class), Collectors.counting()));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)(?<![\\p{L}\\d])(?:" + alternatives + ")(?![\\p{L}\\d])");
    }

    Template best() {
        Map<Template, Double> scores = new EnumMap<>(Template.class);
        scores.put(
                Template.CHARITY, says(CHARITY) + 4 * fact() + 2 * has(PageKind.DONATE) + 1 * has(PageKind.VOLUNTEER));
        scores.put(
                Template.FUNDER,
                2 * says(FUNDER)
                        + 2 * has(PageKind.HOW_TO_APPLY)
                        + 2 * has(PageKind.PAST_GRANTS)
                        + 2 * has(PageKind.FUNDING_PRIORITIES)
                        + 2 * has(PageKind.ELIGIBILITY)
                        - 2 * has(PageKind.DONATE));
        scores.put(
                Template.PUBLIC_SECTOR,
                2 * says(PUBLIC) + 9 * publicHost() + Math.min(4, count(PageKind.SERVICE_CATEGORY)));
        scores.put(
                Template.DOCUMENTATION,
                says(DOCUMENTATION)
                        + 8 * share(PageKind.DOCS, PageKind.API_REFERENCE, PageKind.TUTORIAL)
                        + 4 * codeShare()
                        + has(PageKind.API_REFERENCE));
        scores.put(
                Template.STARTUP,
                says(STARTUP)
                        + 2 * has(PageKind.PRICING)
                        + 2 * has(PageKind.PRODUCT)
                        + has(PageKind.CUSTOMERS)
                        + 2 * has(PageKind.INVESTORS));
        scores.put(Template.BUSINESS, 4.5);
        return scores.entrySet().stream()
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                .orElseThrow()
                .getKey();
    }

    /** How many different telling phrases the start page and the pages about the organisation hold, at most 4. */
    private double says(Pattern phrases) {
        String text = survey.pages().stream()
                .limit(12)
                .map(page -> page.title() + "\n" + page.description() + "\n" + head(page.markdown()))
                .collect(Collectors.joining("\n"));
        return Math.min(
                4,
                phrases.matcher(text)
                        .results()
                        .map(match -> Words.of(match.group()).toString())
                        .distinct()
                        .count());
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), 5_000));
    }

    private double fact() {
        return facts().anyMatch(fact -> fact.kind() == Fact.Kind.CHARITY_NUMBER) ? 1 : 0;
    }

    private Stream<Fact> facts() {
        return survey.pages().stream().map(Page::facts).flatMap(Collection::stream);
    }

    private double publicHost() {
        return survey.home()
                        .filter(page -> PUBLIC_HOST.matcher(page.url().host()).find())
                        .isPresent()
                ? 1
                : 0;
    }

    private double has(PageKind kind) {
        return Math.min(1, count(kind));
    }

    private double count(PageKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    private double share(PageKind... of) {
        double sum = 0;
        for (PageKind kind : of) {
            sum += count(kind);
        }
        return sum / Math.max(1, survey.pages().size());
    }

    private double codeShare() {
        double code = survey.pages().stream()
                .filter(page -> page.markdown().contains("```"))
                .count();
        return code / Math.max(1, survey.pages().size());
    }
}
