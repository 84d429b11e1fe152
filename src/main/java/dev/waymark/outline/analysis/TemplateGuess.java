package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the template from what a site says of itself. */
final class TemplateGuess {

    private static final Pattern PUBLIC_HOST = Pattern.compile(
            "[.@](?:[a-z0-9-]{1,63}\\.){0,6}(?:(?:gov|mil|nhs|police|fire)(?:\\.[a-z]{2})?|(?:gouv|gob|govt)\\.[a-z]{2})$");

    /** Names of public bodies, museums, schools and emergency services. */
    private static final Pattern PUBLIC_NAME = words(
            "council|borough|county|township|municipality|city of|town of|village of|ministry|department (?:for|of)|departments?|government|hmrc|hm [a-z]{3,20}"
                    + "|nhs|police|fire (?:and rescue )?(?:service|department|authority|brigade)|ambulance|coastguard|public library|libraries|museum|school|academy|college|university"
                    + "|gemeinde|stadt|landkreis|rathaus|mairie|commune de|ville de|ayuntamiento|comune di|gemeente|kommune|urzad|urząd|cyngor");

    /** Names of those who serve a community and not a profit: charities, churches, clubs, village halls. */
    private static final Pattern CHARITY_NAME = words(
            "charity|charitable|trust|foundation|church|chapel|cathedral|parish|diocese|mosque|synagogue|temple|gurdwara|ministries|ministry of|hospice"
                    + "|club|society|association|scouts?|guides|community (?:centre|center|hall|hub|project|group)|village hall|memorial hall|welfare hall|parish hall|village field|friends of"
                    + "|stichting|stiftung|verein|e\\.?v|gemeinnützig|fondation|fundación|fondazione|onlus|asociación|associazione|vereniging|fundacja|stowarzyszenie|yayasan");

    private static final Pattern PUBLIC = words(
            "council tax|borough council|county council|district council|city council|parish council|town council|nhs trust|nhs foundation trust"
                    + "|hm revenue|government department|local authority|public body|public sector organi[sz]ations?|hmrc|councillors|council members|borough (?:office|manager|secretary)"
                    + "|township|zoning|ordinances?|tax collector|fire and rescue|civil servants?|department (?:for|of) [a-z]{3,20}|crown copyright|open government licence|freedom of information");
    private static final Pattern CHARITY = words(
            "registered charity|charity number|charity no|charitable incorporated|charity|charities|not[- ]for[- ]profit|non[- ]?profit|volunteers?|volunteering|trustees"
                    + "|donations?|community interest company|cic|worship|parish|parishioners|vicar|congregation|sunday school|501 ?\\(?c\\)? ?\\(?3\\)?|tax[- ]deductible|anbi|gemeinnützig(?:er|e)?"
                    + "|bénévoles?|voluntarios|volontari|vrijwilligers|ehrenamtlich|spenden|donateurs?");
    /** Types of schema.org, as pages declare them. */
    private static final Map<String, Template> TYPES = Map.ofEntries(
            Map.entry("ngo", Template.CHARITY),
            Map.entry("church", Template.CHARITY),
            Map.entry("placeofworship", Template.CHARITY),
            Map.entry("catholicchurch", Template.CHARITY),
            Map.entry("governmentorganization", Template.PUBLIC_SECTOR),
            Map.entry("governmentoffice", Template.PUBLIC_SECTOR),
            Map.entry("cityhall", Template.PUBLIC_SECTOR),
            Map.entry("firestation", Template.PUBLIC_SECTOR),
            Map.entry("policestation", Template.PUBLIC_SECTOR),
            Map.entry("museum", Template.PUBLIC_SECTOR),
            Map.entry("library", Template.PUBLIC_SECTOR),
            Map.entry("school", Template.PUBLIC_SECTOR),
            Map.entry("fundingagency", Template.FUNDER),
            Map.entry("softwareapplication", Template.STARTUP),
            Map.entry("webapplication", Template.STARTUP),
            Map.entry("techarticle", Template.DOCUMENTATION),
            Map.entry("apireference", Template.DOCUMENTATION));

    /** A legal form that only such organisations have. */
    private static final Pattern CHARITY_FORM = words(
            "registered charity|charitable incorporated organi[sz]ation|501 ?\\(?c\\)? ?\\(?3\\)?|anbi|gemeinnützig(?:er|e)?|onlus|loi (?:de )?1901");

    private static final Pattern FUNDER = words(
            "grant[- ]?making|grantmaker|our grants|we fund|grants? of up to|grants? programmes?|apply for (?:a grant|funding)|applicants|grantees"
                    + "|funding decisions|open for applications|eligible organisations|funder");
    private static final Pattern DOCUMENTATION = words(
            "documentation|api reference|tutorials?|pip install|npm install|command line|library|framework|open[- ]source|github|quickstart|changelog");
    private static final Pattern STARTUP = words(
            "free trial|sign up free|start for free|book a demo|request a demo|get a demo|per user|per month|our platform|saas|integrations|our customers"
                    + "|all[- ]in[- ]one|pricing plans|seed round|series a|backed by");

    private final SiteGraph survey;
    private final String name;
    private final Map<PageKind, Long> kinds;

    /** @param name of whoever is behind the site */
    TemplateGuess(SiteGraph survey, String name, Map<Url, PageKind> kinds) {
        this.survey = survey;
        this.name = name;
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
                Template.CHARITY,
                says(CHARITY)
                        + 4 * fact()
                        + Math.min(2, 2 * says(CHARITY_FORM))
                        + 3 * named(CHARITY_NAME)
                        + 3 * declared(Template.CHARITY)
                        + 2 * has(PageKind.DONATE)
                        + 1 * has(PageKind.VOLUNTEER));
        scores.put(
                Template.FUNDER,
                2 * says(FUNDER)
                        + 2 * has(PageKind.HOW_TO_APPLY)
                        + 2 * has(PageKind.PAST_GRANTS)
                        + 2 * has(PageKind.FUNDING_PRIORITIES)
                        + 2 * has(PageKind.ELIGIBILITY)
                        + 3 * declared(Template.FUNDER)
                        - 2 * has(PageKind.DONATE));
        scores.put(
                Template.PUBLIC_SECTOR,
                2 * says(PUBLIC)
                        + 9 * publicHost()
                        + 4 * named(PUBLIC_NAME)
                        + 4 * publicMail()
                        + 3 * declared(Template.PUBLIC_SECTOR)
                        + Math.min(4, count(PageKind.SERVICE_CATEGORY)));
        scores.put(
                Template.DOCUMENTATION,
                says(DOCUMENTATION)
                        + 8 * share(PageKind.DOCS, PageKind.API_REFERENCE, PageKind.TUTORIAL)
                        + 4 * codeShare()
                        + 2 * declared(Template.DOCUMENTATION)
                        + has(PageKind.API_REFERENCE));
        scores.put(
                Template.STARTUP,
                says(STARTUP)
                        + 2 * has(PageKind.PRICING)
                        + 2 * has(PageKind.PRODUCT)
                        + has(PageKind.CUSTOMERS)
                        + 2 * declared(Template.STARTUP)
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

    /** Whether the name, or the title of the start page, has one of these words. */
    private double named(Pattern words) {
        String title = survey.home().map(Page::title).orElse("");
        return words.matcher(name + "\n" + title).find() ? 1 : 0;
    }

    /** Whether most of the addresses for mail that the site gives are a public body's. */
    private double publicMail() {
        List<String> addresses = facts().filter(fact -> fact.kind() == Fact.Kind.EMAIL)
                .map(fact -> fact.value().toLowerCase(Locale.ROOT))
                .toList();
        long open = addresses.stream()
                .filter(address -> PUBLIC_HOST.matcher(address).find())
                .count();
        return open * 2 > addresses.size() ? 1 : 0;
    }

    /** Whether the start page or one of the first pages declares a type that belongs to such an organisation. */
    private double declared(Template template) {
        return survey.pages().stream()
                        .limit(12)
                        .flatMap(page -> page.types().stream())
                        .anyMatch(type -> TYPES.get(type) == template)
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
