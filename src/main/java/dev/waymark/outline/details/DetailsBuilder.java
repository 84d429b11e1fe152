package dev.waymark.outline.details;

import dev.waymark.describe.Topic;
import dev.waymark.describe.VerifiedDescription;
import dev.waymark.document.Details;
import dev.waymark.outline.analysis.LinkNames;
import dev.waymark.outline.analysis.Organisation;
import dev.waymark.outline.analysis.PricePlans;
import dev.waymark.outline.analysis.RegisterFact;
import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.outline.details.DetailsGroup.Question;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.page.Page.Fact.Kind;
import dev.waymark.template.Language;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Truncation;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is between the summary and the sections: the facts that the site states, and how to use the file. */
public final class DetailsBuilder {

    private static final Map<Kind, String> LABELS = Map.of(
            Kind.CHARITY_NUMBER, "Registered charity number",
            Kind.COMPANY_NUMBER, "Company number",
            Kind.TAX_NUMBER, "Tax number",
            Kind.LOCATION, "Location",
            Kind.ADDRESS, "Address",
            Kind.POSTCODE, "Postcode",
            Kind.PHONE, "Phone",
            Kind.EMAIL, "E-mail",
            Kind.OPENING_HOURS, "Opening hours",
            Kind.LICENCE, "Licence");
    /** What a reader understands without a label of ours. */
    private static final Set<Kind> PLAIN =
            Set.of(Kind.ADDRESS, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL, Kind.OPENING_HOURS, Kind.LICENCE);

    private static final Pattern INSTALL = Pattern.compile(
            "^(?:\\$ |> )?((?:pip3?|uv|poetry|conda|mamba|npm|yarn|pnpm|cargo|go|brew|gem|composer|dotnet|docker|apt|apt-get) (?:install|add|get|i|pull|require)"
                    + " [\\w@./:=\\[\\]-]+(?: [\\w@./:=\\[\\]-]+){0,5})$",
            Pattern.MULTILINE);
    private static final List<String> EMERGENCY_NUMBERS = List.of("999", "911", "112");
    /** In the languages that the advice is known in. */
    private static final Pattern EMERGENCY = Pattern.compile(
            "(?i)(?<![\\p{L}\\d])(?:(?:call|dial|ring|phone) (?:the emergency services on |for help on |us on )?"
                    + "|(?:appel(?:ez|er)|compos(?:ez|er))(?: le)? |(?:notruf|notfall|notrufnummer):? |bel (?:direct )?|chiam(?:are|ate|a|i)(?: il)? "
                    + "|llam(?:ar|e|a) al |lig(?:ar|ue)(?: para o)? |(?:za)?dzwoń pod(?: numer)? |(?:ffoniwch|ffonio) )(999|911|112)(?![\\d,.]\\d|\\d)");

    private static final Pattern HOURS = Pattern.compile(
            "(?iu)(?:(?:opening|office|visiting) (?:times|hours)|sprechzeiten|bürozeiten|horaires|horario|orario|orari|openingstijden|horário|oriau agor)(?!\\p{L})");
    private static final Pattern COMMUNITY = Pattern.compile(
            "(?i)(?<![\\p{L}\\d])(?:church|chapel|cathedral|parish|parishes|diocese|mosque|synagogue|temple|gurdwara|club|scouts?|guides|society"
                    + "|(?:village|memorial|parish|welfare|community) (?:hall|centre|center)|village field)(?![\\p{L}\\d])");
    /** A service that is named after the area that it serves. */
    private static final Pattern LOCAL_SERVICE = Pattern.compile(
            "(?!(?:British|National|Royal|Ministry|Civil|Military|The)(?!\\p{L}))(?<place>\\p{Lu}[\\p{L}’' ,&-]{2,60}?) (?:Fire (?:(?:and|&) Rescue )?(?:Service|Authority|Brigade|Department)|Police|Constabulary|Ambulance Service"
                    + "|(?:(?:County|City|Borough|District|Town|Parish|Metropolitan Borough) )?Council)");

    private static final int ADVICE = 3;

    /** The details stay short: they are read each time that the file is. */
    private static final int MOST_CHARACTERS = 1_150;

    private static final int SENTENCE = 160;
    private static final int LINE = 240;
    private static final Pattern NAME_END = Pattern.compile(": ");
    private static final int LINES = 300;
    private static final int PAGES = 40;
    private static final int MOST_BEFORE_NUMBER = 40;

    private final Template template;
    private final Organisation organisation;
    private final Language language;
    private final SiteLanguages others;
    private final List<Page> pages;
    private final Map<Url, PageKind> kinds;
    private final LinkNames names;
    /** Several questions are put to a page. */
    private final Map<Url, List<Statement>> read = new HashMap<>();

    private final List<Fact> facts;

    /** Says nothing of pages that the file may not list. */
    public DetailsBuilder(SiteAnalysis site) {
        this.template = site.template();
        this.organisation = site.organisation();
        this.language = site.language();
        this.others = new SiteLanguages(site);
        this.pages = site.listable();
        this.kinds = site.kinds();
        this.names = site.names();
        StatedFacts stated = new StatedFacts(pages, kinds, organisation, site.graph());
        this.facts = DetailsGroup.of(template).stream()
                .flatMap(leadIn -> leadIn.facts().stream())
                .distinct()
                .filter(kind -> language.isKnown() || PLAIN.contains(kind))
                .flatMap(kind -> stated.of(kind).stream())
                .toList();
    }

    /** The facts that the details state. */
    public List<Fact> facts() {
        boolean addressed = facts.stream().anyMatch(fact -> fact.kind() == Kind.ADDRESS);
        return facts.stream()
                .filter(fact -> fact.kind() != Kind.POSTCODE || !addressed)
                .toList();
    }

    /**
     * The details of the file.
     *
     * @param stated by registers; it is under the first lead-in
     */
    public Details details(VerifiedDescription grounded, List<RegisterFact> stated) {
        Details details = Details.NONE;
        List<RegisterFact> open = stated;
        int room = MOST_CHARACTERS;
        for (DetailsGroup leadIn : DetailsGroup.of(template)) {
            List<String> lines = within(room, said(leadIn, grounded, open));
            room -= length(lines);
            details = details.bullets(title(leadIn, stated), lines);
            open = List.of();
        }
        details = others.add(details.bullets(words("For AI systems"), advice(grounded)));
        return details.isEmpty()
                ? details.paragraph(language.words("This file describes {0} for language models.", organisation.name())
                        .orElse(organisation.name()))
                : details;
    }

    /** The heading; in a language that our words are not known in, the name of the organisation. */
    private String words(String english) {
        return language.words(english).orElse(organisation.name());
    }

    private String title(DetailsGroup leadIn, List<RegisterFact> stated) {
        return words(
                leadIn.title().equals(DetailsGroup.FOR_FUNDERS) && !isForFunders(stated)
                        ? DetailsGroup.KEY_FACTS
                        : leadIn.title());
    }

    /** A church, a club or a hall seldom looks for funders, nor does a body without a number of its own. */
    private boolean isForFunders(List<RegisterFact> stated) {
        boolean registered = facts.stream().anyMatch(fact -> fact.kind() == Kind.CHARITY_NUMBER) || !stated.isEmpty();
        return registered && !COMMUNITY.matcher(organisation.name()).find();
    }

    private String labelled(String label, String text) {
        return label.isEmpty()
                ? text
                : language.words(label).map(own -> own + ": " + text).orElse(text);
    }

    /** As many of the lines, the first first, as there is room for; a long one that does not fit makes room for shorter ones. */
    private static List<String> within(int room, List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            if (length(kept) + line.length() <= room) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 3).sum();
    }

    /** The topics that the details answer in other words than the site's. */
    public List<String> answered(VerifiedDescription grounded) {
        return DetailsGroup.of(template).stream()
                .flatMap(leadIn -> leadIn.topics().stream()
                        .filter(topic -> !grounded.answers(topic).isEmpty())
                        .map(topic -> words(topic.label().isEmpty() ? leadIn.title() : topic.label())))
                .distinct()
                .toList();
    }

    private List<String> said(DetailsGroup leadIn, VerifiedDescription grounded, List<RegisterFact> stated) {
        Set<String> told = new HashSet<>();
        stated.forEach(fact -> told.add(fact.label()));
        Stream<String> commands = leadIn.topics().contains(Topic.REQUIREMENTS)
                ? Stream.concat(version().stream(), command().stream())
                : Stream.of();
        Stream<String> own = facts().stream()
                .filter(fact -> leadIn.facts().contains(fact.kind()))
                .map(this::line);
        List<String> found =
                leadIn.facts().isEmpty() || leadIn.facts().equals(List.of(Kind.LOCATION)) ? List.of() : found();
        List<String> written = leadIn.topics().stream()
                .filter(topic -> topic.label().isEmpty() || told.add(topic.label()))
                .flatMap(topic -> answers(topic, leadIn, grounded))
                .toList();
        return Stream.of(
                        commands,
                        own,
                        stated.stream().map(fact -> fact.bullet(language)),
                        found.stream(),
                        written.stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** What pages state in a form of its own: pairs of label and value, times of the week, plans with prices. */
    private List<String> found() {
        boolean open = facts.stream().anyMatch(fact -> fact.kind() == Kind.OPENING_HOURS);
        Stream<String> pairs = new StatedPairs(pages, kinds)
                .lines().stream().filter(line -> !open || !HOURS.matcher(line).lookingAt());
        Stream<String> times = template == Template.CHARITY || template == Template.BUSINESS
                ? new RegularTimes(pages, kinds, names).lines().stream().map(line -> labelled("Regular times", line))
                : Stream.of();
        return Stream.concat(pairs, times).toList();
    }

    /** {@code Phone: 01482 555 017 (box office)}; a fax says what it is by its label. */
    private String line(Fact fact) {
        boolean fax = fact.label().equalsIgnoreCase("fax");
        String name = fax ? "Fax" : LABELS.getOrDefault(fact.kind(), "Fact");
        String label = fact.label().isEmpty() || fax ? "" : " (" + fact.label() + ")";
        return labelled(name, fact.value() + label);
    }

    /** What is known of a topic: in the describer's words when the pages support them, else the sentence of a page that answers it. */
    private Stream<String> answers(Topic topic, DetailsGroup leadIn, VerifiedDescription grounded) {
        List<String> parts = grounded.answers(topic);
        if (parts.isEmpty()) {
            return extracted(topic, leadIn);
        }
        return topic.label().isEmpty() ? parts.stream() : Stream.of(labelled(topic.label(), joined(parts)));
    }

    private Stream<String> extracted(Topic topic, DetailsGroup leadIn) {
        return leadIn.questions().stream()
                .filter(question -> question.topic() == topic)
                .flatMap(question -> answer(question).stream())
                .map(answer -> labelled(topic.label(), answer));
    }

    /** As many parts as one line takes; of things with a name their names alone, where so they all fit. */
    private static String joined(List<String> parts) {
        String names = parts.stream().map(part -> NAME_END.split(part, 2)[0]).collect(Collectors.joining("; "));
        boolean whole = String.join("; ", parts).length() <= LINE;
        if (!whole && names.length() <= LINE && parts.stream().allMatch(part -> part.contains(": "))) {
            return names;
        }
        StringBuilder line = new StringBuilder(parts.get(0));
        parts.stream()
                .skip(1)
                .filter(part -> line.length() + part.length() + 2 <= LINE)
                .forEach(part -> line.append("; ").append(part));
        return line.toString();
    }

    private Optional<String> version() {
        return Optional.of(organisation.version())
                .filter(text -> !text.isEmpty())
                .map(text -> labelled("Version", text));
    }

    /** The command that installs what the site is about, told by its name; a manual has commands for other things too. */
    private Optional<String> command() {
        List<String> named = Words.of(organisation.name()).list();
        return pages.stream()
                .flatMap(page -> INSTALL.matcher(page.markdown()).results())
                .filter(match -> named.stream()
                        .anyMatch(word -> word.length() > 2
                                && Words.of(match.group(1)).joined().contains(word)))
                .map(match -> labelled("Install", match.group(1)))
                .findFirst();
    }

    private Optional<String> answer(Question question) {
        if (question.topic() == Topic.AREA && template == Template.PUBLIC_SECTOR) {
            Matcher local = LOCAL_SERVICE.matcher(organisation.name());
            if (local.matches()) {
                return Optional.of(local.group("place"));
            }
        }
        if (question.topic() == Topic.PRICE) {
            Optional<String> plans = pages.stream()
                    .filter(page -> kinds.get(page.url()) == PageKind.PRICING)
                    .flatMap(page -> PricePlans.of(page).stream())
                    .findFirst();
            if (plans.isPresent()) {
                return plans;
            }
        }
        return pages.stream()
                .filter(page -> question.pages().contains(kinds.getOrDefault(page.url(), PageKind.OTHER)))
                .limit(PAGES)
                .flatMap(page -> Stream.concat(Stream.of(page.description()), statements(page, question)))
                .flatMap(paragraph -> Prose.sentences(paragraph).stream())
                .filter(sentence -> sentence.length() <= SENTENCE * 2
                        && question.answer().matcher(sentence).find())
                .flatMap(sentence -> question.hasPart()
                        ? question.said(sentence).flatMap(part -> Truncation.toLength(part, SENTENCE, 3)).stream()
                        : ClauseFilter.clause(sentence, SENTENCE)
                                .filter(clause -> !Character.isLowerCase(clause.codePointAt(0)))
                                .flatMap(question::said)
                                .stream())
                .findFirst();
    }

    /** The paragraphs of a page and the items of its lists; those below a heading that asks the question come first. */
    private Stream<String> statements(Page page, Question question) {
        List<Statement> all = read.computeIfAbsent(page.url(), any -> statements(page));
        return Stream.concat(
                all.stream()
                        .filter(said -> question.asked().matcher(said.heading()).find())
                        .map(Statement::text),
                all.stream()
                        .filter(said ->
                                !question.asked().matcher(said.heading()).find())
                        .map(Statement::text));
    }

    /** A paragraph or an item of a list, and the heading above it. */
    private record Statement(String heading, String text) {}

    private static List<Statement> statements(Page page) {
        List<Statement> statements = new ArrayList<>();
        String heading = "";
        for (String line : page.markdown().lines().limit(LINES).toList()) {
            if (line.startsWith("#")) {
                heading = line;
            } else if (!line.isBlank() && !line.startsWith("|")) {
                statements.add(new Statement(heading, Prose.bare(line)));
            }
        }
        return statements;
    }

    /** Only what holds for this site, and none in a language that we do not know. */
    private List<String> advice(VerifiedDescription grounded) {
        if (!language.isKnown()) {
            return List.of();
        }
        return Stream.of(
                        emergency().stream(),
                        template.advice().stream()
                                .filter(advice -> advice.about().isEmpty()
                                        || pages.stream()
                                                .anyMatch(page -> advice.about().contains(kinds.get(page.url()))))
                                .flatMap(advice -> language.words(advice.text()).stream()),
                        grounded.answers(Topic.GUIDANCE).stream())
                .flatMap(each -> each)
                .limit(ADVICE)
                .toList();
    }

    /** The number that the site gives for emergencies. */
    private Optional<String> emergency() {
        return pages.stream()
                .flatMap(page -> emergency(page.markdown()).stream())
                .flatMap(match -> language.words("In an emergency, call {0}.", match.group(1)).stream())
                .findFirst();
    }

    private static Optional<MatchResult> emergency(String text) {
        return EMERGENCY_NUMBERS.stream()
                .flatMap(number -> emergency(text, number).stream())
                .min(Comparator.comparingInt(MatchResult::start));
    }

    /** Looks at the words before the number only: a search of the whole text for such words takes much longer. */
    private static Optional<MatchResult> emergency(String text, String number) {
        Matcher call = EMERGENCY.matcher(text).useTransparentBounds(true);
        for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
            int end = at + number.length();
            if (call.region(Math.max(0, at - MOST_BEFORE_NUMBER), end).find() && call.end() == end) {
                return Optional.of(call.toMatchResult());
            }
        }
        return Optional.empty();
    }
}
