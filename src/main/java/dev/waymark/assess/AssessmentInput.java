package dev.waymark.assess;

import dev.waymark.document.Validation;
import dev.waymark.template.Template;
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
public record AssessmentInput(
        Validation validation,
        Template template,
        Optional<Long> income,
        Optional<SiteFindings> website,
        List<Finding> more) {

    /** A file of which nothing more is known than its text; the template is the one that it fits best. */
    public static AssessmentInput of(Validation validation) {
        return of(validation, TemplateGuesser.template(validation.parsed()));
    }

    public static AssessmentInput of(Validation validation, Template template) {
        return new AssessmentInput(validation, template, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same with what is known of the site behind it. */
    public AssessmentInput with(SiteFindings known) {
        return new AssessmentInput(validation, template, income, Optional.of(known), more);
    }

    /** The same with an income. */
    public AssessmentInput withIncome(long pounds) {
        return new AssessmentInput(validation, template, Optional.of(pounds), website, more);
    }

    /** The same with findings from elsewhere. */
    public AssessmentInput with(List<Finding> others) {
        return new AssessmentInput(validation, template, income, website, others);
    }

    Optional<SizeBand> band() {
        return template == Template.CHARITY ? SizeBand.of(income) : Optional.empty();
    }

    List<ExpectedPart> expected() {
        return ExpectedPart.of(template, band());
    }
}
