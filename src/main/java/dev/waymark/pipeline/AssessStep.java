package dev.waymark.pipeline;

import dev.waymark.assess.Assessor;
import dev.waymark.assess.Category;
import dev.waymark.assess.Finding;
import dev.waymark.assess.Report;
import dev.waymark.assess.SiteFindings;
import dev.waymark.assessment.Assessments;
import dev.waymark.claude.Describers;
import dev.waymark.claude.ModelCalls;
import dev.waymark.enrich.Enrichment;
import dev.waymark.job.Job;
import dev.waymark.job.ledger.LedgerLine;
import dev.waymark.message.Message;
import dev.waymark.outline.Authorship;
import dev.waymark.outline.Outline;
import dev.waymark.probe.LiveChecks;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.storage.StoredJson;
import dev.waymark.submission.Tiers;
import dev.waymark.url.Url;
import dev.waymark.web.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Assesses the document, where the tier has that. */
@Named
@Dependent
class AssessStep extends Step {

    @Inject
    private Tiers tiers;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private LiveChecks checks;

    @Inject
    private Describers describers;

    @Inject
    private ModelCalls calls;

    AssessStep() {
        super(Job.Stage.ASSESS);
    }

    @Override
    String work() {
        Optional<Report> report = tiers.isFull(jobs.tierOf(jobId())) ? Optional.of(report()) : Optional.empty();
        ModelCalls.Spent spent = calls.spentOn(jobId());
        store(job -> {
            job.spent(spent.tokens(), spent.cost());
            report.ifPresent(made -> {
                assessments.save(jobId(), made);
                job.assessed();
            });
            job.enters(Job.Stage.FINISH);
        });
        return DONE;
    }

    private Report report() {
        SiteContent site = content();
        Result.Origin origin = results.originOf(jobId());
        Outline outline = outline(origin);
        Enrichment registers = origin.registers()
                .map(json -> StoredJson.read(json, Enrichment.class))
                .orElse(Enrichment.NONE);
        return new Assessor(checks, describers.reviewer(jobId()))
                .assess(new Assessor.Made(
                        jobs.startOf(jobId()),
                        results.documentOf(jobId()),
                        outline.template(),
                        outline.choices(),
                        site.pages(),
                        unread(),
                        Optional.ofNullable(registers.income()),
                        registers.findings().stream().map(AssessStep::finding).toList()));
    }

    /** As the file was written: the plan of the model is stored with its other answers, and is not asked for again. */
    private Outline outline(Result.Origin origin) {
        boolean planned = origin.writing()
                .map(json -> StoredJson.read(json, Authorship.class))
                .filter(Authorship::planned)
                .isPresent();
        return planned
                ? content().outline().planned(describers.of(jobId(), true))
                : content().outline();
    }

    /** What a register holds against the site is for the site, or the register, to put right. */
    private static Finding finding(Enrichment.Finding found) {
        return new Finding(
                found.code().replace('_', '-'),
                Category.WEBSITE,
                found.severity(),
                found.message(),
                "",
                0,
                "",
                Message.of("register.finding.fix", found.source()));
    }

    private Map<Url, SiteFindings.Obstacle> unread() {
        Map<Url, SiteFindings.Obstacle> unread = new LinkedHashMap<>();
        for (LedgerLine line : ledger.lines(jobId())) {
            Arrays.stream(SiteFindings.Obstacle.values())
                    .filter(obstacle -> Ids.of(obstacle).equals(line.reason()))
                    .forEach(obstacle -> unread.put(Url.parse(line.url()), obstacle));
        }
        return unread;
    }
}
