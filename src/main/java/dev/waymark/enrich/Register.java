package dev.waymark.enrich;

/** One register. */
interface Register {

    /** What it says; never throws for what the register does. */
    Enrichment about(RegisterQuery subject, RegisterClient library);
}
