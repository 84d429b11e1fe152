package dev.waymark.describe;

import java.util.Optional;

/**
 * Puts into words what a site says of itself. It is asked about pages that are chosen already, by number: it never sees, chooses
 * or writes an address, and nothing that it says reaches the file unless the text of the pages supports it.
 */
@FunctionalInterface
public interface Describer {

    /** Says nothing, so that everything in the file is an extract of the pages. */
    Describer EXTRACTIVE = brief -> Description.NONE;

    /** How it would lay out the file; empty when it has no plan. Never throws for what a third party does. */
    default Optional<Plan> plan(DescribeRequest brief) {
        return Optional.empty();
    }

    /** What it has to say; what it leaves out, the extract says. Never throws for what a third party does. */
    Description describe(DescribeRequest brief);
}
