package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Quotation;
import dev.waymark.describe.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a typed answer. All fields are required and all may be null or empty: so the answer always has the same shape. Each text
 * brings the passages that it was made from.
 *
 * @param topic what it answers; null for the mission and the description, which make the summary
 * @param choices the only values, when there are such
 * @param parts the fields of what it holds
 */
record Field(String name, Shape shape, @Nullable Topic topic, List<String> choices, List<Field> parts) {

    /** Where a text comes from: passages of pages, word for word. */
    static final Map<String, Object> QUOTATIONS = Map.of(
            "type",
            "array",
            "items",
            object(Map.of("page", Map.of("type", "integer"), "quote", Map.of("type", "string"))));

    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> NULLABLE_TEXT = Map.of("type", List.of("string", "null"));

    enum Shape {
        TEXT,
        TEXTS,
        /** A list of objects with a name; those of their other fields that are filled follow it. */
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
            case TEXT -> Map.of("anyOf", List.of(quoted(choices.isEmpty() ? TEXT : choice()), Map.of("type", "null")));
            case TEXTS -> Map.of("type", "array", "items", quoted(TEXT));
            case ITEMS -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("name", TEXT);
                parts.forEach(part -> fields.put(part.name(), NULLABLE_TEXT));
                fields.put("from", QUOTATIONS);
                yield Map.of("type", "array", "items", object(fields));
            }
            case GROUP -> object(schemas(parts));
        };
    }

    private Map<String, Object> choice() {
        return Map.of("type", "string", "enum", choices);
    }

    private static Map<String, Object> quoted(Map<String, Object> text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", text);
        fields.put("from", QUOTATIONS);
        return object(fields);
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
    void read(JsonNode object, BiConsumer<Field, Statement> said) {
        JsonNode value = object.path(name);
        switch (shape) {
            case TEXT -> tell(value, said);
            case TEXTS -> value.forEach(each -> tell(each, said));
            case ITEMS -> value.forEach(each -> item(each, said));
            case GROUP -> parts.forEach(part -> part.read(value, said));
        }
    }

    /** {@code Lunch clubs: people over 60, a meal and company every week}. */
    private void item(JsonNode item, BiConsumer<Field, Statement> said) {
        String title = text(item.path("name"));
        List<Quotation> from = quotations(item);
        String told = parts.stream()
                .map(part -> text(item.path(part.name())))
                .filter(text -> !text.isEmpty())
                .map(text -> within(text, from))
                .collect(Collectors.joining(", "));
        if (!title.isEmpty()) {
            said.accept(this, new Statement(told.isEmpty() ? title : title + ": " + told, from));
        }
    }

    /** A text as it is written within a sentence: its first word without a capital where the passages write it so. */
    private static String within(String text, List<Quotation> from) {
        String small = text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
        int end = small.indexOf(' ');
        String word = end < 0 ? small : small.substring(0, end);
        return from.stream().anyMatch(passage -> (" " + passage.text()).contains(" " + word)) ? small : text;
    }

    private void tell(JsonNode value, BiConsumer<Field, Statement> said) {
        String text = text(value.path("text"));
        if (!text.isEmpty() && (choices.isEmpty() || choices.contains(text))) {
            said.accept(this, new Statement(text, quotations(value)));
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText().strip() : "";
    }

    static List<Quotation> quotations(JsonNode value) {
        List<Quotation> quotations = new ArrayList<>();
        value.path("from")
                .forEach(each -> quotations.add(new Quotation(each.path("page").asInt(), text(each.path("quote")))));
        return quotations;
    }
}
