package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The numbers of the texts that a second reading objects to. */
final class ObjectionsForm implements AnswerParser<Set<Integer>> {

    static final Map<String, Object> SCHEMA = Field.object(Map.of(
            "objections",
            Map.of(
                    "type",
                    "array",
                    "items",
                    Field.object(Map.of(
                            "text",
                            Map.of("type", "integer"),
                            "why",
                            Map.of(
                                    "type",
                                    "string",
                                    "enum",
                                    List.of("unsupported", "swapped", "reversed", "private", "stale")))))));

    @Override
    public Optional<Set<Integer>> read(String answer) {
        return JsonText.object(answer)
                .map(object -> object.get("objections"))
                .filter(JsonNode::isArray)
                .map(ObjectionsForm::read);
    }

    private static Set<Integer> read(JsonNode list) {
        Set<Integer> numbers = new HashSet<>();
        list.forEach(each -> numbers.add(each.path("text").asInt()));
        return numbers;
    }
}
