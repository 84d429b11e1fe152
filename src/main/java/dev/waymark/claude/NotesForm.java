package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Quotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes by the number of the page, each with passages of that page. */
final class NotesForm implements AnswerParser<Map<Integer, Statement>> {

    static final Map<String, Object> LIST = Map.of("type", "array", "items", Field.object(note()));

    private static Map<String, Object> note() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("page", Map.of("type", "integer"));
        fields.put("notes", Map.of("type", List.of("string", "null")));
        fields.put("from", Map.of("type", "array", "items", Map.of("type", "string")));
        return fields;
    }

    @Override
    public Optional<Map<Integer, Statement>> read(String answer) {
        return JsonText.object(answer)
                .map(object -> object.get("notes"))
                .filter(JsonNode::isArray)
                .map(NotesForm::read);
    }

    /** The notes that were finished when the answer broke off. */
    @Override
    public Optional<Map<Integer, Statement>> readPart(String answer) {
        return JsonText.closed(answer).flatMap(this::read).filter(notes -> !notes.isEmpty());
    }

    private static Map<Integer, Statement> read(JsonNode list) {
        Map<Integer, Statement> notes = new HashMap<>();
        for (JsonNode each : list) {
            int page = each.path("page").asInt();
            List<Quotation> from = new ArrayList<>();
            each.path("from").forEach(quote -> from.add(new Quotation(page, quote.asText())));
            String text = each.path("notes").isTextual() ? each.path("notes").asText() : "";
            if (!text.isBlank()) {
                notes.putIfAbsent(page, new Statement(text, from));
            }
        }
        return Map.copyOf(notes);
    }
}
