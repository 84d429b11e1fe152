package dev.waymark.assess;

import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is missing of the parts that are expected, said of the file or, where the site has no such page, of the site. */
final class PartFindings {

    static final String MISSING = "part-missing";
    static final String THIN = "part-thin";
    static final String NO_PAGE = "page-missing";
    static final String FEW_SERVICES = "few-services";

    /** The codes of findings that count as the part that they name. */
    static final Set<String> CODES = Set.of(MISSING, THIN, NO_PAGE, FEW_SERVICES);

    private static final int FULL = 100;

    private final AssessmentInput subject;
    private final List<Finding> findings = new ArrayList<>();

    private PartFindings(AssessmentInput subject) {
        this.subject = subject;
    }

    static List<Finding> of(AssessmentInput subject, List<PartCoverage> states) {
        PartFindings parts = new PartFindings(subject);
        List<ExpectedPart> expected = subject.expected();
        for (int i = 0; i < expected.size(); i++) {
            parts.check(expected.get(i), states.get(i));
        }
        return parts.findings;
    }

    private void check(ExpectedPart part, PartCoverage state) {
        Optional<SizeBand> band = subject.band();
        if (!state.isPresent()) {
            missing(part);
        } else if (part == ExpectedPart.OUR_SERVICES
                && band.isPresent()
                && state.found() < band.get().services()) {
            add(
                    FEW_SERVICES,
                    Category.SIZE,
                    Severity.MINOR,
                    part,
                    "",
                    Message.of(
                            "finding.few-services",
                            state.found(),
                            band.get().services(),
                            Message.of("size." + band.get().id())),
                    Message.of("finding.few-services.fix"));
        } else if (state.fullness() < FULL) {
            add(
                    THIN,
                    Category.COMPLETENESS,
                    Severity.MINOR,
                    part,
                    "",
                    Message.of("finding.part-thin", part.title()),
                    Message.of("finding.part-thin.fix"));
        }
    }

    private void missing(ExpectedPart part) {
        List<Page> pages = subject.website().map(site -> site.of(part.kinds())).orElse(List.of());
        boolean lacking = subject.website().isPresent()
                && pages.isEmpty()
                && !part.kinds().isEmpty();
        if (lacking) {
            add(
                    NO_PAGE,
                    Category.WEBSITE,
                    Severity.MAJOR,
                    part,
                    "",
                    Message.of(
                            "finding.page-missing",
                            subject.website().orElseThrow().pages().size(),
                            part.title()),
                    Message.of("finding.page-missing.fix"));
        } else {
            String url = pages.isEmpty() ? "" : pages.get(0).url().toString();
            add(
                    MISSING,
                    Category.COMPLETENESS,
                    Severity.MAJOR,
                    part,
                    url,
                    Message.of("finding.part-missing", part.title()),
                    url.isEmpty()
                            ? Message.of("finding.part-missing.fix", part.title())
                            : Message.of("finding.part-missing.list", url, part.title()));
        }
    }

    private void add(
            String code,
            Category category,
            Severity severity,
            ExpectedPart part,
            String url,
            Message message,
            Message suggestion) {
        findings.add(new Finding(code, category, severity, message, part.title(), 0, url, suggestion));
    }

    /** Those of the findings that count as this part. */
    static List<Finding> on(PartCoverage part, Collection<Finding> findings) {
        return findings.stream()
                .filter(finding ->
                        CODES.contains(finding.code()) && finding.section().equals(part.title()))
                .toList();
    }

    /** What an unknown size means for a charity's assessment. */
    static List<Finding> ofUnknownSize(AssessmentInput subject) {
        boolean unknown =
                subject.template() == Template.CHARITY && subject.income().isEmpty();
        return unknown
                ? List.of(new Finding(
                        "size-unknown",
                        Category.SIZE,
                        Severity.INFO,
                        Message.of("finding.size-unknown"),
                        "",
                        0,
                        "",
                        Message.of(
                                TemplateGuesser.namesACharity(
                                                subject.validation().parsed())
                                        ? "finding.size-unknown.number"
                                        : "finding.size-unknown.fix")))
                : List.of();
    }
}
