package dev.waymark.verification;

/** How far an account is with showing that a host is its own. */
enum ClaimState {
    /** It has not shown it, or not since the host was lost. */
    PENDING,
    VERIFIED,
    /** The last check found no proof any more. */
    FAILING
}
