package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Notes by the number of the page. */
final class NotesForm implements AnswerParser<Map<Integer, String>> {

    static final Map<String, Object> SCHEMA = Field.object(Map.of(
            "notes",
            Map.of(
                    "type",
                    "array",
                    "items",
                    Field.object(Map.of("page", Map.of("type", "integer"), "notes", Field.NULLABLE_TEXT)))));

    @Override
    public Optional<Map<Integer, String>> read(String answer) {
        return JsonText.object(answer)
                .map(object -> object.get("notes"))
                .filter(JsonNode::isArray)
                .map(NotesForm::read);
    }

    private static Map<Integer, String> read(JsonNode list) {
        Map<Integer, String> notes = new HashMap<>();
        for (JsonNode each : list) {
            String text = each.path("notes").asText("");
            if (each.path("page").isInt() && each.path("notes").isTextual() && !text.isBlank()) {
                notes.putIfAbsent(each.path("page").asInt(), text);
            }
        }
        return Map.copyOf(notes);
    }
}
