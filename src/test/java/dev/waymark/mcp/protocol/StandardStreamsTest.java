package dev.waymark.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StandardStreamsTest {

    private final CountDownLatch hold = new CountDownLatch(1);
    private final Tool slow = new Tool("get_job", List.of(Parameter.required("job_id")), true, (told, progress) -> {
        awaitQuietly(hold);
        return ToolResult.failure("late").now();
    });
    private final Tool quick = new Tool("get_file", List.of(Parameter.required("job_id")), true, (told, progress) -> {
        progress.tell(1, 1, "all");
        return ToolResult.failure("soon").now();
    });

    private final Tool broken =
            new Tool("check_site", List.of(Parameter.required("job_id")), true, (told, progress) -> {
                throw new IllegalStateException("secret");
            });

    private PrintStream client;
    private BufferedReader heard;
    private Thread serving;

    @BeforeEach
    void start() throws IOException {
        PipedInputStream in = new PipedInputStream(1 << 20);
        client = new PrintStream(new PipedOutputStream(in), true, UTF_8);
        PipedInputStream answers = new PipedInputStream(1 << 20);
        PrintStream out = new PrintStream(new PipedOutputStream(answers), true, UTF_8);
        heard = new BufferedReader(new InputStreamReader(answers, UTF_8));
        McpServer server = new McpServer(
                List.of(slow, quick, broken), Optional.empty(), Messages.ENGLISH, "mcp.instructions.local");
        serving = new Thread(() -> {
            try {
                new StandardStreams(server, out).serve(in);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        serving.start();
    }

    @AfterEach
    void stop() {
        hold.countDown();
        client.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(int id, String tool) {
        client.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":{\"job_id\":\"x\"},\"_meta\":{\"progressToken\":" + id + "}}}");
    }

    @Test
    void answersEachLineWithALine() throws IOException {
        client.println(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}");
        assertThat(heard.readLine()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":");
        client.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        client.println("");
        client.println("nonsense");
        assertThat(heard.readLine()).contains("-32700");
        call(2, "get_file");
        assertThat(heard.readLine()).contains("notifications/progress", "\"progressToken\":2");
        assertThat(heard.readLine()).contains("\"id\":2", "soon");
    }

    @Test
    void answersOthersMeanwhileAndACancelledRequestNever() throws IOException {
        call(1, "get_job");
        call(2, "get_file");
        assertThat(heard.readLine()).contains("progress");
        assertThat(heard.readLine()).contains("\"id\":2");
        client.println("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        client.println("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"ping\"}");
        assertThat(heard.readLine()).contains("\"id\":3");
        hold.countDown();
        client.println("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}");
        assertThat(heard.readLine()).contains("\"id\":4");
    }

    @Test
    void readsNoLineWithoutEnd() throws IOException {
        client.print("x".repeat(9_000_000) + "\n");
        assertThat(heard.readLine()).contains("-32700");
    }

    @Test
    void answersWhatWasAskedJustBeforeTheEnd() throws IOException, InterruptedException {
        call(1, "get_file");
        client.close();
        serving.join();
        assertThat(heard.readLine()).contains("progress");
        assertThat(heard.readLine()).contains("\"id\":1");
    }

    @Test
    void answersAFailureOfOursWithoutItsCause() throws IOException {
        call(1, "check_site");
        assertThat(heard.readLine()).contains("\"id\":1", "-32603").doesNotContain("secret");
    }

    @Test
    void endsWithItsInput() throws InterruptedException {
        call(1, "get_job");
        client.close();
        serving.join();
        assertThat(serving.isAlive()).isFalse();
    }
}
