package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What a tool can be told; what it means stands in the bundle under {@code mcp.<tool>.<name>}.
 *
 * @param values what a text may be; empty when it may be any
 */
public record Parameter(String name, Type type, boolean required, List<String> values) {

    /** What a value is, by the name that JSON Schema has for it. */
    public enum Type {
        STRING,
        BOOLEAN,
        INTEGER
    }

    /** A text that must be given. */
    public static Parameter required(String name, String... values) {
        return new Parameter(name, Type.STRING, true, List.of(values));
    }

    /** A text that may be left out. */
    public static Parameter text(String name, String... values) {
        return new Parameter(name, Type.STRING, false, List.of(values));
    }

    /** A yes or no that may be left out. */
    public static Parameter flag(String name) {
        return new Parameter(name, Type.BOOLEAN, false, List.of());
    }

    /** A whole number from zero that may be left out. */
    public static Parameter number(String name) {
        return new Parameter(name, Type.INTEGER, false, List.of());
    }

    void describe(ObjectNode schema, String meaning) {
        schema.put("type", type.name().toLowerCase(Locale.ROOT)).put("description", meaning);
        if (type == Type.INTEGER) {
            schema.put("minimum", 0);
        }
        if (!values.isEmpty()) {
            values.forEach(schema.putArray("enum")::add);
        }
    }

    boolean accepts(JsonNode value) {
        return switch (type) {
            case STRING -> value.isTextual() && (values.isEmpty() || values.contains(value.textValue()));
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.canConvertToExactIntegral() && value.canConvertToInt() && value.intValue() >= 0;
        };
    }
}
