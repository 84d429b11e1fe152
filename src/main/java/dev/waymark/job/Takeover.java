package dev.waymark.job;

/**
 * What came of taking a job up.
 *
 * @param job the job, only when it was taken
 */
record Takeover(Result result, Job job) {

    enum Result {
        TAKEN,
        /** Another job reads the same host. */
        HOST_BUSY,
        /** The lease has gone to another server. */
        LEASE_LOST,
        /** The job has ended, or is gone. */
        OVER
    }

    static Takeover of(Job job) {
        return new Takeover(Result.TAKEN, job);
    }

    static Takeover none(Result why) {
        return new Takeover(why, null);
    }
}
