package dev.waymark.claude;

import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Describer;
import dev.waymark.describe.Description;
import dev.waymark.describe.Plan;
import dev.waymark.describe.QuotedEvidence;
import dev.waymark.describe.Refusal;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Judgement;
import dev.waymark.describe.Topic;
import dev.waymark.template.PageKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks Claude for a plan of the file, for a profile of the organisation and for better notes, and then, about the texts whose quotations hold, whether these
 * support them. What it hands on is still only an offer: the outline takes of it what the pages support.
 */
public final class ClaudeDescriber implements Describer {

    private static final int PAGES_AT_ONCE = 20;
    private static final int FEWEST_TO_PLAN = 4;
    private static final int LEAST_TEXT = 80;

    /** What an organisation is, it says on these pages first. */
    private static final List<PageKind> TELLING =
            List.of(PageKind.HOME, PageKind.ABOUT, PageKind.SERVICES, PageKind.CONTACT);

    private final LocalDate today;
    private final Conversation session;

    ClaudeDescriber(Conversations sessions) {
        today = sessions.today();
        session = sessions.open();
    }

    @Override
    public Optional<Plan> plan(DescribeRequest request) {
        return request.entries().size() < FEWEST_TO_PLAN
                ? Optional.empty()
                : session.ask(Prompts.plan(request, today), new PlanForm());
    }

    @Override
    public Description describe(DescribeRequest request) {
        OrganisationProfile.Said profile = new OrganisationProfile.Said(List.of(), Map.of());
        Map<Integer, Statement> notes = new HashMap<>();
        List<DescribeRequest.Entry> telling = telling(request);
        for (int i = 0; i < telling.size(); i += PAGES_AT_ONCE) {
            List<DescribeRequest.Entry> some = telling.subList(i, Math.min(telling.size(), i + PAGES_AT_ONCE));
            boolean twice = i == 0 && some.stream().anyMatch(DescribeRequest.Entry::wanted);
            Prompts.Shown shown = Prompts.shown(request, some, today, twice);
            if (i == 0) {
                profile = profile(request, shown);
            }
            notes.putAll(notes(request, some, shown));
        }
        QuotedEvidence evidence = new QuotedEvidence(request.entries(), request.name());
        List<Statement> worth = worthReading(evidence, profile, notes);
        Map<Statement, Judgement> judged = secondReading(request, evidence, worth);
        UnaryOperator<Statement> read = text -> text.judged(judged.getOrDefault(text, Judgement.NONE));
        Map<Topic, List<Statement>> answers = new EnumMap<>(Topic.class);
        profile.answers()
                .forEach((topic, parts) ->
                        answers.put(topic, parts.stream().map(read).toList()));
        notes.replaceAll((number, note) -> read.apply(note));
        return new Description(
                profile.sentences().stream().map(read).toList(),
                answers,
                notes,
                worth.size() - judged.size(),
                session.problem());
    }

    /** The pages that have a text, those that say what the organisation is first. */
    private static List<DescribeRequest.Entry> telling(DescribeRequest request) {
        return request.entries().stream()
                .filter(entry -> entry.text().length() >= LEAST_TEXT)
                .sorted(Comparator.comparing(
                                (DescribeRequest.Entry entry) -> !entry.main() || !TELLING.contains(entry.kind()))
                        .thenComparing(entry -> !entry.main()))
                .toList();
    }

    private OrganisationProfile.Said profile(DescribeRequest request, Prompts.Shown shown) {
        OrganisationProfile.Said said = session.ask(
                        Prompts.profile(request, shown), OrganisationProfile.of(request.template()))
                .orElse(new OrganisationProfile.Said(List.of(), Map.of()));
        Map<Topic, List<Statement>> answers = new EnumMap<>(Topic.class);
        said.answers().forEach((topic, parts) -> answers.put(topic, clean(parts, shown)));
        return new OrganisationProfile.Said(clean(said.sentences(), shown), answers);
    }

    private static List<Statement> clean(List<Statement> texts, Prompts.Shown shown) {
        return texts.stream()
                .filter(text -> !Prompts.leaks(text.text(), shown.marker()))
                .toList();
    }

    private Map<Integer, Statement> notes(
            DescribeRequest request, List<DescribeRequest.Entry> pages, Prompts.Shown shown) {
        List<Integer> wanted = pages.stream()
                .filter(DescribeRequest.Entry::wanted)
                .map(DescribeRequest.Entry::number)
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<Integer, Statement> notes =
                new HashMap<>(session.ask(Prompts.notes(request, shown, wanted), new NotesForm())
                        .orElse(Map.of()));
        notes.keySet().retainAll(wanted);
        notes.values().removeIf(note -> Prompts.leaks(note.text(), shown.marker()));
        return notes;
    }

    /** The texts that their passages prove, or may support; the others fall whatever a second reading says. */
    private static List<Statement> worthReading(
            QuotedEvidence evidence, OrganisationProfile.Said profile, Map<Integer, Statement> notes) {
        return Stream.of(
                        profile.sentences().stream(),
                        profile.answers().values().stream().flatMap(List::stream),
                        notes.values().stream())
                .flatMap(each -> each)
                .distinct()
                .filter(text -> evidence.refusal(text).map(Refusal.OPEN::equals).orElse(true))
                .toList();
    }

    /** A passage that is on no page is evidence for nobody: of each text those are shown that are. */
    private Map<Statement, Judgement> secondReading(
            DescribeRequest request, QuotedEvidence evidence, List<Statement> texts) {
        Map<Integer, String> names = request.entries().stream()
                .collect(Collectors.toMap(DescribeRequest.Entry::number, DescribeRequest.Entry::name));
        Map<Statement, Statement> shown = new HashMap<>();
        texts.forEach(text -> shown.put(text, new Statement(text.text(), evidence.found(text))));
        Map<Statement, Judgement> judged = new SecondReading(session, names, today)
                .of(texts.stream().map(shown::get).distinct().toList());
        Map<Statement, Judgement> judgements = new HashMap<>();
        shown.forEach((text, as) -> {
            Judgement judgement = judged.get(as);
            if (judgement != null) {
                judgements.put(text, judgement);
            }
        });
        return judgements;
    }
}
