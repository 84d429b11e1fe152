package dev.waymark.answer;

import dev.waymark.page.Page.Fact;
import dev.waymark.template.Language;
import dev.waymark.wording.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question with the words of one language by which an answer is known. The table of each language is a text
 * {@code answers/<code>.txt} with a line {@code id = names : traces} for each question that is looked for in it.
 *
 * @param id as in the keys {@code agent.question.id}
 * @param names what a page that answers it is called
 * @param traces names, and how words begin that speak of the matter; without any of them a text does not answer
 * @param labels what our own files call a fact that answers it, in this language
 * @param facts the kinds of facts that answer it
 */
record VisitorQuestion(String id, Set<Words> names, List<String> traces, Set<Words> labels, Set<Fact.Kind> facts) {

    private static final Pattern PARTS = Pattern.compile(" [-–—|] |: ");
    private static final Pattern SIDES = Pattern.compile(" : ");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MIN_INSIDE_CHARACTERS = 5;

    private static final Map<String, List<String>> LABELS = Map.ofEntries(
            Map.entry("where", List.of("Address")),
            Map.entry("contact", List.of("Phone", "E-mail")),
            Map.entry("hours", List.of("Opening hours")),
            Map.entry("cost", List.of("Price", "Charges")),
            Map.entry("complain", List.of("Complaints")),
            Map.entry("amount", List.of("Grant size")),
            Map.entry("deadline", List.of("Deadlines")),
            Map.entry("eligible", List.of("Who can apply")),
            Map.entry("install", List.of("Install")),
            Map.entry("licence", List.of("Licence")),
            Map.entry("requirements", List.of("Requirements")));

    private static final Map<String, Set<Fact.Kind>> FACTS = Map.of(
            "where", Set.of(Fact.Kind.ADDRESS),
            "contact", Set.of(Fact.Kind.PHONE, Fact.Kind.EMAIL),
            "hours", Set.of(Fact.Kind.OPENING_HOURS),
            "licence", Set.of(Fact.Kind.LICENCE));

    private static final Map<String, Map<String, VisitorQuestion>> KNOWN =
            Language.known().stream().collect(Collectors.toUnmodifiableMap(Language::code, VisitorQuestion::read));

    /** All that are known in a language, by their ids; none where we do not know the language. */
    static Map<String, VisitorQuestion> in(String language) {
        return KNOWN.getOrDefault(language, Map.of());
    }

    private static Map<String, VisitorQuestion> read(Language language) {
        String resource = "/answers/" + language.code() + ".txt";
        try (InputStream in = VisitorQuestion.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the build: " + resource);
            }
            Map<String, VisitorQuestion> questions = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" = "))
                    .map(line -> of(line, language))
                    .forEach(question -> questions.put(question.id, question));
            return Map.copyOf(questions);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static VisitorQuestion of(String line, Language language) {
        String id = line.substring(0, line.indexOf(" = "));
        String[] sides = SIDES.split(line.substring(id.length() + 3), 2);
        return new VisitorQuestion(
                id,
                list(sides[0]).map(Words::of).collect(Collectors.toUnmodifiableSet()),
                Stream.of(sides)
                        .flatMap(VisitorQuestion::list)
                        .map(VisitorQuestion::trace)
                        .toList(),
                LABELS.getOrDefault(id, List.of()).stream()
                        .flatMap(label -> language.words(label).stream())
                        .map(Words::of)
                        .collect(Collectors.toUnmodifiableSet()),
                FACTS.getOrDefault(id, Set.of()));
    }

    private static Stream<String> list(String items) {
        return Arrays.stream(COMMA.split(items, -1)).map(String::strip);
    }

    /**
     * In the form of {@link #comparable}. A long one is looked for inside words too, for languages that join words. Signs of currencies and
     * the like are no words and stand for themselves.
     */
    private static String trace(String written) {
        String words = Words.of(written).toString();
        if (words.isEmpty()) {
            return written;
        }
        return words.length() < MIN_INSIDE_CHARACTERS ? " " + words : words;
    }

    /** A text in the form in which traces are looked for. */
    static String comparable(String text) {
        return " " + Words.of(text) + " " + text;
    }

    /** Whether a text in that form speaks of the matter. */
    boolean isTracedIn(String comparable) {
        return traces.stream().anyMatch(comparable::contains);
    }

    /** Whether a page or a section of this name answers, for all that its name tells: the whole of it or one of its parts. */
    boolean isName(String name) {
        return isAmong(names, name) || PARTS.splitAsStream(name).anyMatch(part -> isAmong(names, part));
    }

    /** Whether such a name is part of a text. */
    boolean isNamedIn(String text) {
        Words words = Words.of(text);
        return names.stream().anyMatch(words::contain);
    }

    /** Whether the last part of an address is such a name. */
    boolean isSegment(List<String> segments) {
        if (segments.isEmpty()) {
            return false;
        }
        Words last = Words.ofSegment(segments.get(segments.size() - 1));
        return names.stream().anyMatch(name -> name.joined().equals(last.joined()));
    }

    boolean isLabel(String text) {
        return isAmong(labels, text);
    }

    private static boolean isAmong(Set<Words> all, String text) {
        return all.contains(Words.of(text));
    }
}
