package dev.waymark.job;

/**
 * A server's right to work on a job, as the scheduler gave it: it holds while the scheduler's row has this version.
 *
 * @param task the scheduler's name of the row
 */
public record Lease(String task, long version) {

    long jobId() {
        return Long.parseLong(task);
    }
}
