package dev.waymark.pipeline;

import dev.waymark.claude.Describers;
import dev.waymark.claude.ModelCalls;
import dev.waymark.describe.Describer;
import dev.waymark.document.LlmsFull;
import dev.waymark.document.LlmsTxt;
import dev.waymark.enrich.Enrichment;
import dev.waymark.enrich.RegisterQuery;
import dev.waymark.enrich.Registers;
import dev.waymark.job.Job;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.outline.PublishableFiles;
import dev.waymark.outline.analysis.RegisterFact;
import dev.waymark.page.Page.Fact;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.storage.StoredJson;
import dev.waymark.submission.Tiers;
import dev.waymark.template.Template;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes the document: chooses among the pages, asks public registers about the organisation where the tier has that, and the language
 * model, when one is set up, for better words. Answers of both are stored as they come, so a step that is repeated asks for none twice.
 */
@Named
@Dependent
class WriteStep extends Step {

    private static final Pattern POSTCODE =
            Pattern.compile("(?<![A-Z])[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}(?![\\p{L}\\p{N}_])");

    @Inject
    private Tiers tiers;

    @Inject
    private Registers registers;

    @Inject
    private WebAccess outside;

    @Inject
    private Describers describers;

    @Inject
    private ModelCalls calls;

    @Inject
    private Results results;

    WriteStep() {
        super(Job.Stage.COMPOSE);
    }

    @Override
    String work() {
        boolean full = tiers.isFull(jobs.tierOf(jobId()));
        SiteContent site = content();
        Optional<Enrichment> found =
                full ? Optional.of(registers.about(query(site.outline()), outside.web())) : Optional.empty();
        if (!store(job -> job.enters(Job.Stage.COMPOSE))) {
            return UNWANTED;
        }
        boolean asked = describers.areOn();
        OutlineResult written = site.outline()
                .write(
                        asked ? describers.of(jobId(), full) : Describer.EXTRACTIVE,
                        stated(found.orElse(Enrichment.NONE)));
        LlmsTxt document = written.document();
        LlmsFull texts = PublishableFiles.full(document, site.pages());
        ModelCalls.Spent spent = calls.spentOn(jobId());
        store(job -> {
            ledger.choose(jobId(), written.choices());
            ledger.chooseAttachments(jobId(), site.outline().listedAttachments());
            results.save(
                    jobId(),
                    new Result.Files(document.write(), texts.text()),
                    document.links().size(),
                    new Result.Origin(
                            Optional.of(written.writing()).filter(any -> asked).map(StoredJson::write),
                            found.map(StoredJson::write)));
            job.written(written.template());
            job.spent(spent.tokens(), spent.cost());
            job.enters(Job.Stage.ASSESS);
        });
        return DONE;
    }

    private RegisterQuery query(Outline outline) {
        return new RegisterQuery(
                outline.name(),
                jobs.startOf(jobId()),
                stated(outline, Fact.Kind.CHARITY_NUMBER),
                postcode(outline),
                outline.template() == Template.FUNDER);
    }

    private static Optional<String> stated(Outline outline, Fact.Kind kind) {
        return outline.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(Fact::value)
                .findFirst();
    }

    /** The one that is a fact of its own, or else the one at the end of the address. */
    private static Optional<String> postcode(Outline outline) {
        return stated(outline, Fact.Kind.POSTCODE)
                .or(() -> stated(outline, Fact.Kind.ADDRESS).flatMap(address -> POSTCODE.matcher(address)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()));
    }

    /** The facts of registers in the form in which the outline takes them. */
    static List<RegisterFact> stated(Enrichment enrichment) {
        return enrichment.facts().stream()
                .map(fact -> new RegisterFact(fact.label(), fact.text(), fact.source(), fact.date()))
                .toList();
    }
}
