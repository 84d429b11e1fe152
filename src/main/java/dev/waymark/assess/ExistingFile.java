package dev.waymark.assess;

/**
 * The llms.txt that a site has already: how it fares by the same measure, and what can be made of it.
 *
 * @param url where it is
 * @param kept their file with better notes
 * @param merged the same with the pages that it lacks
 */
public record ExistingFile(String url, Evidence evidence, Comparison comparison, MergedFile kept, MergedFile merged) {}
