package dev.waymark.job;

/**
 * What came of taking a job up.
 *
 * @param job the job, only when it was taken
 */
record ClaimResult(Result result, Job job) {

    enum Result {
        TAKEN,
        /** Another job reads the same host. */
        HOST_BUSY,
        /** The lease has gone to another server. */
        LEASE_LOST,
        /** The job has ended, or is gone. */
        OVER
    }

    static ClaimResult of(Job job) {
        return new ClaimResult(Result.TAKEN, job);
    }

    static ClaimResult none(Result why) {
        return new ClaimResult(why, null);
    }
}
