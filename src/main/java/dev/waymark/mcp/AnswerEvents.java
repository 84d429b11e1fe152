package dev.waymark.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.mcp.protocol.Notifications;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.glassfish.jersey.server.ChunkedOutput;

/**
 * An answer as server-sent events: notifications, and at the end the message that was asked for. Jersey's own class is used, since
 * JAX-RS has a method answer with events always or never.
 */
final class AnswerEvents implements Notifications {

    private static final System.Logger LOG = System.getLogger(AnswerEvents.class.getName());

    private final ChunkedOutput<String> output = new ChunkedOutput<>(String.class);

    ChunkedOutput<String> output() {
        return output;
    }

    @Override
    public void send(ObjectNode message) {
        write("event: message\ndata: " + message + "\n\n"); // JSON as Jackson writes it has no line ends
    }

    @Override
    public void keepAlive() {
        write(":\n\n");
    }

    private void write(String event) {
        try {
            output.write(event);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The caller has gone", e);
            close();
        }
    }

    @Override
    public boolean isOpen() {
        return !output.isClosed();
    }

    void close() {
        try {
            output.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The caller had gone", e);
        }
    }
}
