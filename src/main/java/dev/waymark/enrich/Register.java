package dev.waymark.enrich;

/** One register. */
interface Register {

    /** What it says; never throws for what the register does. */
    Enrichment about(Subject subject, Library library);
}
