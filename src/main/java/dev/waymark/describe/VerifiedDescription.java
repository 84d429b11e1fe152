package dev.waymark.describe;

import dev.waymark.message.Message;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a description is fit to print and supported by the pages it speaks of; the rest is counted and forgotten. */
public final class VerifiedDescription {

    private static final Pattern CLOSING = Pattern.compile("(?<![.;:,\\s])[.;:,\\s]+$");

    private static final int NOTES = 120;
    private static final int ANSWER = 160;
    private static final int SUMMARY = 300;
    private static final int LEAST_SUMMARY = 60;
    private static final int PARTS = 6;
    static final Pattern MARKUP = Pattern.compile("[\\[\\]<>`{}|\\\\\\p{Cntrl}]|(?:^|\\s)#|\\*\\*|:/|https?:");
    private static final Pattern CAUTION = Pattern.compile("^(?:Check|Confirm) .*");

    private final List<DescribeRequest.Entry> entries;

    /** The summary that every reader reads where the describer offers none. */
    private final String extract;

    private final QuotedEvidence evidence;
    private final Map<Integer, String> notes = new HashMap<>();
    private final Map<Topic, List<String>> answers = new EnumMap<>(Topic.class);
    private String summary = "";
    private final Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);

    /** That of a describer who was not asked. */
    public static final VerifiedDescription NONE = new VerifiedDescription(List.of(), "", "", 0, null);

    private final int unread;
    private final @Nullable Message problem;

    private VerifiedDescription(
            List<DescribeRequest.Entry> entries, String name, String extract, int unread, @Nullable Message problem) {
        this.entries = entries;
        this.extract = extract;
        this.unread = unread;
        this.problem = problem;
        this.evidence = new QuotedEvidence(entries, name);
    }

    public static VerifiedDescription of(DescribeRequest brief, Description said) {
        VerifiedDescription grounded =
                new VerifiedDescription(brief.entries(), brief.name(), brief.summary(), said.unread(), said.problem());
        grounded.takeSummary(said.summary());
        said.answers().forEach(grounded::takeAnswers);
        grounded.takeNotes(said.notes());
        return grounded;
    }

    public String summary() {
        return summary;
    }

    /** What is known of a topic; its parts are supported each by itself. */
    public List<String> answers(Topic topic) {
        return answers.getOrDefault(topic, List.of());
    }

    public Optional<String> notes(int number) {
        return Optional.ofNullable(notes.get(number));
    }

    /** How many notes there are. */
    public int notes() {
        return notes.size();
    }

    /** Why something is missing; null when nothing is. */
    public @Nullable Message problem() {
        return problem;
    }

    /** How many of its texts no page supports. */
    public int unsupported() {
        return refused.values().stream().mapToInt(Integer::intValue).sum()
                - unfit()
                - refused.getOrDefault(Refusal.OPEN, 0);
    }

    /** How many of its texts a second reading should have judged and has not. */
    public int unread() {
        return unread;
    }

    /** How many of its texts are not fit to print, or say nothing new. */
    public int unfit() {
        return refused.getOrDefault(Refusal.UNFIT, 0);
    }

    /** It does not replace an extract with a fact that it lost; nor does one sentence, of several, replace one that says more. */
    private void takeSummary(List<Statement> offered) {
        List<String> sentences = new ArrayList<>();
        for (Statement sentence : offered) {
            int length = sentences.stream().mapToInt(each -> each.length() + 2).sum();
            take(sentence, SUMMARY, fit -> length + fit.length() + 2 <= SUMMARY)
                    .ifPresent(fit -> sentences.add(fit + "."));
        }
        String whole = String.join(" ", sentences);
        boolean alone = sentences.size() == 1 && offered.size() > 1;
        summary = whole.length() < LEAST_SUMMARY
                        || (alone && whole.length() < extract.length())
                        || evidence.losesFact(extract, whole)
                ? ""
                : whole;
    }

    private void takeAnswers(Topic topic, List<Statement> parts) {
        Set<String> supported = new LinkedHashSet<>();
        for (Statement part : parts) {
            take(
                            part,
                            ANSWER,
                            text -> supported.size() < PARTS
                                    && (topic != Topic.GUIDANCE
                                            || CAUTION.matcher(text).matches()))
                    .ifPresent(supported::add);
        }
        if (supported.size() * 2 >= parts.size() && !supported.isEmpty()) {
            answers.put(topic, List.copyOf(supported));
        }
    }

    private void takeNotes(Map<Integer, Statement> offered) {
        Set<String> used = new HashSet<>();
        entries.forEach(entry -> used.add(Words.of(entry.notes()).toString()));
        for (DescribeRequest.Entry entry : entries) {
            Statement note = offered.get(entry.number());
            if (note != null && !Words.of(note.text()).equals(Words.of(entry.notes()))) {
                take(
                                note,
                                NOTES,
                                fit -> isNote(entry, fit)
                                        && used.add(Words.of(fit).toString()))
                        .ifPresent(fit -> notes.put(entry.number(), fit));
            }
        }
    }

    /** The text as it may be printed; empty, and counted, when it may not. */
    private Optional<String> take(Statement offered, int longest, Predicate<String> wanted) {
        Optional<String> fit = fit(offered.text(), longest);
        Optional<Refusal> refusal = fit.isEmpty() ? Optional.of(Refusal.UNFIT) : evidence.refusal(offered);
        if (refusal.isEmpty() || refusal.get() == Refusal.OPEN) {
            refusal = afterSecondReading(offered, refusal)
                    .or(() -> fit.filter(wanted).isEmpty() ? Optional.of(Refusal.UNFIT) : Optional.empty());
        }
        refusal.ifPresent(why -> refused.merge(why, 1, Integer::sum));
        return refusal.isPresent() ? Optional.empty() : fit;
    }

    /** What is proved falls if a second reading objects to it; what is open falls unless one says that it is supported. */
    private static Optional<Refusal> afterSecondReading(Statement offered, Optional<Refusal> open) {
        return switch (offered.judgement()) {
            case OBJECTED -> Optional.of(Refusal.JUDGED);
            case SUPPORTED -> Optional.empty();
            case NONE -> open;
        };
    }

    private boolean isNote(DescribeRequest.Entry entry, String note) {
        return Words.of(note).count() > 3 && tellsMoreThan(entry.name(), note) && isNews(note);
    }

    private static boolean tellsMoreThan(String name, String note) {
        List<String> known = Words.of(name).list();
        return Words.of(note).list().stream()
                        .filter(word -> word.length() > 1 && !known.contains(word))
                        .count()
                >= 3;
    }

    /** Whether a fair part of it is not in the summary, which every reader has read before. */
    private boolean isNews(String note) {
        List<String> told = Words.of(extract).list();
        List<String> words = Words.of(note).list();
        return words.stream().filter(word -> !told.contains(word)).count() * 4 > words.size();
    }

    /** The text as one clause that may be printed; a text with markup or an address in it is not repaired but dropped. */
    private static Optional<String> fit(String text, int longest) {
        String line = text.strip();
        if (line.isEmpty()
                || line.length() > 2 * longest
                || MARKUP.matcher(line).find()) {
            return Optional.empty();
        }
        if (Words.of(line).count() < 4) {
            return Optional.of(CLOSING.matcher(line).replaceFirst(""))
                    .filter(few -> few.length() > 1 && !ClauseFilter.unfit(few) && !ClauseFilter.holdsAddress(few));
        }
        return ClauseFilter.written(line, longest);
    }
}
