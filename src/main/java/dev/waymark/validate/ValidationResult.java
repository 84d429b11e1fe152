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
 * The result of checking a file.
 *
 * @param source the address of the file; empty when it was pasted or uploaded
 * @param fixed empty when there is nothing that can be fixed automatically
 * @param links empty when they were not followed
 */
public record ValidationResult(
        String source,
        Validation validation,
        Assessment assessment,
        Optional<FixedFile> fixed,
        Optional<LiveChecks.Links> links) {

    /** Whether it has no error and passes every profile. */
    public boolean isValid() {
        return validation.count(ProblemLevel.ERROR) == 0
                && Arrays.stream(ReaderProfile.values()).allMatch(validation::passes);
    }
}
