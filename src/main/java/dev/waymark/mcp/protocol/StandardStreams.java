package dev.waymark.mcp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the protocol over the standard streams of a process: a message on each line. Requests are answered beside each other; one that is
 * cancelled gets no answer. Source: Model Context Protocol 2026-07-28, "stdio".
 */
public final class StandardStreams {

    private static final System.Logger LOG = System.getLogger(StandardStreams.class.getName());
    private static final int AT_ONCE = 4;

    /** For what was asked just before the end. */
    private static final Duration LAST = Duration.ofSeconds(2);

    /** More than a file of a megabyte takes as JSON. */
    private static final int LONGEST_LINE = 8_000_000;

    private final McpServer server;
    private final PrintStream out;
    private final Map<JsonNode, Boolean> running = new ConcurrentHashMap<>();
    private final Set<JsonNode> cancelled = ConcurrentHashMap.newKeySet();

    /** @param out for messages alone; whatever else is said has to go elsewhere */
    public StandardStreams(McpServer server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** Answers until there is nothing more to read, and gives up what has not ended soon after. */
    public void serve(InputStream in) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "mcp");
            thread.setDaemon(true);
            return thread;
        });
        try (Reader reader = new InputStreamReader(in, UTF_8)) {
            for (String line = line(reader); line != null; line = line(reader)) {
                String message = line;
                if (!message.isBlank() && !isCancellation(message)) {
                    workers.execute(() -> answer(message));
                }
            }
            workers.shutdown();
            if (!workers.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "What had not ended with the input is given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
    }

    /** The next line; of one that is too long, a beginning that is no message. Null at the end. */
    private static @Nullable String line(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.length() < LONGEST_LINE) {
                line.append((char) next);
            }
            next = reader.read();
        }
        return line.toString();
    }

    private boolean isCancellation(String message) {
        try {
            JsonNode json = RpcMessage.parse(message);
            if ("notifications/cancelled".equals(json.path("method").textValue())) {
                JsonNode id = json.at("/params/requestId");
                if (running.containsKey(id)) {
                    cancelled.add(id);
                }
                return true;
            }
            JsonNode id = json.path("id");
            if (RpcMessage.isId(id)) {
                running.put(id, true);
            }
        } catch (RpcError e) {
            // the answer says so
        }
        return false;
    }

    private void answer(String message) {
        Caller caller = new Caller(id(message));
        try {
            server.answer(message, null, caller).message().thenAccept(answer -> answer.ifPresent(caller::send));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "Unforeseen failure", e);
            caller.send(server.failure(caller.id));
        }
        running.remove(caller.id);
        cancelled.remove(caller.id);
    }

    private static JsonNode id(String message) {
        try {
            return RpcMessage.parse(message).path("id");
        } catch (RpcError e) {
            return RpcMessage.JSON.missingNode();
        }
    }

    private void write(ObjectNode message) {
        synchronized (out) {
            out.print(message + "\n");
            out.flush();
        }
    }

    /** The other side, as long as it waits for the answer to this request. */
    private final class Caller implements Notifications {

        private final JsonNode id;

        Caller(JsonNode id) {
            this.id = id;
        }

        @Override
        public void send(ObjectNode message) {
            if (isOpen()) {
                write(message);
            }
        }

        @Override
        public void keepAlive() {
            // nothing closes a pipe because it is quiet
        }

        @Override
        public boolean isOpen() {
            return !cancelled.contains(id);
        }
    }
}
