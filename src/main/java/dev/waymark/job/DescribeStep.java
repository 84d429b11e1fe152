package dev.waymark.job;

import dev.waymark.claude.Describers;
import dev.waymark.claude.ModelCalls;
import dev.waymark.outline.Describer;
import dev.waymark.outline.Description;
import dev.waymark.outline.Outline;
import dev.waymark.submission.Tiers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Asks the language model, when one is set up, for better words about the pages that the outline chooses. */
@Named
@Dependent
class DescribeStep extends Step {

    @Inject
    private Tiers tiers;

    @Inject
    private Ledger ledger;

    @Inject
    private Describers describers;

    @Inject
    private ModelCalls calls;

    @Inject
    private JobArtifacts drafts;

    DescribeStep() {
        super(Job.Stage.COMPOSE);
    }

    @Override
    String work() {
        if (describers.areOn() && store(job -> {})) {
            boolean better = tiers.isFull(jobs.submissionOf(jobId()));
            Describer describer = describers.of(jobId(), better);
            Description said = describer.describe(Outline.brief(ledger.pages(jobId()), jobs.optionsOf(jobId())));
            ModelCalls.Spent spent = calls.spentOn(jobId());
            store(job -> {
                drafts.save(jobId(), said);
                job.spent(spent.tokens(), spent.cost());
            });
        }
        return DONE;
    }
}
