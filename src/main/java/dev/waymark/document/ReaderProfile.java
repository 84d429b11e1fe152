package dev.waymark.document;

/** Whose rules a file is judged by. */
public enum ReaderProfile {
    /** The grammar of the llms.txt proposal. */
    PROPOSAL,
    /** What the proposal's reference parser reads without stopping and without losing anything. */
    REFERENCE_PARSER,
    /** What the audit of Lighthouse asks: a title line, a link, 50 characters. */
    LIGHTHOUSE
}
