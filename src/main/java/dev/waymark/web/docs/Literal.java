package dev.waymark.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a value as people write it: short ones on one line, others with a line for each member. */
final class Literal {

    private static final int MAX_LINE = 60;
    private static final String STEP = "  ";

    private final Map<String, String> words;

    private Literal(Map<String, String> words) {
        this.words = words;
    }

    /** JSON, which is also what JavaScript reads. */
    static String json(JsonNode value) {
        return new Literal(Map.of()).write(value, "");
    }

    static String json(JsonNode value, String indent) {
        return new Literal(Map.of()).write(value, indent);
    }

    /** JSON without line breaks. */
    static String jsonLine(JsonNode value) {
        return new Literal(Map.of()).line(value);
    }

    static String python(JsonNode value, String indent) {
        return new Literal(Map.of("true", "True", "false", "False", "null", "None")).write(value, indent);
    }

    private String write(JsonNode value, String indent) {
        String line = line(value);
        if (value.isEmpty() || indent.length() + line.length() <= MAX_LINE) {
            return line;
        }
        String inner = indent + STEP;
        String separator = ",\n" + inner;
        String members = value.isArray()
                ? elements(value).map(element -> write(element, inner)).collect(Collectors.joining(separator))
                : value.properties().stream()
                        .map(member -> name(member) + write(member.getValue(), inner))
                        .collect(Collectors.joining(separator));
        return brackets(value, "\n" + inner + members + "\n" + indent);
    }

    private String line(JsonNode value) {
        if (value.isArray()) {
            return brackets(value, elements(value).map(this::line).collect(Collectors.joining(", ")));
        }
        if (value.isObject()) {
            return brackets(
                    value,
                    value.properties().stream()
                            .map(member -> name(member) + line(member.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        String text = value.toString();
        return words.getOrDefault(text, text);
    }

    private static String brackets(JsonNode value, String inside) {
        return value.isArray() ? "[" + inside + "]" : "{" + inside + "}";
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    private static String name(Map.Entry<String, JsonNode> member) {
        return "\"" + member.getKey() + "\": ";
    }
}
