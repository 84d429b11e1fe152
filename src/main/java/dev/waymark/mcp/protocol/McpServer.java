package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.message.Messages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers messages of the Model Context Protocol. It remembers nothing between two of them: a request of 2026-07-28 says by itself what
 * it needs, and of the versions before, whose clients say it once at the beginning, nothing is needed here.
 *
 * @param resources empty when there is nothing to read
 * @param instructions the key of what a model is told of the tools
 */
public record McpServer(List<Tool> tools, Optional<Resources> resources, Messages messages, String instructions) {

    /** The version in which each request says everything by itself. */
    public static final String STATELESS = "2026-07-28";

    /** Those before, in which a client begins with {@code initialize}; the newest first. */
    private static final List<String> WITH_HANDSHAKE = List.of("2025-11-25", "2025-06-18");

    /** What clients send that know no better version, and none at all. */
    private static final List<String> SPOKEN_AS_ONE_OF_THOSE = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    private static final String NAME = "waymark";

    /** The version of Waymark, which is that of pom.xml. */
    public static final String VERSION = "0.2.0";

    private static final String META = "io.modelcontextprotocol/";
    private static final String PROTOCOL_VERSION = META + "protocolVersion";
    private static final int HOUR_MILLIS = 3_600_000;

    /**
     * Answers a message.
     *
     * @param headers null when it did not come over HTTP
     * @param caller who hears what happens before the answer
     */
    public McpAnswer answer(String text, @Nullable McpHeaders headers, Notifications caller) {
        JsonNode id = null;
        boolean stateless = false;
        try {
            JsonNode json = RpcMessage.parse(text);
            JsonNode given = json.path("id");
            id = RpcMessage.isId(given) ? given : null;
            RpcMessage message = RpcMessage.of(json);
            stateless = isStateless(message, headers);
            if (stateless) {
                check(message, headers);
            }
            return message.isNotification() ? McpAnswer.none() : answer(message, stateless, caller);
        } catch (RpcError e) {
            // Before, 404 said that a session had ended.
            return McpAnswer.of(stateless || e.status() == 400 ? e.status() : 200, error(id, e));
        }
    }

    /** The answer to a request that failed for a reason of ours. */
    ObjectNode failure(JsonNode id) {
        return error(RpcMessage.isId(id) ? id : null, RpcError.internal());
    }

    private static boolean isStateless(RpcMessage message, @Nullable McpHeaders headers) {
        String named = headers == null ? null : headers.version();
        boolean byHeader = named != null && !SPOKEN_AS_ONE_OF_THOSE.contains(named);
        return byHeader || !message.meta(PROTOCOL_VERSION).isMissingNode();
    }

    /** Source: 2026-07-28, "Per-request protocol fields" and "Server Validation". */
    private static void check(RpcMessage message, @Nullable McpHeaders headers) throws RpcError {
        String version = message.meta(PROTOCOL_VERSION).textValue();
        if (headers != null && version != null && !version.equals(headers.version())) {
            throw RpcError.headerMismatch("MCP-Protocol-Version");
        }
        String asked = version != null ? version : headers == null ? null : headers.version();
        if (asked != null && !asked.equals(STATELESS)) {
            throw RpcError.unsupportedVersion(asked, supported(asked));
        }
        if (version == null) {
            throw RpcError.missing(PROTOCOL_VERSION);
        }
        if (!message.meta(META + "clientCapabilities").isObject()) {
            throw RpcError.missing(META + "clientCapabilities");
        }
        if (headers != null && !message.isNotification()) {
            checkNames(message, headers);
        }
    }

    private static void checkNames(RpcMessage message, McpHeaders headers) throws RpcError {
        if (!message.method().equals(headers.method())) {
            throw RpcError.headerMismatch("Mcp-Method");
        }
        Optional<String> named =
                switch (message.method()) {
                    case "tools/call", "prompts/get" -> message.text("name");
                    case "resources/read" -> message.text("uri");
                    default -> Optional.empty();
                };
        if (named.isPresent() && !named.equals(headers.decodedName())) {
            throw RpcError.headerMismatch("Mcp-Name");
        }
    }

    private static ObjectNode supported(String asked) {
        ObjectNode data = RpcMessage.JSON.createObjectNode();
        versions(data.putArray("supported"));
        return data.put("requested", asked);
    }

    private static void versions(ArrayNode list) {
        list.add(STATELESS);
        WITH_HANDSHAKE.forEach(list::add);
    }

    private McpAnswer answer(RpcMessage message, boolean stateless, Notifications caller) throws RpcError {
        if (message.method().equals("tools/call")) {
            return call(message, stateless, caller);
        }
        ObjectNode result = stateless
                ? cached(message, statelessResult(message)).put("resultType", "complete")
                : result(message, false);
        return McpAnswer.of(200, response(message, stateless ? identified(result) : result));
    }

    private ObjectNode statelessResult(RpcMessage message) throws RpcError {
        return message.method().equals("server/discover") ? discovery() : result(message, true);
    }

    private ObjectNode result(RpcMessage message, boolean stateless) throws RpcError {
        return switch (message.method()) {
            case "initialize" -> stateless ? unknown(message) : greeting(message);
            case "ping" -> stateless ? unknown(message) : RpcMessage.JSON.createObjectNode();
            case "tools/list" -> listOfTools();
            case "resources/list" -> listOfResources(message);
            case "resources/templates/list" -> listOfTemplates(message);
            case "resources/read" -> contents(message);
            default -> unknown(message);
        };
    }

    private static ObjectNode unknown(RpcMessage message) throws RpcError {
        throw RpcError.noMethod(message.method());
    }

    private ObjectNode discovery() {
        ObjectNode result = RpcMessage.JSON.createObjectNode();
        versions(result.putArray("supportedVersions"));
        result.set("capabilities", capabilities());
        return result.put("instructions", messages.text(instructions));
    }

    private ObjectNode greeting(RpcMessage message) {
        String asked = message.text("protocolVersion").orElse("");
        ObjectNode result = RpcMessage.JSON
                .createObjectNode()
                .put("protocolVersion", WITH_HANDSHAKE.contains(asked) ? asked : WITH_HANDSHAKE.get(0));
        result.set("capabilities", capabilities());
        result.set("serverInfo", identity());
        return result.put("instructions", messages.text(instructions));
    }

    private ObjectNode capabilities() {
        ObjectNode capabilities = RpcMessage.JSON.createObjectNode();
        capabilities.putObject("tools");
        resources.ifPresent(there -> capabilities.putObject("resources"));
        return capabilities;
    }

    private ObjectNode identity() {
        return RpcMessage.JSON
                .createObjectNode()
                .put("name", NAME)
                .put("title", messages.text("mcp.title"))
                .put("version", VERSION);
    }

    private ObjectNode listOfTools() {
        ObjectNode result = RpcMessage.JSON.createObjectNode();
        ArrayNode list = result.putArray("tools");
        tools.forEach(tool -> list.add(tool.describe(messages)));
        return result;
    }

    private Resources files(RpcMessage message) throws RpcError {
        return resources.orElseThrow(() -> RpcError.noMethod(message.method()));
    }

    private ObjectNode listOfResources(RpcMessage message) throws RpcError {
        Resources.Page page = files(message).list(message.text("cursor").orElse(null));
        ObjectNode result = RpcMessage.JSON.createObjectNode();
        ArrayNode list = result.putArray("resources");
        page.files().forEach(file -> describe(list.addObject().put("uri", file.uri()), file));
        return page.next() == null ? result : result.put("nextCursor", page.next());
    }

    private ObjectNode listOfTemplates(RpcMessage message) throws RpcError {
        ObjectNode result = RpcMessage.JSON.createObjectNode();
        ArrayNode list = result.putArray("resourceTemplates");
        files(message).templates().forEach(file -> describe(list.addObject().put("uriTemplate", file.uri()), file));
        return result;
    }

    private static void describe(ObjectNode json, Resources.Listed file) {
        json.put("name", file.name()).put("title", file.title()).put("mimeType", ForeignText.TYPE);
    }

    private ObjectNode contents(RpcMessage message) throws RpcError {
        String uri = message.text("uri").orElseThrow(() -> RpcError.missing("uri"));
        ObjectNode result = RpcMessage.JSON.createObjectNode();
        result.putArray("contents").add(files(message).read(uri).resource());
        return result;
    }

    private McpAnswer call(RpcMessage message, boolean stateless, Notifications caller) throws RpcError {
        String name = message.text("name").orElseThrow(() -> RpcError.missing("name"));
        Tool tool = tools.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RpcError.unknown("mcp.error.tool", name));
        JsonNode given = message.params().path("arguments");
        ObjectNode arguments = given instanceof ObjectNode told ? told : RpcMessage.JSON.createObjectNode();
        Optional<String> problem = tool.problem(arguments).map(messages::text);
        CompletionStage<ToolResult> result = problem.isPresent()
                ? ToolResult.failure(problem.get()).now()
                : tool.work().run(new Arguments(arguments), progress(message, stateless, caller));
        return new McpAnswer(200, result.thenApply(done -> Optional.of(response(message, finished(done, stateless)))));
    }

    private ObjectNode finished(ToolResult done, boolean stateless) {
        ObjectNode result = done.json();
        return stateless ? identified(result.put("resultType", "complete")) : result;
    }

    private static CallProgress progress(RpcMessage message, boolean stateless, Notifications caller) {
        JsonNode token = message.meta("progressToken");
        return new CallProgress(RpcMessage.isId(token) ? token : null, stateless, caller);
    }

    /** Source: 2026-07-28, "Caching". Lists are the same for everybody but that of the files. */
    private static ObjectNode cached(RpcMessage message, ObjectNode result) {
        boolean forAll =
                !message.method().startsWith("resources/") || message.method().contains("templates");
        return result.put("ttlMs", forAll ? HOUR_MILLIS : 0).put("cacheScope", forAll ? "public" : "private");
    }

    private ObjectNode identified(ObjectNode result) {
        result.putObject("_meta").set(META + "serverInfo", identity());
        return result;
    }

    private static ObjectNode response(RpcMessage message, ObjectNode result) {
        ObjectNode response = RpcMessage.JSON.createObjectNode().put("jsonrpc", "2.0");
        response.set("id", message.id());
        response.set("result", result);
        return response;
    }

    private ObjectNode error(@Nullable JsonNode id, RpcError e) {
        ObjectNode response = RpcMessage.JSON.createObjectNode().put("jsonrpc", "2.0");
        if (id != null) {
            response.set("id", id);
        }
        ObjectNode error = response.putObject("error").put("code", e.code()).put("message", messages.text(e.words()));
        if (e.data() != null) {
            error.set("data", e.data());
        }
        return response;
    }
}
