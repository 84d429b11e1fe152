package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The way to the sender of a request while it waits for the answer. */
public interface Notifications {

    void send(ObjectNode notification);

    /** Shows that the connection is still in use, where connections are closed that are not. */
    void keepAlive();

    /** Whether the sender still waits. */
    boolean isOpen();
}
