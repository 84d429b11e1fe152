package dev.waymark.monitor.check;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.assessment.ScoreSummary;
import dev.waymark.change.Change;
import dev.waymark.change.LinkCheck;
import dev.waymark.change.SiteComparison;
import dev.waymark.change.SiteComparison.Depth;
import dev.waymark.crawl.UrlChecker;
import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.extract.PageReader;
import dev.waymark.job.Jobs;
import dev.waymark.monitor.Monitor;
import dev.waymark.monitor.Monitors;
import dev.waymark.monitor.Proposals;
import dev.waymark.monitor.Watch;
import dev.waymark.monitor.Written;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import dev.waymark.version.Versions;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Compares two readings of a website for each file that is kept of it. */
@ApplicationScoped
public class FileComparisons {

    /** Links of files that no crawl reads, such as those to other websites. */
    private static final int MAX_LINKS = 60;

    /** For the work on texts: requests have limits of their own. */
    private static final Duration MAX_COMPARISON = Duration.ofMinutes(2);

    private static final Duration MAX_LINK_TIME = Duration.ofMinutes(3);

    @Inject
    private Instance<UrlChecker> checkers;

    @Inject
    private Monitors monitors;

    @Inject
    private Proposals proposals;

    @Inject
    private KeptSites sites;

    @Inject
    private Jobs jobs;

    @Inject
    private Versions versions;

    /**
     * What was found.
     *
     * @param requests that were sent to see whether links still answer
     */
    record Found(List<CheckResult.ForMonitor> forMonitors, int requests) {}

    /** @throws DeadlinePassed when the website is too large to be compared in time */
    Found compare(Watch watch, StoredReading before, StoredReading after, BooleanSupplier stopped) {
        Deadline deadline = Deadline.of(MAX_COMPARISON);
        List<Subject> subjects = deadline.run(() -> subjects(watch, before, after));
        UrlChecker checker = checkers.get();
        List<LinkCheck> answers = answers(subjects, checker, stopped);
        return new Found(
                deadline.run(() -> subjects.stream()
                        .map(subject -> found(subject, answers))
                        .toList()),
                checker.requests());
    }

    /** The files that this reading matters to; comparisons are shared by those with the same options. */
    private List<Subject> subjects(Watch watch, StoredReading before, StoredReading after) {
        boolean first = before.isEmpty();
        Depth depth = first || watch.extraction() == PageReader.VERSION ? Depth.FULL : Depth.STRUCTURE;
        Map<Options, SiteComparison> comparisons = new HashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (Monitor monitor : monitors.of(watch)) {
            subject(monitor)
                    .map(subject -> subject.with(comparisons.computeIfAbsent(
                            subject.options(),
                            options -> SiteComparison.of(
                                    first ? after.content() : before.content(), after.content(), options, depth))))
                    .ifPresent(subjects::add);
        }
        return subjects;
    }

    private CheckResult.ForMonitor found(Subject subject, List<LinkCheck> answers) {
        return new CheckResult.ForMonitor(
                subject.monitor(),
                subject.written(),
                proposals.undecided(subject.monitor().number(), subject.changes(answers)),
                ScoreSummary.of(subject.file(), subject.options().template()));
    }

    /** A file and what it is compared with. */
    private record Subject(
            Monitor monitor, Written written, String file, Options options, Optional<SiteComparison> comparison) {

        Subject with(SiteComparison other) {
            return new Subject(monitor, written, file, options, Optional.of(other));
        }

        List<Url> unanswered() {
            return comparison.orElseThrow().unanswered(file);
        }

        List<Change> changes(List<LinkCheck> links) {
            return comparison.orElseThrow().changes(file, written.text(), links);
        }
    }

    /** Empty when the file is gone, or its token cannot be read any more. */
    private Optional<Subject> subject(Monitor monitor) {
        Optional<KeptSite> site = sites.find(monitor.number());
        site.ifPresent(sites::prolong);
        Optional<Token> token = site.flatMap(sites::open);
        Optional<Versions.VersionText> newest = token.flatMap(versions::newestText);
        if (site.isEmpty() || token.isEmpty() || newest.isEmpty()) {
            return Optional.empty();
        }
        Options asked = jobs.optionsOf(site.get().jobId());
        Options options = jobs.templateOf(site.get().jobId()).map(asked::with).orElse(asked);
        Written written = versions.composed(token.get(), monitor.writtenVersion())
                .map(composed -> new Written(composed.text(), composed.version()))
                .orElseGet(() -> new Written(monitor.written(), monitor.writtenVersion()));
        return Optional.of(new Subject(monitor, written, newest.get().text(), options, Optional.empty()));
    }

    /** Whether the addresses still answer that the files have and the crawl has not read; what is not asked in time is not known. */
    private static List<LinkCheck> answers(List<Subject> subjects, UrlChecker checker, BooleanSupplier stopped) {
        List<Url> links = subjects.stream()
                .flatMap(subject -> subject.unanswered().stream())
                .distinct()
                .limit(MAX_LINKS)
                .toList();
        long end = System.nanoTime() + MAX_LINK_TIME.toNanos();
        List<LinkCheck> answers = new ArrayList<>();
        for (Url url : links) {
            if (stopped.getAsBoolean() || System.nanoTime() > end) {
                break;
            }
            try {
                answers.add(answer(url, checker.page(url)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Deadline.check(); // ends the work
            }
        }
        return answers;
    }

    private static LinkCheck answer(Url url, UrlChecker.Sighting seen) {
        return switch (seen.state()) {
            case DEAD -> new LinkCheck(url, LinkCheck.State.GONE, null);
            case ANSWERED ->
                seen.moved() && !seen.end().equals(url)
                        ? new LinkCheck(url, LinkCheck.State.MOVED, seen.end())
                        : new LinkCheck(url, LinkCheck.State.ALIVE, null);
            case DISALLOWED, ENDLESS, UNKNOWN -> new LinkCheck(url, LinkCheck.State.UNKNOWN, null);
        };
    }
}
