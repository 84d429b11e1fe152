package dev.waymark.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.web.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One method of one path.
 *
 * @param bodies what may be sent with it, one for each type of content
 * @param samples a request in each language; empty where the document shows none
 * @param example what an answer may be; empty when the document shows none
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        String summary,
        List<List<TextSpan>> description,
        List<SchemaField> parameters,
        List<Body> bodies,
        List<Answer> answers,
        List<RequestSample> samples,
        String example) {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    /**
     * What is sent.
     *
     * @param examples those beside the first one, which the samples of the operation have
     */
    public record Body(
            String type, List<List<TextSpan>> description, List<SchemaField> fields, List<String> examples) {}

    /**
     * What comes back with a status.
     *
     * @param types of its content
     * @param object the schema that it is, or that the elements of a list are; empty when the fields are here
     * @param problems what has gone wrong; empty for a success
     */
    public record Answer(
            String status,
            List<List<TextSpan>> description,
            List<String> types,
            String object,
            boolean list,
            List<SchemaField> fields,
            List<SchemaField> headers,
            List<ProblemType> problems) {}

    static ApiOperation of(
            OpenApiDocument document, String server, String method, String path, JsonNode shared, JsonNode operation) {
        List<JsonNode> parameters = new ArrayList<>();
        shared.forEach(each -> parameters.add(document.resolve(each)));
        operation.path("parameters").forEach(each -> parameters.add(document.resolve(each)));
        List<Answer> answers = operation.path("responses").properties().stream()
                .map(response -> answer(document, response.getKey(), response.getValue()))
                .toList();
        return new ApiOperation(
                operation.path("operationId").asText(),
                method,
                path,
                operation.path("summary").asText(),
                TextSpan.paragraphs(operation.path("description").asText()),
                parameters.stream()
                        .map(each -> SchemaField.parameter(document, each))
                        .toList(),
                operation.path("requestBody").path("content").properties().stream()
                        .map(content -> body(document, content.getKey(), content.getValue()))
                        .toList(),
                answers,
                samples(document, server + path, method, parameters, operation, answers),
                answerExample(document, operation));
    }

    private static Body body(OpenApiDocument document, String type, JsonNode content) {
        return new Body(
                type,
                TextSpan.paragraphs(document.description(content.path("schema"))),
                SchemaField.of(document, content.path("schema")),
                content.path("examples")
                        .valueStream()
                        .skip(type.equals(JSON) ? 1 : 0)
                        .map(example -> Literal.json(example.path("value")))
                        .toList());
    }

    private static Answer answer(OpenApiDocument document, String status, JsonNode given) {
        JsonNode response = document.resolve(given);
        JsonNode content = response.path("content");
        List<String> types =
                content.properties().stream().map(Map.Entry::getKey).toList();
        boolean problem = content.has(PROBLEM);
        JsonNode schema = content.path(problem ? PROBLEM : JSON).path("schema");
        boolean list = schema.has("items");
        String object = OpenApiDocument.schemaName(list ? schema.get("items") : schema);
        String description = document.description(given);
        return new Answer(
                status,
                TextSpan.paragraphs(description),
                types,
                object,
                list,
                object.isEmpty() ? SchemaField.of(document, schema) : List.of(),
                response.path("headers").properties().stream()
                        .map(header -> SchemaField.named(document, header.getKey(), header.getValue()))
                        .toList(),
                problem ? problems(Integer.parseInt(status), description) : List.of());
    }

    /** Those that the description names, or else the one that a status has in general. */
    private static List<ProblemType> problems(int status, String description) {
        List<ProblemType> named = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && description.contains("`" + type.id() + "`"))
                .toList();
        return named.isEmpty() ? List.of(ProblemType.of(status)) : named;
    }

    private static List<RequestSample> samples(
            OpenApiDocument document,
            String url,
            String method,
            List<JsonNode> parameters,
            JsonNode operation,
            List<Answer> answers) {
        String address = url;
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : parameters) {
            String value = document.example(parameter.path("schema")).asText();
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", value);
            } else if (parameter.path("required").asBoolean()) {
                headers.put(name, value);
            }
        }
        JsonNode body = operation.path("requestBody").path("content").path(JSON);
        JsonNode example = body.path("examples")
                .valueStream()
                .findFirst()
                .map(each -> each.path("value"))
                .orElse(null);
        if (example == null && operation.path("requestBody").path("required").asBoolean()) {
            return List.of();
        }
        if (example != null) {
            headers.put("Content-Type", JSON);
        }
        String type = answers.stream()
                .filter(answer -> answer.status().startsWith("2"))
                .flatMap(answer -> answer.types().stream())
                .findFirst()
                .orElse("");
        return RequestSample.of(method, address, headers, example, type);
    }

    /** The body of the first success: JSON, or a text that has an example of its own. */
    private static String answerExample(OpenApiDocument document, JsonNode operation) {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            JsonNode content = document.resolve(response.getValue()).path("content");
            if (response.getKey().startsWith("2") && content.has(JSON)) {
                return Literal.json(document.example(content.get(JSON).path("schema")));
            }
            if (response.getKey().startsWith("2") && !content.isEmpty()) {
                JsonNode schema = document.resolve(content.iterator().next().path("schema"));
                return schema.has("examples") ? schema.get("examples").path(0).asText() : "";
            }
        }
        return "";
    }
}
