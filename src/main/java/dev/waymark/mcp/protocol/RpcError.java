package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.message.Message;
import org.jspecify.annotations.Nullable;

/** An answer that is an error of JSON-RPC 2.0 (section 5.1): the message itself is at fault, not what a tool was asked to do. */
public final class RpcError extends Exception {

    private static final int PARSE_ERROR = -32_700;
    private static final int INVALID_REQUEST = -32_600;
    private static final int METHOD_NOT_FOUND = -32_601;
    private static final int INVALID_PARAMS = -32_602;
    private static final int INTERNAL = -32_603;
    private static final int HEADER_MISMATCH = -32_020;
    private static final int UNSUPPORTED_VERSION = -32_022;

    private static final int FINE = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final int code;
    private final int status;
    private final transient Message words;
    private final transient @Nullable JsonNode data;

    private RpcError(int code, int status, Message words, @Nullable JsonNode data) {
        super(words.key(), null, false, false);
        this.code = code;
        this.status = status;
        this.words = words;
        this.data = data;
    }

    static RpcError notJson() {
        return new RpcError(PARSE_ERROR, BAD_REQUEST, Message.of("mcp.error.json"), null);
    }

    static RpcError noRequest() {
        return new RpcError(INVALID_REQUEST, BAD_REQUEST, Message.of("mcp.error.request"), null);
    }

    static RpcError noMethod(String method) {
        return new RpcError(METHOD_NOT_FOUND, NOT_FOUND, Message.of("mcp.error.method", method), null);
    }

    /** Something that every request has to say is missing. */
    static RpcError missing(String field) {
        return new RpcError(INVALID_PARAMS, BAD_REQUEST, Message.of("mcp.error.missing", field), null);
    }

    /** What was asked for by name is not there. */
    static RpcError unknown(String key, String name) {
        return new RpcError(INVALID_PARAMS, FINE, Message.of(key, name), null);
    }

    /** A resource that is not there, or not for who asks. */
    public static RpcError unknownResource(String uri) {
        return unknown("mcp.error.resource", uri);
    }

    /** A place in a list that nobody was given. */
    public static RpcError unknownCursor(String cursor) {
        return unknown("mcp.error.cursor", cursor);
    }

    static RpcError internal() {
        return new RpcError(INTERNAL, 500, Message.of("mcp.error.internal"), null);
    }

    static RpcError headerMismatch(String field) {
        return new RpcError(HEADER_MISMATCH, BAD_REQUEST, Message.of("mcp.error.header", field), null);
    }

    static RpcError unsupportedVersion(String asked, JsonNode data) {
        return new RpcError(UNSUPPORTED_VERSION, BAD_REQUEST, Message.of("mcp.error.version", asked), data);
    }

    int code() {
        return code;
    }

    /** The HTTP status that comes with it. */
    int status() {
        return status;
    }

    Message words() {
        return words;
    }

    @Nullable
    JsonNode data() {
        return data;
    }
}
