package dev.waymark.assess;

/**
 * One of the few things that are worth doing first.
 *
 * @param finding what it is for; of several with the same code the first
 * @param count how many findings it settles
 * @param gain points of the overall score that settling them brings
 */
public record Recommendation(Finding finding, int count, int gain) {}
