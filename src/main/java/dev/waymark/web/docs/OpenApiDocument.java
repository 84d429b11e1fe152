package dev.waymark.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document of the application, with its references resolved where they are met. */
record OpenApiDocument(JsonNode root) {

    private static final String REFERENCE = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final int MAX_REFERENCES = 8;
    private static final int MAX_DEPTH = 6;

    static OpenApiDocument read() {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            return new OpenApiDocument(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a node refers to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        for (int i = 0; i < MAX_REFERENCES && resolved.has(REFERENCE); i++) {
            resolved = root.at(resolved.get(REFERENCE).asText().substring(1));
        }
        return resolved;
    }

    /** The name of the schema that a node refers to; empty when it refers to none. */
    static String schemaName(JsonNode node) {
        String reference = node.path(REFERENCE).asText();
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
    }

    /** What is said about a node; what stands beside a reference goes before what it refers to. */
    String description(JsonNode node) {
        return node.has("description")
                ? node.get("description").asText()
                : resolve(node).path("description").asText();
    }

    /** An example of a schema: its own, or one made from its parts. */
    JsonNode example(JsonNode schema) {
        return example(schema, 0);
    }

    private JsonNode example(JsonNode given, int depth) {
        JsonNode schema = resolve(given);
        for (String keyword : new String[] {"examples", "enum"}) {
            if (schema.path(keyword).has(0)) {
                return schema.get(keyword).get(0);
            }
        }
        if (schema.has("default")) {
            return schema.get("default");
        }
        JsonNodeFactory made = JsonNodeFactory.instance;
        return switch (schema.path("type").asText()) {
            case "array" -> {
                ArrayNode array = made.arrayNode();
                yield depth < MAX_DEPTH ? array.add(example(schema.path("items"), depth + 1)) : array;
            }
            case "object" -> {
                ObjectNode object = made.objectNode();
                if (depth < MAX_DEPTH) {
                    schema.path("properties")
                            .properties()
                            .forEach(field -> object.set(field.getKey(), example(field.getValue(), depth + 1)));
                }
                yield object;
            }
            case "integer" -> made.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> made.booleanNode(true);
            default -> made.textNode("…");
        };
    }
}
