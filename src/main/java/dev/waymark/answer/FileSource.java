package dev.waymark.answer;

import dev.waymark.deadline.Deadline;
import dev.waymark.document.ParsedFile;
import dev.waymark.url.Url;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file answers: with a fact of its details, or with an entry. */
final class FileSource implements AnswerSource {

    private static final int MAX_ENTRIES = 500;
    private static final int MAX_LINES = 200;
    private static final int MAX_FACTS = 2;

    private static final Pattern FACT = Pattern.compile("([^:]{1,80}+): (.{3,})");
    private static final Pattern TELLING = Pattern.compile("[0-9@]");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final int ENOUGH_WORDS = 3;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Matcher> facts;
    private final String all;

    /** An entry with what is looked for in, worked out once. */
    private record Entry(ParsedFile.Item item, Url url, String section, String notes) {}

    FileSource(ParsedFile file) {
        for (ParsedFile.Section section : file.sections()) {
            for (ParsedFile.Item item : section.items()) {
                item.url()
                        .filter(url -> entries.size() < MAX_ENTRIES)
                        .ifPresent(url -> entries.add(
                                new Entry(item, url, section.title(), VisitorQuestion.comparable(item.notes()))));
            }
        }
        facts = file.details()
                .lines()
                .limit(MAX_LINES)
                .map(Prose::bare)
                .map(FACT::matcher)
                .filter(Matcher::matches)
                .toList();
        all = VisitorQuestion.comparable(Stream.of(
                        Stream.of(file.name(), file.summary(), file.details()),
                        file.sections().stream().map(ParsedFile.Section::title),
                        file.items().stream().map(item -> item.name() + " " + item.notes() + " " + item.target()))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n")));
    }

    @Override
    public Optional<VisitorAnswer> answer(VisitorQuestion question) {
        return fact(question).or(() -> entry(question));
    }

    /** The first fact under each label, with the labels of the file. */
    private Optional<VisitorAnswer> fact(VisitorQuestion question) {
        List<String> found = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Matcher fact : facts) {
            String label = fact.group(1);
            if (found.size() < MAX_FACTS
                    && !labels.contains(label)
                    && question.isLabel(label)
                    && isTelling(fact.group(2))) {
                labels.add(label);
                found.add(fact.group());
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(VisitorAnswer.said(String.join("; ", found)));
    }

    private static boolean isTelling(String value) {
        return TELLING.matcher(value).find() || BLANK.split(value.strip(), -1).length >= ENOUGH_WORDS;
    }

    /** Its name says that it answers, and so does at least one thing more; of several the one with the most signs, then the first. */
    private Optional<VisitorAnswer> entry(VisitorQuestion question) {
        int most = 1;
        Optional<VisitorAnswer> best = Optional.empty();
        for (Entry entry : entries) {
            int signs = isAbout(entry, question) ? signs(entry, question) : 0;
            if (signs > most) {
                most = signs;
                best = Optional.of(VisitorAnswer.link(
                        entry.item().name(), entry.item().notes(), entry.url().toString()));
            }
        }
        return best;
    }

    /** By its name, or by its address and a part of its name. */
    private static boolean isAbout(Entry entry, VisitorQuestion question) {
        Deadline.check();
        String name = entry.item().name();
        return question.isName(name) || (isPlaced(entry, question) && question.isNamedIn(name));
    }

    private static int signs(Entry entry, VisitorQuestion question) {
        return (isTraced(entry, question) ? 1 : 0)
                + (isPlaced(entry, question) ? 1 : 0)
                + (question.isName(entry.section()) ? 1 : 0)
                + (question.isTracedIn(entry.notes()) ? 1 : 0);
    }

    private static boolean isTraced(Entry entry, VisitorQuestion question) {
        return question.isTracedIn(VisitorQuestion.comparable(entry.item().name()));
    }

    private static boolean isPlaced(Entry entry, VisitorQuestion question) {
        return question.isSegment(entry.url().segments());
    }

    @Override
    public boolean mayAnswer(VisitorQuestion question) {
        return question.isTracedIn(all);
    }
}
