package dev.waymark.webhook;

/** Whether an endpoint gets events. */
enum EndpointState {
    /** Nobody has shown yet that it is theirs. */
    PENDING,
    ACTIVE,
    /** Its account wants no events for some time; those that wait are sent afterwards. */
    PAUSED,
    /** It has answered 410. */
    GONE,
    /** It has taken nothing for days. */
    FAILED
}
