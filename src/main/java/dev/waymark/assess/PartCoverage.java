package dev.waymark.assess;

/**
 * How a file fares with one part that is expected of it.
 *
 * @param title of the part, as the template names it
 * @param found how many links and lines speak of it
 * @param fullness from 0 to 100
 */
public record PartCoverage(String title, int found, int fullness) {

    public boolean isPresent() {
        return found > 0;
    }

    /** The same when what is said of it is enough; one of which nothing is said stays as it is. */
    PartCoverage filled() {
        return isPresent() ? new PartCoverage(title, found, 100) : this;
    }
}
