package dev.waymark.assess;

import dev.waymark.document.Validation;
import dev.waymark.outline.Template;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a file when it is assessed.
 *
 * @param validation of the file, live checks included when they were made
 * @param template the kind of organisation that it speaks for
 * @param income of a charity in its latest year, in pounds; empty when it is not known
 * @param website what a crawl found; empty when the site was not read
 * @param more findings from elsewhere, such as a register of charities
 */
public record Case(
        Validation validation,
        Template template,
        Optional<Long> income,
        Optional<Website> website,
        List<Finding> more) {

    /** A file of which nothing more is known than its text; the template is the one that it fits best. */
    public static Case of(Validation validation) {
        return of(validation, Guess.template(validation.parsed()));
    }

    public static Case of(Validation validation, Template template) {
        return new Case(validation, template, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same with what is known of the site behind it. */
    public Case with(Website known) {
        return new Case(validation, template, income, Optional.of(known), more);
    }

    /** The same with an income. */
    public Case withIncome(long pounds) {
        return new Case(validation, template, Optional.of(pounds), website, more);
    }

    /** The same with findings from elsewhere. */
    public Case with(List<Finding> others) {
        return new Case(validation, template, income, website, others);
    }

    Optional<SizeBand> band() {
        return template == Template.CHARITY ? SizeBand.of(income) : Optional.empty();
    }

    List<Part> expected() {
        return Part.of(template, band());
    }
}
