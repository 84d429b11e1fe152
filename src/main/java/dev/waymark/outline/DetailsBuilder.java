package dev.waymark.outline;

import dev.waymark.document.Details;
import dev.waymark.document.ModelInstructions;
import dev.waymark.extract.Page;
import dev.waymark.extract.Page.Fact;
import dev.waymark.extract.Page.Fact.Kind;
import dev.waymark.outline.DetailsGroup.Question;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands between the summary and the sections: the facts that the site states, and how to use the file. */
final class DetailsBuilder {

    private static final Pattern FROM_ABROAD = Pattern.compile("^(?:00)?440?");

    private static final Map<Kind, String> LABELS = Map.of(
            Kind.CHARITY_NUMBER, "Registered charity number",
            Kind.COMPANY_NUMBER, "Company number",
            Kind.LOCATION, "Location",
            Kind.ADDRESS, "Address",
            Kind.POSTCODE, "Postcode",
            Kind.PHONE, "Phone",
            Kind.EMAIL, "E-mail",
            Kind.OPENING_HOURS, "Opening hours");
    private static final Pattern INSTALL = Pattern.compile(
            "^(?:\\$ |> )?((?:pip3?|uv|poetry|conda|mamba|npm|yarn|pnpm|cargo|go|brew|gem|composer|dotnet|docker|apt|apt-get) (?:install|add|get|i|pull|require)"
                    + " [\\w@./:=\\[\\]-]+(?: [\\w@./:=\\[\\]-]+){0,5})$",
            Pattern.MULTILINE);
    private static final Pattern EMERGENCY = Pattern.compile(
            "(?i)(?<![\\p{L}\\d])(?:call|dial|ring|phone) (?:the emergency services on |for help on |us on )?(999|911|112)(?![\\d,.]\\d|\\d)");
    private static final int ADVICE = 3;
    private static final int SENTENCE = 160;
    private static final int LINE = 240;
    private static final int PARAGRAPHS = 60;

    private final Template template;
    private final Organisation organisation;
    private final SiteGraph graph;
    private final List<Page> pages;
    private final Map<Url, PageKind> kinds;
    private final List<Fact> facts;

    /** Says nothing of pages that the file may not list. */
    DetailsBuilder(SiteAnalysis site) {
        this.template = site.template();
        this.organisation = site.organisation();
        this.graph = site.graph();
        this.pages = site.listable();
        this.kinds = site.kinds();
        this.facts = DetailsGroup.of(template).stream()
                .flatMap(leadIn -> leadIn.facts().stream())
                .distinct()
                .flatMap(this::told)
                .toList();
    }

    /** The facts that the details state. */
    List<Fact> facts() {
        boolean addressed = facts.stream().anyMatch(fact -> fact.kind() == Kind.ADDRESS);
        return facts.stream()
                .filter(fact -> fact.kind() != Kind.POSTCODE || !addressed)
                .toList();
    }

    /** Of one kind what most pages state, at most two; of opening hours only those that hold for all. */
    private Stream<Fact> told(Kind kind) {
        Map<String, List<Fact>> byValue = new LinkedHashMap<>();
        pages.stream()
                .flatMap(page -> page.facts().stream())
                .filter(fact -> fact.kind() == kind && !ModelInstructions.in(fact.value()))
                .forEach(fact -> byValue.computeIfAbsent(plain(fact), any -> new ArrayList<>())
                        .add(fact));
        if (kind == Kind.OPENING_HOURS && byValue.size() > 1) {
            return Stream.of();
        }
        return byValue.values().stream()
                .filter(this::isOfTheOrganisation)
                .sorted(Comparator.comparing((List<Fact> same) -> same.size()).reversed())
                .limit(kind == Kind.PHONE || kind == Kind.EMAIL ? 2 : 1)
                .map(same -> same.get(0));
    }

    /** A value in the form in which two that mean the same are equal: {@code +44 (0)1223 …} and {@code 01223 …}. */
    private static String plain(Fact fact) {
        String plain = Words.of(fact.value()).joined();
        return fact.kind() == Kind.PHONE ? FROM_ABROAD.matcher(plain).replaceFirst("0") : plain;
    }

    /** A number or address that only one page mentions in passing may be somebody else's. */
    private boolean isOfTheOrganisation(List<Fact> same) {
        return same.size() > 1
                || same.stream()
                        .map(fact -> kinds.get(fact.source()))
                        .anyMatch(kind -> kind == PageKind.HOME || kind == PageKind.CONTACT || kind == PageKind.ABOUT);
    }

    /** @param stated by registers; it stands under the first lead-in */
    Details details(VerifiedDescription grounded, List<RegisterFact> stated) {
        Details details = Details.NONE;
        List<RegisterFact> open = stated;
        for (DetailsGroup leadIn : DetailsGroup.of(template)) {
            details = details.bullets(leadIn.title(), said(leadIn, grounded, open));
            open = List.of();
        }
        return details.bullets("For AI systems", advice(grounded));
    }

    /** The topics that the details answer in other words than the site's. */
    List<String> answered(VerifiedDescription grounded) {
        return DetailsGroup.of(template).stream()
                .flatMap(leadIn -> leadIn.topics().stream()
                        .filter(topic -> !grounded.answers(topic).isEmpty())
                        .map(topic -> topic.label().isEmpty() ? leadIn.title() : topic.label()))
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
                .map(fact -> LABELS.get(fact.kind()) + ": " + fact.value());
        List<String> written = leadIn.topics().stream()
                .filter(topic -> topic.label().isEmpty() || told.add(topic.label()))
                .flatMap(topic -> answers(topic, leadIn, grounded))
                .toList();
        return Stream.of(commands, own, stated.stream().map(RegisterFact::bullet), written.stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** What is known of a topic: in the describer's words when the pages support them, else the sentence of a page that answers it. */
    private Stream<String> answers(Topic topic, DetailsGroup leadIn, VerifiedDescription grounded) {
        List<String> parts = grounded.answers(topic);
        if (parts.isEmpty()) {
            return extracted(topic, leadIn);
        }
        return topic.label().isEmpty() ? parts.stream() : Stream.of(topic.bullet(joined(parts)));
    }

    private Stream<String> extracted(Topic topic, DetailsGroup leadIn) {
        return leadIn.questions().stream()
                .filter(question -> question.topic() == topic)
                .flatMap(question -> answer(question).stream())
                .map(topic::bullet);
    }

    /** As many parts as one line takes. */
    private static String joined(List<String> parts) {
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
                .map(text -> "Version: " + text);
    }

    /** The command that installs what the site is about, told by its name; a manual has commands for other things too. */
    private Optional<String> command() {
        List<String> named = Words.of(organisation.name()).list();
        return pages.stream()
                .flatMap(page -> INSTALL.matcher(page.markdown()).results())
                .filter(match -> named.stream()
                        .anyMatch(word -> word.length() > 2
                                && Words.of(match.group(1)).joined().contains(word)))
                .map(match -> "Install: " + match.group(1))
                .findFirst();
    }

    private Optional<String> answer(Question question) {
        return pages.stream()
                .filter(page -> question.pages().contains(kinds.getOrDefault(page.url(), PageKind.OTHER)))
                .flatMap(page -> Stream.concat(
                        Stream.of(page.description()),
                        graph.paragraphs(page).stream().limit(PARAGRAPHS)))
                .flatMap(paragraph -> Prose.sentences(paragraph).stream())
                .filter(sentence -> sentence.length() <= SENTENCE * 2
                        && question.answer().matcher(sentence).find())
                .flatMap(sentence -> ClauseFilter.clause(sentence, SENTENCE).stream())
                .filter(clause -> !Character.isLowerCase(clause.codePointAt(0)))
                .flatMap(clause -> question.said(clause).stream())
                .findFirst();
    }

    /** Only what holds for this site, in English, so for sites in English alone. */
    private List<String> advice(VerifiedDescription grounded) {
        String language = graph.home().map(Page::language).orElse("");
        if (!language.isEmpty() && !language.startsWith("en")) {
            return List.of();
        }
        return Stream.of(
                        emergency().stream(),
                        template.advice().stream()
                                .filter(advice -> advice.about().isEmpty()
                                        || pages.stream()
                                                .anyMatch(page -> advice.about().contains(kinds.get(page.url()))))
                                .map(Template.Advice::text),
                        grounded.answers(Topic.GUIDANCE).stream())
                .flatMap(each -> each)
                .limit(ADVICE)
                .toList();
    }

    /** The number that the site gives for emergencies. */
    private Optional<String> emergency() {
        return pages.stream()
                .flatMap(page -> EMERGENCY.matcher(page.markdown()).results())
                .map(match -> "In an emergency, call " + match.group(1) + ".")
                .findFirst();
    }
}
