package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.Problem;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.outline.analysis.PageDecision;
import dev.waymark.page.Page;
import dev.waymark.probe.LiveChecks;
import dev.waymark.probe.PublishedFile;
import dev.waymark.probe.Unreadable;
import dev.waymark.template.Template;
import dev.waymark.url.PageKey;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assesses the file that was made of a crawl, and the one that the site had before. */
public final class Assessor {

    private static final int MOST_LINKS = 40;
    private static final int LINKS_ASKED_FOR_TWINS = 3;
    private static final Duration TIME = Duration.ofSeconds(20);

    private final LiveChecks checks;
    private final Reviewer reviewer;

    public Assessor(LiveChecks checks, Reviewer reviewer) {
        this.checks = checks;
        this.reviewer = reviewer;
    }

    /**
     * What is known when the file has been written.
     *
     * @param start where the site was read from
     * @param document the text of the file
     * @param template the kind of organisation that it was written for
     * @param choices what became of each page
     * @param pages all pages read
     * @param unread what could not be read, and why
     * @param income of a charity in its latest year, in pounds; empty when it is not known
     * @param more findings from elsewhere, such as a register of charities
     */
    public record Made(
            Url start,
            String document,
            Template template,
            List<PageDecision> choices,
            List<Page> pages,
            Map<Url, SiteFindings.Obstacle> unread,
            Optional<Long> income,
            List<Finding> more) {}

    /** Asks the site for no more than some dozens of addresses, for half a minute at most; a reviewer takes its own time. */
    public Report assess(Made made) {
        LiveChecks.Discovery discovery = checks.discovery(made.start());
        SiteFindings website = SiteFindings.of(
                made.pages(),
                made.choices(),
                made.unread(),
                discovery.seen() ? Optional.of(discovery.sitemap()) : Optional.empty());
        Validation validation = Validation.of(made.document()).with(problems(made, website, discovery));
        AssessmentInput subject =
                new AssessmentInput(validation, made.template(), made.income(), Optional.of(website), made.more());
        return new Report(
                Evidence.of(subject),
                reviewer.review(made.document(), subject.template()).orElse(null),
                reviewer.test(made.document(), subject.template(), made.pages()).orElse(null),
                predecessor(made, subject));
    }

    private List<Problem> problems(Made made, SiteFindings website, LiveChecks.Discovery discovery) {
        LlmsTxt document = LlmsTxtParser.parse(made.document()).document();
        Set<Url> first = document.links().stream()
                .limit(LINKS_ASKED_FOR_TWINS)
                .map(LlmsTxt.FileLink::url)
                .collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>(discovery.problems());
        problems.addAll(checks.links(
                        LlmsTxtParser.parse(made.document()), Optional.empty(), first::contains, first.size(), TIME)
                .problems());
        int listed = document.links().size();
        if (listed < website.pages().size()) {
            problems.add(Rule.COVERAGE.at(0, listed, website.pages().size()));
        }
        return problems;
    }

    private @Nullable ExistingFile predecessor(Made made, AssessmentInput ours) {
        try {
            Url place = made.start().at(new Site(made.start()).folder() + "llms.txt");
            PublishedFile published = checks.file(place);
            Validation theirs = published.validation();
            return theirs.isUsable() ? predecessor(made, ours, published, theirs) : null;
        } catch (Unreadable e) {
            return null; // most sites have none yet
        }
    }

    private ExistingFile predecessor(Made made, AssessmentInput ours, PublishedFile published, Validation theirs) {
        Set<String> read =
                made.pages().stream().map(page -> PageKey.of(page.url())).collect(Collectors.toSet());
        LiveChecks.Links links = checks.links(
                theirs.parsed(),
                Optional.of(published.url()),
                url -> !read.contains(PageKey.of(url)),
                MOST_LINKS,
                TIME);
        Validation checked = theirs.with(links.problems());
        LlmsTxt document = LlmsTxtParser.parse(made.document()).document();
        return new ExistingFile(
                published.url().toString(),
                Evidence.of(new AssessmentInput(checked, ours.template(), ours.income(), ours.website(), List.of())),
                Comparison.of(document, theirs.parsed().document(published.url())),
                MergedFile.keep(checked, published.url(), document),
                MergedFile.merge(checked, published.url(), document));
    }
}
