package dev.waymark.monitor;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.assessment.ScoreSummary;
import dev.waymark.change.Change;
import dev.waymark.change.LinkCheck;
import dev.waymark.change.SiteComparison;
import dev.waymark.change.SiteComparison.Depth;
import dev.waymark.crawl.Budget;
import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.LedgerEntry;
import dev.waymark.crawl.Revisit;
import dev.waymark.crawl.Revisit.Trust;
import dev.waymark.crawl.UrlChecker;
import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.extract.PageReader;
import dev.waymark.job.DatabaseClock;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Jobs;
import dev.waymark.message.Message;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import dev.waymark.version.Versions;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes one check: reads a website, compares it with the stored reading for each account, and stores what follows in one transaction. When
 * the server dies before that, nothing has happened.
 *
 * <p>A change is told once two readings, a day apart, agree on it. So a server that is down for an hour, an advertisement of the day or a
 * page that is being worked on is no change.
 */
@ApplicationScoped
class SiteChecks {

    /** Every so often everything is read whole, to see whether what is believed of a site still holds. */
    private static final int WHOLE_EVERY = 8;

    /** After so many readings that differ from each other the last one is taken as it is. */
    private static final int MAX_CONFIRMING = 3;

    /** Links of files that no crawl reads, such as those to other websites. */
    private static final int MAX_LINKS = 60;

    /** Pages that are asked for even when the sitemap says that they have not changed. */
    private static final int ASKED_IN_ANY_CASE = 4;

    private static final Duration MAX_CRAWL = Duration.ofMinutes(10);
    private static final Duration MAX_COMPARISON = Duration.ofMinutes(2);

    @Inject
    private Crawler crawler;

    @Inject
    private Instance<UrlChecker> checkers;

    @Inject
    private MonitorSettings settings;

    @Inject
    private HostBudget budget;

    @Inject
    private BlockedHosts blocked;

    @Inject
    private Readings readings;

    @Inject
    private Monitors monitors;

    @Inject
    private CheckResults results;

    @Inject
    private Proposals proposals;

    @Inject
    private KeptSites sites;

    @Inject
    private Jobs jobs;

    @Inject
    private Versions versions;

    @Inject
    private DatabaseClock time;

    /** @param stopped asked between requests; a check that is stopped is left to another server */
    void check(Watch watch, BooleanSupplier stopped) {
        Instant started = time.now();
        int left = budget.left(watch.host());
        if (blocked.holds(watch.host()) || left == 0) {
            DatabaseRetry.with(() -> results.skip(watch, started));
            return;
        }
        StoredReading before = readings.load(watch.id());
        CheckMode mode = mode(watch, before);
        Visit visit = visit(watch, mode, before, left, stopped);
        if (visit.crawl().end() == Crawl.End.CANCELLED) {
            DatabaseRetry.with(() -> results.release(watch));
            return;
        }
        Optional<Message> problem = problem(visit.crawl());
        CheckResult result;
        if (problem.isPresent()) {
            result = CheckResult.unreadable(started, mode, visit.requests(), problem.get());
        } else {
            result = compared(watch, before, visit, started, mode);
        }
        DatabaseRetry.with(() -> results.save(watch, result));
    }

    private static CheckMode mode(Watch watch, StoredReading before) {
        boolean whole =
                before.isEmpty() || watch.extraction() != PageReader.VERSION || watch.checks() % WHOLE_EVERY == 1;
        if (whole) {
            return CheckMode.WHOLE;
        }
        return watch.trust().dates()
                ? CheckMode.DATES
                : watch.trust().validators() ? CheckMode.CONDITIONAL : CheckMode.WHOLE;
    }

    /** A crawl and what it has found out. */
    private record Visit(Crawl crawl, Revisit revisit, int requests) {

        StoredReading reading(LocalDate day) {
            return new StoredReading(
                    revisit.known(crawl),
                    crawl.attachments(),
                    crawl.ledger().stream().map(LedgerEntry::url).collect(Collectors.toSet()),
                    Optional.of(day));
        }

        Trust trust() {
            return revisit.trust(crawl);
        }
    }

    /** Where dates of the sitemap prove wrong, the site is read again without them. */
    private Visit visit(Watch watch, CheckMode mode, StoredReading before, int left, BooleanSupplier stopped) {
        Budget most = Budget.ofPages(Math.min(settings.pages(), left)).withTime(MAX_CRAWL);
        Revisit revisit = revisit(watch, mode, before);
        Crawl crawl = crawler.revisit(watch.url(), most, revisit, new StoppingListener(stopped));
        Visit visit = new Visit(crawl, revisit, revisit.requests() + 1);
        boolean wrong = mode == CheckMode.DATES
                && crawl.end() != Crawl.End.CANCELLED
                && !visit.trust().dates();
        if (!wrong) {
            return visit;
        }
        Revisit again = Revisit.sparing(
                before.pages(), before.attachments(), new Trust(watch.trust().validators(), false), url -> true);
        Crawl second = crawler.revisit(watch.url(), most, again, new StoppingListener(stopped));
        return new Visit(second, again, visit.requests() + again.requests() + 1);
    }

    private static Revisit revisit(Watch watch, CheckMode mode, StoredReading before) {
        return mode == CheckMode.WHOLE
                ? Revisit.whole(before.pages())
                : Revisit.sparing(before.pages(), before.attachments(), watch.trust(), askedInAnyCase(watch, before));
    }

    /** The start page, and others that take turns. */
    private static Predicate<Url> askedInAnyCase(Watch watch, StoredReading before) {
        Set<Url> asked = before.pages().stream()
                .map(known -> known.page().url())
                .sorted(Comparator.comparingInt(url -> (url + " " + watch.checks()).hashCode()))
                .limit(ASKED_IN_ANY_CASE)
                .collect(Collectors.toCollection(HashSet::new));
        asked.add(before.pages().get(0).page().url());
        return asked::contains;
    }

    /** Why a site could not be read well enough for a comparison. */
    private static Optional<Message> problem(Crawl crawl) {
        if (crawl.pages().isEmpty()) {
            return Optional.of(Message.verbatim(crawl.problem()));
        }
        return switch (crawl.end()) {
            case GAVE_UP -> Optional.of(Message.of("monitor.problem.gave-up"));
            case TIME_LIMIT -> Optional.of(Message.of("monitor.problem.slow"));
            default -> Optional.empty();
        };
    }

    private CheckResult compared(Watch watch, StoredReading before, Visit visit, Instant started, CheckMode mode) {
        try {
            return Deadline.of(MAX_COMPARISON).run(() -> compare(watch, before, visit, started, mode));
        } catch (DeadlinePassed e) {
            return CheckResult.unreadable(started, mode, visit.requests(), Message.of("monitor.problem.large"));
        }
    }

    private CheckResult compare(Watch watch, StoredReading before, Visit visit, Instant started, CheckMode mode) {
        StoredReading after = visit.reading(LocalDate.ofInstant(started, ZoneOffset.UTC));
        boolean first = before.isEmpty();
        Depth depth = first || watch.extraction() == PageReader.VERSION ? Depth.FULL : Depth.STRUCTURE;
        Map<Options, SiteComparison> comparisons = new HashMap<>();
        List<Subject> subjects = new ArrayList<>();
        Set<Url> links = new LinkedHashSet<>();
        for (Monitor monitor : monitors.of(watch)) {
            subject(monitor).ifPresent(subject -> {
                SiteComparison comparison = comparisons.computeIfAbsent(
                        subject.options(),
                        options -> SiteComparison.of(
                                first ? after.content() : before.content(), after.content(), options, depth));
                subjects.add(subject.with(comparison));
                links.addAll(comparison.unanswered(subject.file()));
            });
        }
        List<LinkCheck> answers = answers(links);
        List<CheckResult.ForMonitor> found = subjects.stream()
                .map(subject -> new CheckResult.ForMonitor(
                        subject.monitor(),
                        subject.written(),
                        proposals.undecided(subject.monitor().number(), subject.changes(answers)),
                        ScoreSummary.of(subject.file(), subject.options().template())))
                .toList();
        return new CheckResult(
                started,
                mode,
                visit.requests() + answers.size(),
                first,
                Optional.empty(),
                visit.trust(),
                Optional.of(after),
                found,
                watch.confirming() >= MAX_CONFIRMING);
    }

    /** A file and what it is compared with. */
    private record Subject(
            Monitor monitor, Written written, String file, Options options, Optional<SiteComparison> comparison) {

        Subject with(SiteComparison other) {
            return new Subject(monitor, written, file, options, Optional.of(other));
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

    private List<LinkCheck> answers(Set<Url> links) {
        UrlChecker checker = checkers.get();
        List<LinkCheck> answers = new ArrayList<>();
        for (Url url : links.stream().limit(MAX_LINKS).toList()) {
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
