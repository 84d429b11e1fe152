package dev.waymark.access;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.PageReader;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What agents meet on a website.
 *
 * @param site the root of what answered
 * @param findings one for each {@link AccessCheck}, in their order
 * @param pages the pages that were looked at
 * @param requests how many requests that took
 * @param builder what the website is made with: the id of a recipe; else empty
 */
public record AccessReport(Url site, List<AccessFinding> findings, List<Url> pages, int requests, String builder) {

    /** Judges what a visit brought. Reads text from outside: to be run under a {@link Deadline}. */
    public static AccessReport of(SiteVisit visit) {
        List<AccessFinding> findings = new ArrayList<>();
        findings.addAll(new EntryChecks(visit).findings());
        Deadline.check();
        findings.addAll(new FileChecks(visit).findings());
        Deadline.check();
        findings.addAll(new MarkdownChecks(visit).findings());
        Deadline.check();
        findings.addAll(new PageChecks(visit).findings());
        findings.sort(Comparator.comparing(AccessFinding::check));
        SiteAnswer start = visit.start();
        String builder = start.response()
                .map(answer -> PageReader.builder(start.end(), start.body(), start.contentType(), answer.headers()))
                .orElse("");
        List<Url> pages = visit.pages().stream().map(page -> page.page().end()).toList();
        return new AccessReport(visit.site(), List.copyOf(findings), pages, visit.requests(), builder);
    }

    /** How many checks came out so. */
    public long count(AccessOutcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /** What is to be done, the failed checks before the warnings. */
    public List<AccessFinding> toFix() {
        return findings.stream()
                .filter(AccessFinding::isToFix)
                .sorted(Comparator.comparing((AccessFinding finding) -> finding.outcome() == AccessOutcome.WARN))
                .toList();
    }

    /** What came of one check. */
    public AccessFinding finding(AccessCheck check) {
        return findings.stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }
}
