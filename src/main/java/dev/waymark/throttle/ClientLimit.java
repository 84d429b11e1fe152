package dev.waymark.throttle;

import dev.waymark.message.Message;

/** A limit on each client that a feature declares, so that the operator sees how much of it a client has used. */
public interface ClientLimit {

    /** The limit as it is set on this server. */
    Limit limit();

    /** What it counts, for the operator: "Free submissions". */
    Message title();
}
