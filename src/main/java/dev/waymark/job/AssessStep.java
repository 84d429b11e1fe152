package dev.waymark.job;

import dev.waymark.assess.Assessor;
import dev.waymark.assess.LiveChecks;
import dev.waymark.assess.Report;
import dev.waymark.assess.Reviewer;
import dev.waymark.assess.Website;
import dev.waymark.extract.Page;
import dev.waymark.outline.Outline;
import dev.waymark.report.Assessments;
import dev.waymark.report.Results;
import dev.waymark.submission.Tiers;
import dev.waymark.url.Url;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Assesses the document, where the tier has that. */
@Named
@Dependent
class AssessStep extends Step {

    @Inject
    private Tiers tiers;

    @Inject
    private Ledger ledger;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private LiveChecks checks;

    @Inject
    private Instance<Reviewer> reviewers;

    @Override
    public String process() {
        Optional<Report> report = tiers.isFull(jobs.submissionOf(jobId())) ? Optional.of(report()) : Optional.empty();
        jobs.write(jobId(), attempt(), job -> {
            report.ifPresent(made -> {
                assessments.keep(jobId(), made);
                job.assessed();
            });
            job.enters(Job.Stage.FINISH);
        });
        return DONE;
    }

    private Report report() {
        Reviewer reviewer = reviewers.isResolvable() ? reviewers.get() : Reviewer.ABSENT;
        List<Page> pages = ledger.read(jobId());
        return new Assessor(checks, reviewer)
                .assess(new Assessor.Made(
                        jobs.startOf(jobId()),
                        results.documentOf(jobId()),
                        Outline.compose(pages, jobs.optionsOf(jobId())),
                        pages,
                        unread(),
                        Optional.empty(),
                        List.of()));
    }

    private Map<Url, Website.Obstacle> unread() {
        Map<Url, Website.Obstacle> unread = new LinkedHashMap<>();
        for (LedgerLine line : ledger.lines(jobId())) {
            Arrays.stream(Website.Obstacle.values())
                    .filter(obstacle -> obstacle.name().toLowerCase(Locale.ROOT).equals(line.reason()))
                    .forEach(obstacle -> unread.put(Url.parse(line.url()), obstacle));
        }
        return unread;
    }
}
