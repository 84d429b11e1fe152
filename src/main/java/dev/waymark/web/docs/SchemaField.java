package dev.waymark.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A parameter of an operation, or a field of an object, with what is in it.
 *
 * @param object the schema that describes its value in a place of its own; empty when there is none
 * @param type what it is, or what its elements are
 * @param values those that it may have; empty for any
 * @param initial its value when it is left out; empty when there is none
 * @param limits keywords of JSON Schema with their values
 */
public record SchemaField(
        String name,
        String type,
        String object,
        boolean list,
        boolean required,
        List<List<TextSpan>> description,
        List<String> values,
        String initial,
        List<String> limits,
        List<SchemaField> fields) {

    private static final int MAX_DEPTH = 5;
    private static final List<String> LIMITS = List.of("minimum", "maximum", "maxLength", "maxItems", "pattern");

    /** The fields of an object, or of the elements of a list. */
    static List<SchemaField> of(OpenApiDocument document, JsonNode schema) {
        return fields(document, schema, 0);
    }

    static SchemaField parameter(OpenApiDocument document, JsonNode given) {
        return named(document, document.resolve(given).path("name").asText(), given);
    }

    /** A parameter, or the field of a header. */
    static SchemaField named(OpenApiDocument document, String name, JsonNode given) {
        JsonNode parameter = document.resolve(given);
        return field(
                document,
                name,
                parameter.path("schema"),
                parameter.path("required").asBoolean(),
                document.description(parameter),
                0);
    }

    private static List<SchemaField> fields(OpenApiDocument document, JsonNode given, int depth) {
        JsonNode schema = document.resolve(given);
        if (schema.has("items")) {
            return OpenApiDocument.schemaName(schema.get("items")).isEmpty()
                    ? fields(document, schema.get("items"), depth)
                    : List.of();
        }
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        List<SchemaField> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            fields.add(field(
                    document,
                    property.getKey(),
                    property.getValue(),
                    required.contains(property.getKey()),
                    document.description(property.getValue()),
                    depth));
        }
        return fields;
    }

    private static SchemaField field(
            OpenApiDocument document, String name, JsonNode given, boolean required, String description, int depth) {
        JsonNode schema = document.resolve(given);
        boolean list = schema.has("items");
        JsonNode value = list ? schema.get("items") : given;
        JsonNode resolved = document.resolve(value);
        String object = OpenApiDocument.schemaName(value);
        return new SchemaField(
                name,
                Stream.of("type", "format")
                        .map(keyword -> resolved.path(keyword).asText())
                        .filter(word -> !word.isEmpty())
                        .reduce((type, format) -> type + ", " + format)
                        .orElse(""),
                object,
                list,
                required,
                TextSpan.paragraphs(description),
                resolved.path("enum").valueStream().map(JsonNode::asText).toList(),
                schema.path("default").asText(),
                LIMITS.stream()
                        .filter(schema::has)
                        .map(keyword -> keyword + " " + schema.get(keyword).asText())
                        .toList(),
                object.isEmpty() && depth < MAX_DEPTH ? fields(document, value, depth + 1) : List.of());
    }
}
