package dev.waymark.throttle;

/** Counts requests of a client against a limit. */
interface Throttle {

    /** Counts one request if the limit has room for it; says how much room is left. */
    LimitDecision tryAcquire(Limit limit, String client);
}
