package dev.waymark.describe;

import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a description is fit to print and supported by the pages it speaks of; the rest is counted and forgotten. */
public final class VerifiedDescription {

    private static final Pattern CLOSING = Pattern.compile("(?<![.;:,\\s])[.;:,\\s]+$");

    private static final int NOTES = 120;
    private static final int ANSWER = 160;
    private static final int SUMMARY = 300;
    private static final int LEAST_SUMMARY = 60;
    private static final int PARTS = 6;
    private static final Pattern MARKUP = Pattern.compile("[\\[\\]<>`{}|\\\\\\p{Cntrl}]|(?:^|\\s)#|\\*\\*|:/|https?:");
    private static final Pattern CAUTION = Pattern.compile("^(?:Check|Confirm) .*");

    private final List<DescribeRequest.Entry> entries;

    /** The summary that every reader reads where the describer offers none. */
    private final String extract;

    private final Map<Integer, Grounding> byPage = new HashMap<>();
    private final Map<Integer, String> notes = new HashMap<>();
    private final Map<Topic, List<String>> answers = new EnumMap<>(Topic.class);
    private String summary = "";
    private int refused;

    /** That of a describer who was not asked. */
    public static final VerifiedDescription NONE = new VerifiedDescription(List.of(), "", "");

    private final String problem;

    private VerifiedDescription(List<DescribeRequest.Entry> entries, String extract, String problem) {
        this.entries = entries;
        this.extract = extract;
        this.problem = problem;
        entries.forEach(entry -> byPage.put(entry.number(), Grounding.in(entry.text())));
    }

    public static VerifiedDescription of(DescribeRequest brief, Description said) {
        VerifiedDescription grounded = new VerifiedDescription(brief.entries(), brief.summary(), said.problem());
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

    /** Why something is missing, in words; empty when nothing is. */
    public String problem() {
        return problem;
    }

    public int refused() {
        return refused;
    }

    private void takeSummary(String offered) {
        StringBuilder whole = new StringBuilder();
        for (String sentence : Prose.sentences(offered.strip())) {
            Optional<String> fit = fit(sentence, SUMMARY).filter(this::anyPageSupports);
            if (fit.isPresent() && whole.length() + fit.get().length() + 2 <= SUMMARY) {
                whole.append(whole.isEmpty() ? "" : " ").append(fit.get()).append('.');
            } else {
                refused++;
            }
        }
        summary = whole.length() >= LEAST_SUMMARY ? whole.toString() : "";
    }

    private void takeAnswers(Topic topic, List<String> parts) {
        List<String> supported = new ArrayList<>();
        for (String part : parts) {
            Optional<String> fit = fit(part, ANSWER)
                    .filter(text ->
                            topic != Topic.GUIDANCE || CAUTION.matcher(text).matches())
                    .filter(this::anyPageSupports);
            if (fit.isPresent() && supported.size() < PARTS && !supported.contains(fit.get())) {
                supported.add(fit.get());
            } else {
                refused++;
            }
        }
        if (!supported.isEmpty()) {
            answers.put(topic, supported);
        }
    }

    private void takeNotes(Map<Integer, String> offered) {
        Set<String> used = new HashSet<>();
        entries.forEach(entry -> used.add(Words.of(entry.notes()).toString()));
        for (DescribeRequest.Entry entry : entries) {
            String note = offered.get(entry.number());
            if (note != null && !Words.of(note).equals(Words.of(entry.notes()))) {
                takeNote(entry, note, used);
            }
        }
    }

    private void takeNote(DescribeRequest.Entry entry, String offered, Set<String> used) {
        Optional<String> fit = fit(offered, NOTES)
                .filter(note -> Words.of(note).count() > 3 && tellsMoreThan(entry.name(), note) && isNews(note))
                .filter(note -> supports(entry.number(), note))
                .filter(note -> used.add(Words.of(note).toString()));
        fit.ifPresentOrElse(note -> notes.put(entry.number(), note), () -> refused++);
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

    private boolean supports(int number, String text) {
        Grounding evidence = byPage.get(number);
        return evidence != null && evidence.supports(text);
    }

    private boolean anyPageSupports(String text) {
        return byPage.values().stream().anyMatch(page -> page.supports(text));
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
        return ClauseFilter.clause(line, longest);
    }
}
