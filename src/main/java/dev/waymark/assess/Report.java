package dev.waymark.assess;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of the assessment of a site's new file.
 *
 * @param review null when none was to be had
 * @param agentTest null when none was to be had
 * @param predecessor null when the site has no llms.txt
 */
public record Report(
        Evidence evidence,
        @Nullable Review review,
        @Nullable AgentTest agentTest,
        @Nullable ExistingFile predecessor) {

    public Optional<Review> reviewed() {
        return Optional.ofNullable(review);
    }

    public Optional<AgentTest> tested() {
        return Optional.ofNullable(agentTest);
    }

    public Optional<ExistingFile> before() {
        return Optional.ofNullable(predecessor);
    }
}
