package dev.waymark.job;

import dev.waymark.document.LlmsFull;
import dev.waymark.document.LlmsTxt;
import dev.waymark.extract.Page;
import dev.waymark.outline.Description;
import dev.waymark.outline.Options;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.outline.RegisterFact;
import dev.waymark.report.Result;
import dev.waymark.report.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** Chooses among the pages that were read and writes the document. */
@Named
@Dependent
class ComposeStep extends Step {

    static final int MOST_BYTES = 2_000_000;

    @Inject
    private Ledger ledger;

    @Inject
    private Results results;

    @Inject
    private JobArtifacts drafts;

    ComposeStep() {
        super(Job.Stage.COMPOSE);
    }

    @Override
    String work() {
        Options options = jobs.optionsOf(jobId());
        List<Page> pages = ledger.pages(jobId());
        Optional<Description> said = drafts.description(jobId());
        List<RegisterFact> stated = Stating.of(drafts.enrichment(jobId()));
        OutlineResult outlined = Outline.compose(pages, options, brief -> said.orElse(Description.NONE), stated);
        LlmsTxt document = outlined.document();
        LlmsFull full = LlmsFull.of(document.name(), PageTexts.of(document, pages), MOST_BYTES);
        store(job -> {
            ledger.choose(jobId(), outlined.choices());
            said.ifPresent(any -> drafts.save(jobId(), outlined.writing()));
            results.save(
                    jobId(),
                    new Result.Files(document.write(), full.text()),
                    document.links().size());
            job.enters(Job.Stage.ASSESS);
        });
        return DONE;
    }
}
