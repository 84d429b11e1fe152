package dev.waymark.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Speaks the Chrome DevTools Protocol over a pipe: messages in JSON, each ended by a zero byte. What the browser says is foreign text: a
 * message that is longer than the limit is thrown away while it comes in.
 */
final class DevTools {

    /** A page of 2 MiB, escaped, and room. */
    private static final int MAX_MESSAGE_BYTES = 6 * 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final InputStream in;
    private final OutputStream out;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private volatile Consumer<Event> listener = event -> {};

    /**
     * Something that happened in the browser.
     *
     * @param session of the page or worker that it is about; empty for the browser itself
     * @param method the name of the event, or {@link #ENDED} or {@link #TOO_LONG}
     */
    record Event(String session, String method, JsonNode params) {

        /** The browser has closed the pipe. */
        static final String ENDED = "ended";

        /** A message was longer than the limit; nobody knows what it was. */
        static final String TOO_LONG = "too-long";
    }

    DevTools(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Begins to read, in a thread of its own, which alone calls the listener. */
    void start() {
        Thread reader = new Thread(this::read, "renderer-pipe");
        reader.setDaemon(true);
        reader.start();
    }

    void listen(Consumer<Event> listener) {
        this.listener = listener;
    }

    static ObjectNode params() {
        return JSON.createObjectNode();
    }

    /** Sends a command; its result comes later, or a {@link BrowserException} when the browser refuses or ends. */
    CompletableFuture<JsonNode> send(String session, String method, JsonNode params) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        calls.put(id, result);
        try {
            write(message(id, session, method, params));
        } catch (IOException e) {
            calls.remove(id);
            result.completeExceptionally(new BrowserException("The browser does not read: " + method, e));
        }
        return result;
    }

    /** Sends a command of which nobody waits for the result. A browser that has ended does not hear it. */
    void tell(String session, String method, JsonNode params) {
        try {
            write(message(ids.incrementAndGet(), session, method, params));
        } catch (IOException e) {
            // the thread that reads finds the same
        }
    }

    private static byte[] message(int id, String session, String method, JsonNode params)
            throws JsonProcessingException {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", id).put("method", method).set("params", params);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        return JSON.writeValueAsBytes(message);
    }

    private synchronized void write(byte[] message) throws IOException {
        out.write(message);
        out.write(0);
        out.flush();
    }

    /** Sends a command and waits for its result. */
    JsonNode call(String session, String method, JsonNode params, Duration patience)
            throws BrowserException, InterruptedException {
        try {
            return send(session, method, params).get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrowserException("No answer to " + method);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BrowserException failure ? failure : new BrowserException(method, e);
        }
    }

    private void read() {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 * 1024];
            boolean tooLong = false;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == 0) {
                        message.write(buffer, from, tooLong ? 0 : i - from);
                        from = i + 1;
                        take(message.toByteArray(), tooLong);
                        message = new ByteArrayOutputStream();
                        tooLong = false;
                    }
                }
                if (tooLong || message.size() + read - from > MAX_MESSAGE_BYTES) {
                    tooLong = true;
                    message = new ByteArrayOutputStream();
                } else {
                    message.write(buffer, from, read - from);
                }
            }
        } catch (IOException e) {
            // the pipe is closed, as when the browser ends
        } finally {
            calls.values().forEach(call -> call.completeExceptionally(new BrowserException("The browser has ended")));
            calls.clear();
            listener.accept(new Event("", Event.ENDED, params()));
        }
    }

    private void take(byte[] message, boolean tooLong) {
        if (tooLong) {
            listener.accept(new Event("", Event.TOO_LONG, params()));
            return;
        }
        try {
            JsonNode json = JSON.readTree(message);
            if (json.has("id")) {
                answer(json);
            } else {
                String session = json.path("sessionId").asText("");
                listener.accept(new Event(session, json.path("method").asText(""), json.path("params")));
            }
        } catch (JsonProcessingException e) {
            // not of the protocol: nobody waits for it
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private void answer(JsonNode json) {
        CompletableFuture<JsonNode> call = calls.remove(json.path("id").asInt());
        if (call == null) {
            return;
        }
        if (json.has("error")) {
            call.completeExceptionally(
                    new BrowserException(json.path("error").path("message").asText("error")));
        } else {
            call.complete(json.path("result"));
        }
    }
}
