package dev.waymark.report;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.LiveChecks;
import dev.waymark.assess.Mended;
import dev.waymark.document.Level;
import dev.waymark.document.Profile;
import dev.waymark.document.Validation;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was found out about a file that somebody brought.
 *
 * @param source the address where it stands; empty when it was pasted or uploaded
 * @param mended empty when there is nothing that can be mended by itself
 * @param links empty when they were not followed
 */
public record Examination(
        String source,
        Validation validation,
        Assessment assessment,
        Optional<Mended> mended,
        Optional<LiveChecks.Links> links) {

    /** Whether it has no error and passes every profile. */
    public boolean isValid() {
        return validation.count(Level.ERROR) == 0
                && Arrays.stream(Profile.values()).allMatch(validation::passes);
    }
}
