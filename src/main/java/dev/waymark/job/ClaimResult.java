package dev.waymark.job;

/** What came of claiming a job. */
public sealed interface ClaimResult {

    /** The job runs here. */
    record Claimed(Job job) implements ClaimResult {}

    /** Why it does not run here. */
    enum Refused implements ClaimResult {
        /** Another job reads the same host. */
        HOST_BUSY,
        /** The lease has gone to another server. */
        LEASE_LOST,
        /** The job has ended, or is gone. */
        OVER
    }
}
