package dev.waymark.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Literal messages in, literal answers out, in both ways to begin. */
class McpServerTest {

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}%s}";
    private static final @Nullable McpHeaders STDIO = null;
    private static final McpHeaders OLDER = new McpHeaders("2025-11-25", null, null);

    private static final Tool ECHO = new Tool(
            "get_file",
            List.of(Parameter.required("job_id"), Parameter.text("file", "llms.txt"), Parameter.number("offset")),
            true,
            (told, progress) -> {
                progress.tell(1, 2, "one");
                progress.tell(1, 2, "the same once more");
                progress.tell(2, 2, "two");
                return ToolResult.failure(told.text("job_id").orElseThrow()).now();
            });

    private static final ForeignText FILE =
            new ForeignText("waymark://jobs/a/llms.txt", "https://example.org/", "# A\n");

    private static final Resources FILES = new Resources() {
        @Override
        public List<Listed> templates() {
            return List.of(new Listed("waymark://jobs/{job_id}/llms.txt", "llms.txt", "llms.txt"));
        }

        @Override
        public Page list(@Nullable String cursor) {
            return new Page(List.of(new Listed(FILE.uri(), "llms.txt", "A")), cursor == null ? "2" : null);
        }

        @Override
        public ForeignText read(String uri) throws RpcError {
            if (!uri.equals(FILE.uri())) {
                throw RpcError.unknownResource(uri);
            }
            return FILE;
        }
    };

    private final List<String> notified = new ArrayList<>();
    private final McpServer server =
            new McpServer(List.of(ECHO), Optional.of(FILES), Messages.ENGLISH, "mcp.instructions");

    private final Notifications caller = new Notifications() {
        @Override
        public void send(ObjectNode notification) {
            notified.add(notification.toString());
        }

        @Override
        public void keepAlive() {}

        @Override
        public boolean isOpen() {
            return true;
        }
    };

    private McpAnswer ask(String text, @Nullable McpHeaders headers) {
        return server.answer(text, headers, caller);
    }

    private static JsonNode json(McpAnswer answer) {
        return answer.message().toCompletableFuture().join().orElseThrow();
    }

    /** A request of the version without a handshake; {@code params} begin with a comma. */
    private static String stateless(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + META.formatted("") + params
                + "}}";
    }

    private static McpHeaders headers(String method, @Nullable String name) {
        return new McpHeaders(McpServer.STATELESS, method, name);
    }

    @Test
    void saysWhatItSpeaks() {
        JsonNode answer = json(ask(stateless("server/discover", ""), headers("server/discover", null)));
        assertThat(answer.get("id").intValue()).isEqualTo(7);
        JsonNode result = answer.get("result");
        assertThat(result.get("supportedVersions").toString())
                .isEqualTo("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"]");
        assertThat(result.get("capabilities").toString()).isEqualTo("{\"tools\":{},\"resources\":{}}");
        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
        assertThat(result.get("ttlMs").intValue()).isPositive();
        assertThat(result.get("cacheScope").textValue()).isEqualTo("public");
        assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").textValue())
                .isEqualTo("waymark");
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, 2025-11-25", "2025-06-18, 2025-06-18", "2024-11-05, 2025-11-25", "2099-01-01, 2025-11-25"})
    void greetsClientsThatBeginWithAHandshake(String asked, String answered) {
        JsonNode result = json(ask("""
                        {"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"%s","capabilities":{},
                         "clientInfo":{"name":"t","version":"1"}}}
                        """.formatted(asked), new McpHeaders(null, null, null)))
                .get("result");
        assertThat(result.get("protocolVersion").textValue()).isEqualTo(answered);
        assertThat(result.at("/serverInfo/name").textValue()).isEqualTo("waymark");
        assertThat(result.has("resultType")).isFalse();
    }

    @Test
    void describesEachToolBySchema() {
        JsonNode tool = json(ask(stateless("tools/list", ""), headers("tools/list", null)))
                .at("/result/tools/0");
        assertThat(tool.get("name").textValue()).isEqualTo("get_file");
        assertThat(tool.at("/inputSchema/required").toString()).isEqualTo("[\"job_id\"]");
        assertThat(tool.at("/inputSchema/properties/file/enum").toString()).isEqualTo("[\"llms.txt\"]");
        assertThat(tool.at("/inputSchema/properties/offset/type").textValue()).isEqualTo("integer");
        assertThat(tool.at("/inputSchema/additionalProperties").booleanValue()).isFalse();
        assertThat(tool.at("/annotations/readOnlyHint").booleanValue()).isTrue();
    }

    @Test
    void callsAToolAndTellsOfItsProgress() {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{"
                + META.formatted(",\"progressToken\":\"p\"")
                + ",\"name\":\"get_file\",\"arguments\":{\"job_id\":\"x\"}}}";
        JsonNode result = json(ask(call, headers("tools/call", "get_file"))).get("result");
        assertThat(result.at("/content/0/text").textValue()).isEqualTo("x");
        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
        assertThat(notified)
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                                + "{\"progressToken\":\"p\",\"progress\":1,\"total\":2,\"message\":\"one\"}}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                                + "{\"progressToken\":\"p\",\"progress\":2,\"total\":2,\"message\":\"two\"}}");
    }

    @Test
    void tellsNobodyWhoDidNotAsk() {
        ask(stateless("tools/call", ",\"name\":\"get_file\",\"arguments\":{\"job_id\":\"x\"}"), STDIO);
        assertThat(notified).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"job_id\":7}",
                "{\"job_id\":\"x\",\"file\":\"/etc/passwd\"}",
                "{\"job_id\":\"x\",\"offset\":-1}",
                "{\"job_id\":\"x\",\"offset\":1e99}",
                "{\"job_id\":\"x\",\"other\":1}",
                "{\"job_id\":\"x\",\"offset\":\"1\"}"
            })
    void tellsTheModelWhatIsWrongWithAnArgument(String arguments) {
        JsonNode result = json(ask(stateless("tools/call", ",\"name\":\"get_file\",\"arguments\":" + arguments), STDIO))
                .get("result");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").textValue()).endsWith(".").doesNotContain("passwd");
    }

    @Test
    void readsAFileMarkedAsForeign() {
        JsonNode content = json(ask(
                        stateless("resources/read", ",\"uri\":\"waymark://jobs/a/llms.txt\""),
                        headers("resources/read", "waymark://jobs/a/llms.txt")))
                .at("/result/contents/0");
        assertThat(content.get("text").textValue()).isEqualTo("# A\n");
        assertThat(content.at("/_meta/dev.waymark~1untrusted").booleanValue()).isTrue();
    }

    @Test
    void listsFilesPageByPage() {
        JsonNode first = json(ask(stateless("resources/list", ""), STDIO)).get("result");
        assertThat(first.get("nextCursor").textValue()).isEqualTo("2");
        assertThat(first.get("cacheScope").textValue()).isEqualTo("private");
        JsonNode second = json(ask(stateless("resources/list", ",\"cursor\":\"2\""), STDIO))
                .get("result");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is sent | status | code
                "{ | 400 | -32700",
                "[] | 400 | -32600",
                "{} {} | 400 | -32700",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | 400 | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | 400 | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | 400 | -32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | 400 | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]} | 400 | -32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | 400 | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/list\"} | 200 | -32601",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"rm\"}} | 200 | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":\"file:///\"}} | 200 | -32602",
            })
    void answersWhatIsWrongWithAnErrorOfJsonRpc(String sent, int status, int code) {
        McpAnswer answer = ask(sent, OLDER);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).at("/error/code").intValue()).isEqualTo(code);
        assertThat(json(answer).at("/error/message").textValue()).endsWith(".");
    }

    @Test
    void acceptsNoDeepNesting() {
        assertThat(ask("[".repeat(100_000), OLDER).status()).isEqualTo(400);
    }

    @Test
    void answersNoNotification() {
        McpAnswer answer = ask("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", OLDER);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.message().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void pingsOnlyInVersionsThatHaveIt() {
        assertThat(json(ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", OLDER))
                        .get("result")
                        .isEmpty())
                .isTrue();
        assertThat(ask(stateless("ping", ""), headers("ping", null)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, tools/list, -, -32020",
                "2025-11-25, tools/list, -, -32020",
                "2026-07-28, -, -, -32020",
                "2026-07-28, tools/call, -, -32020",
                "2026-07-28, TOOLS/LIST, -, -32020",
            })
    void refusesHeadersThatSayAnotherThingThanTheMessage(
            @Nullable String version, @Nullable String method, @Nullable String name, int code) {
        McpAnswer answer = ask(stateless("tools/list", ""), new McpHeaders(version, method, name));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").intValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "get_file, 200",
        "=?base64?Z2V0X2ZpbGU=?=, 200",
        "get_job, 400",
        "=?base64?Z2V0X2pvYg==?=, 400",
        "=?base64?%%?=, 400",
        "=?base64?=, 400"
    })
    void comparesTheNameOfATool(String name, int status) {
        McpAnswer answer = ask(
                stateless("tools/call", ",\"name\":\"get_file\",\"arguments\":{\"job_id\":\"x\"}"),
                headers("tools/call", name));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void namesTheVersionsWhenItSpeaksNoneThatIsAsked() {
        String future = stateless("tools/list", "").replace("2026-07-28", "2099-01-01");
        McpAnswer answer = ask(future, new McpHeaders("2099-01-01", "tools/list", null));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").intValue()).isEqualTo(-32022);
        assertThat(json(answer).at("/error/data").toString())
                .isEqualTo(
                        "{\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"],\"requested\":\"2099-01-01\"}");
    }

    @Test
    void wantsWhatEachRequestHasToSay() {
        String without = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"_meta\":"
                + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}";
        McpAnswer answer = ask(without, headers("tools/list", null));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").intValue()).isEqualTo(-32602);
        McpAnswer headersAlone =
                ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", headers("tools/list", null));
        assertThat(json(headersAlone).at("/error/code").intValue()).isEqualTo(-32602);
    }

    @Test
    void hasNoResourcesWhereThereAreNone() {
        McpServer without = new McpServer(List.of(ECHO), Optional.empty(), Messages.ENGLISH, "mcp.instructions");
        JsonNode answer = json(without.answer(stateless("resources/list", ""), STDIO, caller));
        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32601);
    }
}
