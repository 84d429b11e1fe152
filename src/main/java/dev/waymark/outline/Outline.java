package dev.waymark.outline;

import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Describer;
import dev.waymark.describe.Excerpt;
import dev.waymark.describe.Plan;
import dev.waymark.describe.VerifiedDescription;
import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.outline.analysis.PageDecision;
import dev.waymark.outline.analysis.PageDecision.Place;
import dev.waymark.outline.analysis.PageDecision.Reason;
import dev.waymark.outline.analysis.RegisterFact;
import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.outline.details.DetailsBuilder;
import dev.waymark.outline.notes.Notes;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects the pages worth listing, groups them into sections, and gives each link a name and a one-line note. It is made once of a site;
 * what it says of the site can be asked before the document is written.
 */
public final class Outline {

    private final SiteAnalysis site;
    private final SectionLayout layout;
    private final List<Section> extracted;
    private final DetailsBuilder details;
    private final Section attachments;

    /** The notes that a plan wants, by page; empty without a plan. */
    private final Map<Url, Plan.Notes> wanted;

    private Outline(
            SiteAnalysis site,
            SectionLayout layout,
            List<Section> extracted,
            Section attachments,
            Map<Url, Plan.Notes> wanted) {
        this.site = site;
        this.layout = layout;
        this.extracted = extracted;
        this.details = new DetailsBuilder(site);
        this.attachments = attachments;
        this.wanted = Map.copyOf(wanted);
    }

    /**
     * The outline of a site.
     *
     * @param pages in the order of their worth, the start page first; for none there is a minimal document
     */
    public static Outline of(List<Page> pages, Options options) {
        return of(pages, List.of(), options);
    }

    /**
     * The same of a site with documents.
     *
     * @param attachments the best first
     */
    public static Outline of(List<Page> pages, List<Attachment> attachments, Options options) {
        SiteAnalysis site = SiteAnalysis.of(pages, options);
        return of(site, AttachmentSection.of(attachments, site.language()));
    }

    private static Outline of(SiteAnalysis site, Section attachments) {
        Options options = site.options();
        Template template = site.template();
        SectionLayout layout = SectionLayout.of(
                site.candidates(), options.hasGoal(template) ? options.prioritised(template) : Set.of());
        return new Outline(site, layout, sections(site, layout, Map.of(), Map.of()), attachments, Map.of());
    }

    /**
     * The outline as a describer plans it: with its template unless one was asked for, and its sections, names and places. This one when
     * the describer has no plan, or one that breaks a rule.
     */
    public Outline planned(Describer describer) {
        if (describer == Describer.EXTRACTIVE || extracted.isEmpty()) {
            return this;
        }
        DescribeRequest brief = brief();
        return describer.plan(brief).flatMap(plan -> planned(plan, brief)).orElse(this);
    }

    private Optional<Outline> planned(Plan plan, DescribeRequest brief) {
        boolean free = site.options().template().isEmpty() && plan.template() != template();
        SiteAnalysis seen = free ? SiteAnalysis.of(site.pages(), site.options().with(plan.template())) : site;
        return new PlannedLayout(plan, brief.entries(), listed(), seen)
                .taken(layout.left())
                .map(taken -> new Outline(
                        seen,
                        taken.layout(),
                        sections(seen, taken.layout(), taken.names(), taken.notes()),
                        attachments,
                        taken.notes()));
    }

    /** The pages that the file lists, in its order. */
    private List<Page> listed() {
        Map<Url, Page> byAddress = new HashMap<>();
        site.pages().forEach(page -> byAddress.put(page.url(), page));
        return extracted.stream()
                .flatMap(section -> section.links().stream())
                .map(link -> Objects.requireNonNull(byAddress.get(link.url())))
                .toList();
    }

    /** The template asked for, or the one that the site itself suggests. */
    public Template template() {
        return site.template();
    }

    /** The name of whoever is behind the site; never blank, never an address. */
    public String name() {
        return site.organisation().name();
    }

    /** The facts that the details state. */
    public List<Page.Fact> facts() {
        return details.facts();
    }

    /** What becomes of each page, in the order in which the pages were given. */
    public List<PageDecision> choices() {
        Set<Url> left = addresses(layout.left());
        Set<Url> optional = addresses(layout.optional());
        return site.pages().stream().map(page -> choice(page, left, optional)).toList();
    }

    /** The addresses of the documents that the file lists. */
    public List<Url> listedAttachments() {
        return attachments.links().stream().map(FileLink::url).toList();
    }

    /** The document in the site's own words. */
    public OutlineResult write() {
        return write(Describer.EXTRACTIVE, List.of());
    }

    /**
     * The document, as a describer plans it, and in better words than the site's own where it has some that the pages support.
     *
     * @param stated what registers say of the organisation; it is among the details, with its source
     */
    public OutlineResult write(Describer describer, List<RegisterFact> stated) {
        return planned(describer).described(describer, stated);
    }

    private OutlineResult described(Describer describer, List<RegisterFact> stated) {
        VerifiedDescription grounded = described(describer);
        LlmsTxt document = new LlmsTxt(
                name(),
                grounded.summary().isEmpty() ? site.organisation().summary() : grounded.summary(),
                details.details(grounded, plain(stated)),
                withAttachments(noted(extracted, grounded)));
        Authorship writing = new Authorship(
                !grounded.summary().isEmpty(),
                grounded.notes(),
                extracted.stream().mapToInt(section -> section.links().size()).sum(),
                details.answered(grounded),
                grounded.unsupported(),
                grounded.unfit(),
                grounded.unread(),
                !wanted.isEmpty(),
                grounded.problem());
        return new OutlineResult(document, template(), choices(), facts(), writing);
    }

    private VerifiedDescription described(Describer describer) {
        if (describer == Describer.EXTRACTIVE || extracted.isEmpty()) {
            return VerifiedDescription.NONE;
        }
        DescribeRequest brief = brief();
        return VerifiedDescription.of(brief, describer.describe(brief));
    }

    /** A register repeats what the organisation told it. */
    private static List<RegisterFact> plain(List<RegisterFact> stated) {
        return stated.stream()
                .filter(fact -> !ModelInstructions.in(fact.text()))
                .toList();
    }

    private static List<Section> sections(
            SiteAnalysis site, SectionLayout layout, Map<Url, String> chosen, Map<Url, Plan.Notes> wanted) {
        List<Page> listed = new ArrayList<>();
        layout.sections().values().forEach(listed::addAll);
        listed.addAll(layout.optional());
        Map<Url, String> named = new HashMap<>(site.names().unique(listed));
        named.putAll(chosen);
        Notes extracts = new Notes(site);
        BiFunction<Page, String, String> notes =
                (page, name) -> wanted.get(page.url()) == Plan.Notes.NONE ? "" : extracts.of(page, name);
        SectionTitles titles = new SectionTitles(site);
        List<Section> sections = new ArrayList<>();
        layout.sections()
                .forEach((title, members) -> sections.add(section(titles.of(title, members), members, named, notes)));
        if (!layout.optional().isEmpty()) {
            sections.add(section(LlmsTxt.OPTIONAL, layout.optional(), named, notes));
        }
        return List.copyOf(sections);
    }

    private static Section section(
            String title, List<Page> members, Map<Url, String> names, BiFunction<Page, String, String> notes) {
        List<FileLink> links = new ArrayList<>();
        for (Page page : members) {
            String name = names.getOrDefault(page.url(), page.title());
            links.add(new FileLink(name, page.url(), notes.apply(page, name)));
        }
        return new Section(title, links);
    }

    /** What a describer is asked: the pages of the sections, numbered in their order. */
    public DescribeRequest brief() {
        List<Page> listed = listed();
        List<DescribeRequest.Entry> entries = new ArrayList<>();
        for (Section section : extracted) {
            for (FileLink link : section.links()) {
                PageKind kind = site.kind(link.url());
                entries.add(new DescribeRequest.Entry(
                        entries.size() + 1,
                        shown(link.name(), "Page"),
                        kind,
                        shown(section.title(), "Section"),
                        !section.isOptional(),
                        link.notes(),
                        wanted.getOrDefault(link.url(), Plan.Notes.REWRITE) == Plan.Notes.REWRITE,
                        Excerpt.of(listed.get(entries.size()), kind)));
            }
        }
        return new DescribeRequest(
                template(),
                site.sector(),
                site.options().goalOf(template()),
                shown(name(), "the organisation"),
                site.organisation().summary(),
                entries);
    }

    private static String shown(String name, String otherwise) {
        String plain = Excerpt.plain(name);
        return plain.isEmpty() || ModelInstructions.in(plain) ? otherwise : plain;
    }

    /** The same sections with the notes that are supported in place of the extracts. */
    private static List<Section> noted(List<Section> sections, VerifiedDescription grounded) {
        List<Section> noted = new ArrayList<>();
        int number = 0;
        for (Section section : sections) {
            List<FileLink> links = new ArrayList<>();
            for (FileLink link : section.links()) {
                number++;
                links.add(new FileLink(
                        link.name(), link.url(), grounded.notes(number).orElse(link.notes())));
            }
            noted.add(new Section(section.title(), links));
        }
        return noted;
    }

    /** A describer has nothing to say of documents: it knows their names only. */
    private List<Section> withAttachments(List<Section> sections) {
        return Stream.concat(sections.stream(), Stream.of(attachments)).toList();
    }

    private static Set<Url> addresses(List<Page> pages) {
        return pages.stream().map(Page::url).collect(Collectors.toSet());
    }

    private PageDecision choice(Page page, Set<Url> left, Set<Url> optional) {
        PageKind kind = site.kind(page.url());
        Reason reason = site.dropped().get(page.url());
        if (reason != null) {
            return new PageDecision(page.url(), kind, Place.DROPPED, reason);
        }
        boolean planned = wanted.containsKey(page.url());
        if (left.contains(page.url())) {
            return new PageDecision(page.url(), kind, Place.DROPPED, planned ? Reason.SECONDARY : Reason.LIMIT);
        }
        if (optional.contains(page.url())) {
            boolean limited = !planned && template().partOf(kind).isPresent();
            return new PageDecision(page.url(), kind, Place.OPTIONAL, limited ? Reason.LIMIT : Reason.SECONDARY);
        }
        return new PageDecision(page.url(), kind, Place.KEPT, Reason.NONE);
    }
}
