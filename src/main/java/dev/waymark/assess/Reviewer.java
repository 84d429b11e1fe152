package dev.waymark.assess;

import dev.waymark.page.Page;
import dev.waymark.template.Template;
import java.util.List;
import java.util.Optional;

/** Reads a file as its readers do and says what they would make of it. Never throws for what a model or the network does. */
public interface Reviewer {

    /** Where no language model is set up. */
    Reviewer ABSENT = new Reviewer() {
        @Override
        public Optional<Review> review(String document, Template template) {
            return Optional.empty();
        }

        @Override
        public Optional<AgentTest> test(String document, Template template, List<Page> pages) {
            return Optional.empty();
        }
    };

    /**
     * Reviews a file.
     *
     * @param document the text of the file
     * @param template the kind of organisation that it was written for
     * @return empty when there is no review to be had: the page then says "not available"
     */
    Optional<Review> review(String document, Template template);

    /**
     * Puts the questions of visitors to who has nothing but the file and the pages that it leads to.
     *
     * @param document the text of the file
     * @param template the kind of organisation, which decides the questions
     * @param pages those that the file may lead to
     * @return empty when there are no answers to be had
     */
    Optional<AgentTest> test(String document, Template template, List<Page> pages);
}
