package dev.waymark.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the header fields of an HTTP request say of the message in its body. Source: Model Context Protocol 2026-07-28, Streamable HTTP,
 * "Request Metadata".
 *
 * @param version {@code MCP-Protocol-Version}; null when it is missing, like the others
 * @param method {@code Mcp-Method}
 * @param name {@code Mcp-Name}, as it was sent
 */
public record McpHeaders(
        @Nullable String version,
        @Nullable String method,
        @Nullable String name) {

    private static final String BEFORE_BASE64 = "=?base64?";
    private static final String AFTER_BASE64 = "?=";

    /** The name as it stands in the message; empty when it is missing or cannot be decoded. */
    Optional<String> decodedName() {
        if (name == null || !name.startsWith(BEFORE_BASE64) || !name.endsWith(AFTER_BASE64)) {
            return Optional.ofNullable(name);
        }
        try {
            String coded = name.substring(BEFORE_BASE64.length(), Math.max(BEFORE_BASE64.length(), name.length() - 2));
            return Optional.of(new String(Base64.getDecoder().decode(coded), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
