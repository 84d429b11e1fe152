package dev.waymark.validate;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.FixedFile;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.probe.LiveChecks;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was found out about a file that somebody brought.
 *
 * @param source the address where it stands; empty when it was pasted or uploaded
 * @param mended empty when there is nothing that can be mended by itself
 * @param links empty when they were not followed
 */
public record ValidationResult(
        String source,
        Validation validation,
        Assessment assessment,
        Optional<FixedFile> mended,
        Optional<LiveChecks.Links> links) {

    /** Whether it has no error and passes every profile. */
    public boolean isValid() {
        return validation.count(ProblemLevel.ERROR) == 0
                && Arrays.stream(ReaderProfile.values()).allMatch(validation::passes);
    }
}
