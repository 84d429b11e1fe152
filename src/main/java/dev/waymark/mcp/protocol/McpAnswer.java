package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The answer to a message.
 *
 * @param status of HTTP
 * @param message empty for a notification, which gets none; not there yet while a tool works
 */
public record McpAnswer(int status, CompletionStage<Optional<ObjectNode>> message) {

    static McpAnswer of(int status, ObjectNode message) {
        return new McpAnswer(status, CompletableFuture.completedFuture(Optional.of(message)));
    }

    static McpAnswer none() {
        return new McpAnswer(202, CompletableFuture.completedFuture(Optional.empty()));
    }
}
