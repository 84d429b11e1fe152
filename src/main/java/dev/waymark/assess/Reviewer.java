package dev.waymark.assess;

import java.util.Optional;

/** Reads a file as its readers do and says what they would make of it. */
public interface Reviewer {

    /** Where no language model is set up. */
    Reviewer ABSENT = (document, template) -> Optional.empty();

    /**
     * Reviews a file; never throws for what the model or the network does.
     *
     * @param document the text of the file
     * @param template the id of the template that it was written by
     * @return empty when there is no review to be had: the page then says "not available"
     */
    Optional<Review> review(String document, String template);
}
