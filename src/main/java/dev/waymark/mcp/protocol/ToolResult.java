package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a tool answers. Source: Model Context Protocol 2026-07-28, "Tool Result". */
public final class ToolResult {

    private final ObjectNode json = RpcMessage.JSON.createObjectNode();
    private final ArrayNode content = json.putArray("content");

    private ToolResult() {}

    /** A value, and the same as text for clients that read no values. */
    public static ToolResult of(JsonNode value) {
        ToolResult result = new ToolResult().with(value.toString());
        result.json.set("structuredContent", value);
        return result;
    }

    /** Nothing yet. */
    public static ToolResult empty() {
        return new ToolResult();
    }

    /** A value in which there are texts of a website, with the words that say so before it. */
    public static ToolResult foreign(JsonNode value, String notice) {
        ToolResult result = new ToolResult().with(notice).with(value.toString());
        result.json.set("structuredContent", value);
        return result;
    }

    /** It could not be done, for a reason that the model can do something about. */
    public static ToolResult failure(String why) {
        ToolResult result = new ToolResult().with(why);
        result.json.put("isError", true);
        return result;
    }

    /** Adds a text of ours. */
    public ToolResult with(String text) {
        content.addObject().put("type", "text").put("text", text);
        return this;
    }

    /**
     * Adds a text that was read from a website. It is marked as data, in words before it and in its metadata: whoever wrote it is not
     * to give orders to the model that reads it.
     */
    public ToolResult withForeign(ForeignText text, Messages messages) {
        with(messages.text(Message.of("mcp.foreign", text.origin())));
        ObjectNode block = content.addObject().put("type", "resource");
        block.set("resource", text.resource());
        return this;
    }

    /** When nobody has to wait for it. */
    public CompletionStage<ToolResult> now() {
        return CompletableFuture.completedFuture(this);
    }

    ObjectNode json() {
        return json;
    }
}
