package dev.waymark.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The description of the API, held against what a server answers: each status, each type of content and each field of a documented path
 * must be described. Where the description lets clients expect more fields to come, this does not.
 */
public final class Contract {

    private static final String FILE = "src/main/resources/openapi.yaml";
    private static final String IRI = "https://waymark.invalid/openapi";
    private static final String PROBLEM = "/components/schemas/Problem";
    private static final String JOB = "/components/schemas/Job";
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one of the application. */
    private static final Contract OF_WAYMARK = read();

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Contract(JsonNode description) {
        this.document = description.deepCopy();
        close(document);
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(IRI, document.toString())));
    }

    /** @throws AssertionError when the answer is not as described */
    static void check(HttpResponse<String> answer) {
        List<String> breaches = OF_WAYMARK.breaches(
                answer.request().method(),
                answer.request().uri().getRawPath(),
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
        if (!breaches.isEmpty()) {
            throw new AssertionError(answer + " is not as openapi.yaml describes it:\n" + String.join("\n", breaches));
        }
    }

    /** What is wrong with an example of the description, named by its JSON pointer and that of its schema. */
    public static List<String> breachesOfExample(String schema, JsonNode example) {
        return OF_WAYMARK.validate(schema, example);
    }

    /** What is in an answer, or lacks, against the description. */
    List<String> breaches(String method, String path, int status, String contentType, String body) {
        String type = contentType.replaceFirst(";.*", "").strip();
        Optional<String> pathItem = pathItem(path);
        String operation = pathItem.orElse("") + "/" + method.toLowerCase(Locale.ROOT);
        if (pathItem.isEmpty() || !document.at(operation).isObject()) {
            return outside(path, type, body);
        }
        String response = resolve(operation + "/responses/" + status);
        if (document.at(response).isMissingNode()) {
            return List.of("status " + status + " is not described for " + operation + ": " + body);
        }
        String content = response + "/content/" + escape(type);
        if (document.at(content).isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("content of type " + type + " is not described: " + body);
        }
        return switch (type) {
            case "application/json", PROBLEM_TYPE -> validate(content + "/schema", json(body));
            case "text/event-stream" -> events(body);
            default -> List.of();
        };
    }

    /** What is not described is a page, or a problem. */
    private List<String> outside(String path, String type, String body) {
        if (type.equals(PROBLEM_TYPE)) {
            return validate(PROBLEM, json(body));
        }
        return path.startsWith("/api/") && type.equals("application/json")
                ? List.of("the path or its method is not described: " + body)
                : List.of();
    }

    private List<String> events(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data:"))
                .flatMap(line -> validate(JOB, json(line.substring("data:".length()))).stream())
                .toList();
    }

    private List<String> validate(String schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema, pointer -> registry.getSchema(SchemaLocation.of(IRI + "#" + pointer)))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** The path of the description that an address has; without parameters goes before with. */
    private Optional<String> pathItem(String path) {
        return document.get("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> matches(template, path))
                .min((one, other) -> Integer.compare(parameters(one), parameters(other)))
                .map(template -> "/paths/" + escape(template));
    }

    private static boolean matches(String template, String path) {
        return path.matches(Stream.of(template.split("/"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/")));
    }

    private static int parameters(String template) {
        return template.split("\\{", -1).length;
    }

    private String resolve(String pointer) {
        JsonNode reference = document.at(pointer + "/$ref");
        return reference.isMissingNode() ? pointer : reference.asText().substring(1);
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Objects have the fields that are described and no others, unless it is said what the others are. */
    private static void close(JsonNode node) {
        if (node.path("type").asText().equals("object") && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static Contract read() {
        try {
            return new Contract(new YAMLMapper().readTree(new File(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
