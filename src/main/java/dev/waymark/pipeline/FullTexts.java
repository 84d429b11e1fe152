package dev.waymark.pipeline;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.outline.PublishableFiles;
import dev.waymark.result.Results;
import dev.waymark.version.DocumentEdited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps {@code llms-full.txt} in step with a document that is edited: it has the texts of the pages that the newest version lists. */
@ApplicationScoped
class FullTexts {

    @Inject
    private Ledger ledger;

    @Inject
    private Results results;

    void renew(@Observes DocumentEdited edited) {
        LlmsTxt document = LlmsTxtParser.parse(edited.llmsTxt()).document();
        results.keepFull(
                edited.jobId(),
                PublishableFiles.full(document, ledger.pages(edited.jobId())).text());
    }
}
