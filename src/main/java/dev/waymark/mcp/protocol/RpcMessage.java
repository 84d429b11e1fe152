package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message from a client: a request, or a notification, which has no id and gets no answer. Source: JSON-RPC 2.0, section 4, without
 * batches, which no version spoken here has.
 *
 * @param id a text or a whole number; null for a notification
 * @param params empty when the message has none
 */
record RpcMessage(@Nullable JsonNode id, String method, ObjectNode params) {

    private static final int LEVELS = 50;
    private static final String META = "_meta";

    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(LEVELS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads JSON. */
    static JsonNode parse(String text) throws RpcError {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw RpcError.notJson();
        }
    }

    static RpcMessage of(JsonNode message) throws RpcError {
        JsonNode id = message.get("id");
        JsonNode params = message.has("params") ? message.get("params") : JSON.createObjectNode();
        if (!"2.0".equals(message.path("jsonrpc").textValue())
                || !message.path("method").isTextual()
                || !(params instanceof ObjectNode given)
                || (id != null && !isId(id))) {
            throw RpcError.noRequest();
        }
        return new RpcMessage(id, message.get("method").textValue(), given);
    }

    static boolean isId(JsonNode id) {
        return id.isTextual() || id.isIntegralNumber();
    }

    boolean isNotification() {
        return id == null;
    }

    /** What the request says of itself under this key. */
    JsonNode meta(String key) {
        return params.path(META).path(key);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(params.path(name).textValue());
    }
}
