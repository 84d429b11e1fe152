package dev.waymark.assess;

/**
 * The llms.txt that a site has already: how it fares by the same measure, and what can be made of it.
 *
 * @param url where it stands
 * @param kept their file with better notes
 * @param merged the same with the pages that it lacks
 */
public record Predecessor(String url, Evidence evidence, Comparison comparison, Curation kept, Curation merged) {}
