package dev.waymark.job;

/**
 * One of the attempts at a job. Only the newest one may change the job, and only while it runs.
 *
 * @param jobId the job's number, not its token
 * @param number counted from 1 over all servers and retries
 */
public record Attempt(long jobId, int number) {

    @Override
    public String toString() {
        return "Job " + jobId + ", attempt " + number;
    }
}
