package dev.waymark.job;

import dev.waymark.enrich.Enrichment;
import dev.waymark.enrich.RegisterQuery;
import dev.waymark.enrich.Registers;
import dev.waymark.extract.Page.Fact;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.outline.Template;
import dev.waymark.submission.Tiers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks public registers about the organisation, where the tier has that. */
@Named
@Dependent
class EnrichStep extends Step {

    private static final Pattern POSTCODE =
            Pattern.compile("(?<![A-Z])[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?![\\p{L}\\p{N}_])");

    @Inject
    private Tiers tiers;

    @Inject
    private Ledger ledger;

    @Inject
    private Registers registers;

    @Inject
    private JobArtifacts drafts;

    @Inject
    private WebAccess outside;

    EnrichStep() {
        super(Job.Stage.ENRICH);
    }

    @Override
    String work() {
        Optional<Enrichment> found = tiers.isFull(jobs.submissionOf(jobId()))
                ? Optional.of(registers.about(subject(), outside.web()))
                : Optional.empty();
        store(job -> {
            found.ifPresent(enrichment -> drafts.save(jobId(), enrichment));
            job.enters(Job.Stage.COMPOSE);
        });
        return DONE;
    }

    private RegisterQuery subject() {
        OutlineResult outlined = Outline.compose(ledger.pages(jobId()), jobs.optionsOf(jobId()));
        return new RegisterQuery(
                outlined.document().name(),
                jobs.startOf(jobId()),
                stated(outlined, Fact.Kind.CHARITY_NUMBER),
                postcode(outlined),
                outlined.template() == Template.FUNDER);
    }

    private static Optional<String> stated(OutlineResult outlined, Fact.Kind kind) {
        return outlined.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(Fact::value)
                .findFirst();
    }

    /** The one that stands by itself, or at the end of the address. */
    private static Optional<String> postcode(OutlineResult outlined) {
        return stated(outlined, Fact.Kind.POSTCODE)
                .or(() -> stated(outlined, Fact.Kind.ADDRESS).flatMap(address -> POSTCODE.matcher(address)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()));
    }
}
