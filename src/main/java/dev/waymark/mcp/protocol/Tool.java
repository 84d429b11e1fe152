package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Something that a model can have done. What it is for stands in the bundle under {@code mcp.<name>}.
 *
 * @param reading whether nothing is different afterwards
 * @param work does it
 */
public record Tool(String name, List<Parameter> parameters, boolean reading, Work work) {

    /** What a tool does. */
    @FunctionalInterface
    public interface Work {
        CompletionStage<ToolResult> run(Arguments arguments, CallProgress progress);
    }

    ObjectNode describe(Messages messages) {
        ObjectNode tool = RpcMessage.JSON
                .createObjectNode()
                .put("name", name)
                .put("title", messages.text("mcp." + name + ".title"))
                .put("description", messages.text("mcp." + name));
        ObjectNode schema = tool.putObject("inputSchema").put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Parameter parameter : parameters) {
            parameter.describe(
                    properties.putObject(parameter.name()), messages.text("mcp." + name + "." + parameter.name()));
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        tool.putObject("annotations")
                .put("readOnlyHint", reading)
                .put("destructiveHint", false)
                .put("openWorldHint", true);
        return tool;
    }

    /** What is wrong with arguments, for the model to put right; empty when nothing is. */
    Optional<Message> problem(ObjectNode arguments) {
        Map<String, Parameter> known =
                parameters.stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            Parameter parameter = known.get(argument.getKey());
            if (parameter == null) {
                return Optional.of(Message.of("mcp.error.argument-unknown", name, String.join(", ", names())));
            }
            if (!parameter.accepts(argument.getValue())) {
                return Optional.of(wrong(parameter));
            }
        }
        return parameters.stream()
                .filter(parameter -> parameter.required() && !arguments.has(parameter.name()))
                .findFirst()
                .map(parameter -> Message.of("mcp.error.argument-missing", parameter.name(), name));
    }

    private List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static Message wrong(Parameter parameter) {
        return parameter.values().isEmpty()
                ? Message.of(
                        "mcp.error.argument-type",
                        parameter.name(),
                        parameter.type().name().toLowerCase(Locale.ROOT))
                : Message.of("mcp.error.argument-value", parameter.name(), String.join(", ", parameter.values()));
    }
}
