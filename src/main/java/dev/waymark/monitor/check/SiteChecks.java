package dev.waymark.monitor.check;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.Revisit;
import dev.waymark.crawl.Revisit.Trust;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.extract.PageReader;
import dev.waymark.job.DatabaseClock;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.message.Message;
import dev.waymark.monitor.BlockedHosts;
import dev.waymark.monitor.CheckMode;
import dev.waymark.monitor.MonitorSettings;
import dev.waymark.monitor.Watch;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
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
public class SiteChecks {

    /** Every so often everything is read whole, to see whether what is believed of a site still holds. */
    private static final int WHOLE_EVERY = 8;

    /** After so many readings that differ from each other the last one is taken as it is. */
    private static final int MAX_CONFIRMING = 3;

    /** Pages that are asked for even when the sitemap says that they have not changed. */
    private static final int ASKED_IN_ANY_CASE = 4;

    private static final Duration MAX_CRAWL = Duration.ofMinutes(10);

    @Inject
    private Crawler crawler;

    @Inject
    private MonitorSettings settings;

    @Inject
    private HostBudget budget;

    @Inject
    private BlockedHosts blocked;

    @Inject
    private Readings readings;

    @Inject
    private CheckResults results;

    @Inject
    private FileComparisons comparisons;

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
            DatabaseRetry.with(() -> results.release(watch, visit.requests()));
            return;
        }
        Optional<Message> problem = problem(visit.crawl());
        CheckResult result = problem.isPresent()
                ? CheckResult.unreadable(started, mode, visit.requests(), problem.get())
                : compare(watch, before, visit, new Beginning(started, mode), stopped);
        DatabaseRetry.with(() -> results.save(watch, result));
    }

    /** When a check began, and how much it was to read. */
    private record Beginning(Instant at, CheckMode mode) {}

    /** A check failed for a fault of ours: it counts as one that could not read the site, so that it is not made again and again. */
    void fail(Watch watch) {
        Message problem = Message.of("monitor.problem.fault");
        results.save(watch, CheckResult.unreadable(time.now(), CheckMode.WHOLE, 0, problem));
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
        Revisit revisit = revisit(watch, mode, before);
        Crawl crawl = crawler.revisit(watch.url(), most(left), revisit, new StoppingListener(stopped));
        Visit visit = new Visit(crawl, revisit, revisit.requests());
        boolean wrong = mode == CheckMode.DATES
                && crawl.end() != Crawl.End.CANCELLED
                && !visit.trust().dates();
        if (!wrong) {
            return visit;
        }
        Revisit again = Revisit.sparing(
                before.pages(), before.attachments(), new Trust(watch.trust().validators(), false), url -> true);
        Budget rest = most(left - visit.requests());
        Crawl second = crawler.revisit(watch.url(), rest, again, new StoppingListener(stopped));
        return new Visit(second, again, visit.requests() + again.requests());
    }

    /** @param left how many requests the host may still have this month */
    private Budget most(int left) {
        return Budget.ofPages(Math.max(1, Math.min(settings.pages(), left)))
                .withTime(MAX_CRAWL)
                .withLanguages();
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

    private CheckResult compare(
            Watch watch, StoredReading before, Visit visit, Beginning beginning, BooleanSupplier stopped) {
        StoredReading after = visit.reading(LocalDate.ofInstant(beginning.at(), ZoneOffset.UTC));
        try {
            FileComparisons.Found found = comparisons.compare(watch, before, after, stopped);
            return new CheckResult(
                    beginning.at(),
                    beginning.mode(),
                    visit.requests() + found.requests(),
                    before.isEmpty(),
                    Optional.empty(),
                    visit.trust(),
                    Optional.of(after),
                    found.forMonitors(),
                    watch.confirming() >= MAX_CONFIRMING);
        } catch (DeadlinePassed e) {
            Message problem = Message.of("monitor.problem.large");
            return CheckResult.unreadable(beginning.at(), beginning.mode(), visit.requests(), problem);
        }
    }
}
