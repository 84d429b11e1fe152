package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.describe.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a typed answer. All fields are required and all may be null or empty: so the answer always has the same shape.
 *
 * @param topic what it answers; null for the mission and the description, which make the summary
 * @param choices the only values, when there are such
 * @param parts the fields of what it holds
 */
record Field(String name, Shape shape, @Nullable Topic topic, List<String> choices, List<Field> parts) {

    static final Map<String, Object> NULLABLE_TEXT = Map.of("type", List.of("string", "null"));

    enum Shape {
        TEXT,
        TEXTS,
        /** A list of objects with a name; the first of their other fields that is filled follows it. */
        ITEMS,
        GROUP
    }

    static Field text(String name, @Nullable Topic topic) {
        return new Field(name, Shape.TEXT, topic, List.of(), List.of());
    }

    static Field choice(String name, Topic topic, String... choices) {
        return new Field(name, Shape.TEXT, topic, List.of(choices), List.of());
    }

    static Field texts(String name, Topic topic) {
        return new Field(name, Shape.TEXTS, topic, List.of(), List.of());
    }

    static Field items(String name, Topic topic, String... parts) {
        List<Field> fields = Stream.of(parts).map(part -> text(part, topic)).toList();
        return new Field(name, Shape.ITEMS, topic, List.of(), fields);
    }

    static Field group(String name, Field... parts) {
        return new Field(name, Shape.GROUP, null, List.of(), List.of(parts));
    }

    Map<String, Object> schema() {
        return switch (shape) {
            case TEXT ->
                choices.isEmpty()
                        ? NULLABLE_TEXT
                        : Map.of("anyOf", List.of(Map.of("type", "string", "enum", choices), Map.of("type", "null")));
            case TEXTS -> Map.of("type", "array", "items", Map.of("type", "string"));
            case ITEMS -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("name", Map.of("type", "string"));
                parts.forEach(part -> fields.put(part.name(), part.schema()));
                yield Map.of("type", "array", "items", object(fields));
            }
            case GROUP -> object(schemas(parts));
        };
    }

    static Map<String, Object> schemas(List<Field> fields) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        fields.forEach(field -> schemas.put(field.name(), field.schema()));
        return schemas;
    }

    static Map<String, Object> object(Map<String, Object> fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", fields);
        object.put("required", fields.keySet().stream().sorted().toList());
        object.put("additionalProperties", false);
        return object;
    }

    /** Hands over what an answer says in this field; nothing for what is null, blank or of another shape. */
    void read(JsonNode object, BiConsumer<Field, String> said) {
        JsonNode value = object.path(name);
        switch (shape) {
            case TEXT -> tell(value, said);
            case TEXTS -> value.forEach(each -> tell(each, said));
            case ITEMS -> value.forEach(each -> item(each, said));
            case GROUP -> parts.forEach(part -> part.read(value, said));
        }
    }

    private void item(JsonNode item, BiConsumer<Field, String> said) {
        String title = item.path("name").asText("").strip();
        List<String> told = new ArrayList<>();
        parts.forEach(part -> part.read(item, (any, text) -> told.add(text)));
        if (!title.isEmpty()) {
            said.accept(this, told.isEmpty() ? title : title + ": " + told.get(0));
        }
    }

    private void tell(JsonNode value, BiConsumer<Field, String> said) {
        String text = value.isTextual() ? value.asText().strip() : "";
        if (!text.isEmpty() && (choices.isEmpty() || choices.contains(text))) {
            said.accept(this, text);
        }
    }
}
