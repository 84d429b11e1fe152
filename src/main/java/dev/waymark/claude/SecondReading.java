package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Judgement;
import dev.waymark.document.instructions.ModelInstructions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows the model texts with their passages and nothing else, and asks of each whether these support it. So that no question grows without
 * bounds, and no answer is cut off, it asks about a few at a time.
 */
final class SecondReading {

    private static final int TEXTS_AT_ONCE = 40;
    private static final int CHARACTERS_AT_ONCE = 24_000;
    private static final int MOST_QUESTIONS = 8;
    private static final String SUPPORTED = "supported";

    static final Map<String, Object> SCHEMA =
            Field.object(Map.of("texts", Map.of("type", "array", "items", Field.object(verdict()))));

    private final Conversation session;
    private final Map<Integer, String> names;
    private final LocalDate today;

    /** @param names of the pages, by their numbers: a text may say them without a passage */
    SecondReading(Conversation session, Map<Integer, String> names, LocalDate today) {
        this.session = session;
        this.names = names;
        this.today = today;
    }

    private static Map<String, Object> verdict() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", Map.of("type", "integer"));
        fields.put(
                "verdict",
                Map.of(
                        "type",
                        "string",
                        "enum",
                        List.of(SUPPORTED, "unsupported", "swapped", "reversed", "private", "stale")));
        return fields;
    }

    /**
     * What the model says of each text; those that it does not name, or was not shown, are missing.
     *
     * @param texts each with no passages but those that are on its pages
     */
    Map<Statement, Judgement> of(List<Statement> texts) {
        Map<Statement, Judgement> judged = new HashMap<>();
        questions(texts).limit(MOST_QUESTIONS).forEach(some -> session.ask(
                        Prompts.secondReading(some, names, today), new Form(some.size()))
                .orElse(Map.of())
                .forEach((number, judgement) -> judged.put(some.get(number - 1), judgement)));
        return judged;
    }

    /** The texts in the parts in which they are shown. A passage that speaks to a model is shown to none, nor is its text. */
    static Stream<List<Statement>> questions(List<Statement> texts) {
        List<List<Statement>> questions = new ArrayList<>();
        int room = 0;
        for (Statement text : texts) {
            if (Stream.concat(Stream.of(text.text()), passages(text)).anyMatch(ModelInstructions::in)) {
                continue;
            }
            int length = text.text().length()
                    + passages(text).mapToInt(String::length).sum();
            if (questions.isEmpty()
                    || length > room
                    || questions.get(questions.size() - 1).size() == TEXTS_AT_ONCE) {
                questions.add(new ArrayList<>());
                room = CHARACTERS_AT_ONCE;
            }
            room -= length;
            questions.get(questions.size() - 1).add(text);
        }
        return questions.stream();
    }

    private static Stream<String> passages(Statement text) {
        return text.from().stream().map(Statement.Quotation::text);
    }

    /**
     * The verdicts by the number of the text, from 1.
     *
     * @param texts how many were shown
     */
    record Form(int texts) implements AnswerParser<Map<Integer, Judgement>> {

        @Override
        public Optional<Map<Integer, Judgement>> read(String answer) {
            return JsonText.object(answer)
                    .map(object -> object.get("texts"))
                    .filter(JsonNode::isArray)
                    .map(this::verdicts);
        }

        /** The verdicts that were finished when the answer broke off. */
        @Override
        public Optional<Map<Integer, Judgement>> readPart(String answer) {
            return JsonText.closed(answer).flatMap(this::read).filter(verdicts -> !verdicts.isEmpty());
        }

        /** Of two verdicts on one text the objection counts. */
        private Map<Integer, Judgement> verdicts(JsonNode list) {
            Map<Integer, Judgement> verdicts = new HashMap<>();
            for (JsonNode each : list) {
                int number = each.path("text").asInt();
                if (number >= 1 && number <= texts && each.path("verdict").isTextual()) {
                    boolean supported = each.path("verdict").asText().equals(SUPPORTED);
                    verdicts.merge(
                            number,
                            supported ? Judgement.SUPPORTED : Judgement.OBJECTED,
                            (one, other) -> one == Judgement.OBJECTED ? one : other);
                }
            }
            return verdicts;
        }
    }
}
