package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A text whose words come from a website.
 *
 * @param uri names it among the resources of this server
 * @param origin the website
 */
public record ForeignText(String uri, String origin, String text) {

    /** Files that are written as llms.txt proposes are Markdown. */
    static final String TYPE = "text/markdown";

    private static final String UNTRUSTED = "dev.waymark/untrusted";

    ObjectNode resource() {
        ObjectNode resource = RpcMessage.JSON
                .createObjectNode()
                .put("uri", uri)
                .put("mimeType", TYPE)
                .put("text", text);
        resource.putObject("_meta").put(UNTRUSTED, true).put("dev.waymark/origin", origin);
        return resource;
    }
}
