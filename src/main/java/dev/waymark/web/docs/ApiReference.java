package dev.waymark.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the OpenAPI document says, in the order and the form in which {@code /docs} shows it.
 *
 * @param objects the schemas that answers name
 */
public record ApiReference(List<Group> groups, List<ObjectType> objects) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Operations that belong together. */
    public record Group(String id, String title, List<ApiOperation> operations) {}

    /** A schema that several answers have in common. */
    public record ObjectType(String name, List<List<TextSpan>> description, List<SchemaField> fields, String example) {}

    /**
     * Reads the document of the application.
     *
     * @param server the address of this server, without a final slash
     */
    static ApiReference read(String server) {
        return of(OpenApiDocument.read(), server);
    }

    static ApiReference of(OpenApiDocument document, String server) {
        List<Group> groups = new ArrayList<>();
        for (JsonNode tag : document.root().path("tags")) {
            String id = tag.path("name").asText();
            groups.add(new Group(id, tag.path("description").asText(), operations(document, server, id)));
        }
        return new ApiReference(groups, objects(document, groups));
    }

    private static List<ApiOperation> operations(OpenApiDocument document, String server, String tag) {
        List<ApiOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())
                        && operation.getValue().path("tags").path(0).asText().equals(tag)) {
                    operations.add(ApiOperation.of(
                            document,
                            server,
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            path.getValue().path("parameters"),
                            operation.getValue()));
                }
            }
        }
        return operations;
    }

    /** Those that an operation names, and those that they name in turn. */
    private static List<ObjectType> objects(OpenApiDocument document, List<Group> groups) {
        Set<String> names = new TreeSet<>();
        groups.stream()
                .flatMap(group -> group.operations().stream())
                .forEach(operation -> operation.answers().forEach(answer -> {
                    addWithFields(names, document, answer.object());
                    addFieldsOf(names, document, answer.fields());
                }));
        return names.stream()
                .map(name -> {
                    JsonNode schema = schema(document, name);
                    return new ObjectType(
                            name,
                            TextSpan.paragraphs(document.description(schema)),
                            SchemaField.of(document, schema),
                            Literal.json(document.example(schema)));
                })
                .toList();
    }

    private static void addWithFields(Set<String> names, OpenApiDocument document, String name) {
        if (!name.isEmpty() && names.add(name)) {
            addFieldsOf(names, document, SchemaField.of(document, schema(document, name)));
        }
    }

    private static void addFieldsOf(Set<String> names, OpenApiDocument document, List<SchemaField> fields) {
        for (SchemaField field : fields) {
            addWithFields(names, document, field.object());
            addFieldsOf(names, document, field.fields());
        }
    }

    private static JsonNode schema(OpenApiDocument document, String name) {
        return document.root().path("components").path("schemas").path(name);
    }
}
