package dev.waymark.publication;

import dev.waymark.document.ProblemLevel;
import dev.waymark.document.ReaderProfile;
import dev.waymark.document.Validation;
import dev.waymark.probe.PublicationStatus;
import dev.waymark.version.TextDiff;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a document is published, compared with its versions.
 *
 * @param validation of the file that was found; empty when none could be read
 * @param newest the number of the newest version
 * @param same the version that the file is the same as; empty when it is none of them
 * @param writer the program that has signed the file, when it is none of the versions
 * @param difference from the newest version to the file; empty when they are the same, or too long to be compared
 */
record PublicationResult(
        PublicationStatus publication,
        Optional<Validation> validation,
        int newest,
        Optional<Integer> same,
        Optional<String> writer,
        Optional<TextDiff> difference) {

    /** In one word, for programs: missing, current, outdated or different. */
    String state() {
        if (validation.isEmpty()) {
            return "missing";
        }
        return same.map(version -> version == newest ? "current" : "outdated").orElse("different");
    }

    /** Whether the file has no error and passes every profile. */
    boolean isValid() {
        return validation
                .filter(found -> found.count(ProblemLevel.ERROR) == 0)
                .filter(found -> Arrays.stream(ReaderProfile.values()).allMatch(found::passes))
                .isPresent();
    }
}
