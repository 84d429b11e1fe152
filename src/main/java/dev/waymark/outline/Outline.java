package dev.waymark.outline;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.ModelInstructions;
import dev.waymark.extract.Page;
import dev.waymark.outline.PageDecision.Place;
import dev.waymark.outline.PageDecision.Reason;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Selects the pages worth listing, groups them into sections, and gives each link a name and a one-line note. */
public final class Outline {

    private final List<Page> pages;
    private final List<Page> listable;
    private final SiteGraph survey;
    private final Titles titles;
    private final Template template;
    private final Map<Url, PageKind> kinds;
    private final Map<Url, Reason> dropped;
    private final Organisation organisation;
    private final SectionLayout layout;
    private final LinkNames names;
    private final Options options;

    private Outline(List<Page> pages, Options options) {
        this.pages = pages;
        this.options = options;
        this.survey = new SiteGraph(pages);
        this.titles = new Titles(pages);
        this.template = options.template().orElseGet(() -> new TemplateGuess(survey, kinds(Optional.empty())).best());
        this.kinds = kinds(Optional.of(template));
        this.dropped = new PageExclusions(survey, kinds, options.language()).dropped();
        this.listable =
                pages.stream().filter(page -> !dropped.containsKey(page.url())).toList();
        this.organisation = Organisation.of(survey, titles);
        this.names = new LinkNames(survey, titles, organisation.name(), listable);
        Sector sector = options.sectorOf(template);
        this.layout = SectionLayout.of(
                new ListablePages(template, kinds, worth(options, sector), survey, names, sector),
                options.hasGoal(template) ? options.prioritised(template) : Set.of());
    }

    /**
     * The document of a site.
     *
     * @param pages in the order of their worth, the start page first; for none there is a minimal document
     */
    public static OutlineResult compose(List<Page> pages, Options options) {
        return compose(pages, options, Describer.EXTRACTIVE, List.of());
    }

    /**
     * The document of a site, in better words than its own where a describer has some that the pages support.
     *
     * @param pages in the order of their worth, the start page first; for none there is a minimal document
     * @param stated what registers say of the organisation; it stands in the details with its source
     */
    public static OutlineResult compose(
            List<Page> pages, Options options, Describer describer, List<RegisterFact> stated) {
        return of(pages, options).outlined(describer, stated);
    }

    private static Outline of(List<Page> pages, Options options) {
        Map<Url, Page> distinct = new LinkedHashMap<>();
        pages.forEach(page -> distinct.computeIfAbsent(page.url(), any -> OrdersToModels.without(page)));
        return new Outline(List.copyOf(distinct.values()), options);
    }

    /** What a describer would be asked about these pages. */
    public static DescribeRequest brief(List<Page> pages, Options options) {
        Outline outline = of(pages, options);
        return outline.brief(outline.sections());
    }

    private Map<Url, PageKind> kinds(Optional<Template> known) {
        Classifier classifier = new Classifier(survey, titles, known);
        Map<Url, PageKind> found = new HashMap<>();
        pages.forEach(page -> found.put(page.url(), classifier.kind(page)));
        return found;
    }

    private Map<Url, Double> worth(Options options, Sector sector) {
        PageScore worth = new PageScore(survey, kinds, template, options.prioritised(template));
        Map<Url, Double> byPage = new LinkedHashMap<>();
        listable.forEach(page -> byPage.put(page.url(), worth.of(page, sector.concerns(names.of(page)))));
        return byPage;
    }

    private OutlineResult outlined(Describer describer, List<RegisterFact> stated) {
        List<Section> extracted = sections();
        DescribeRequest brief = brief(extracted);
        Description said = brief.entries().isEmpty() ? Description.NONE : describer.describe(brief);
        VerifiedDescription grounded = VerifiedDescription.of(brief, said);
        DetailsBuilder guidance = new DetailsBuilder(template, organisation, listable, kinds);
        LlmsTxt document = new LlmsTxt(
                organisation.name(),
                grounded.summary().isEmpty() ? organisation.summary() : grounded.summary(),
                guidance.details(pages.size(), grounded, plain(stated)),
                noted(extracted, grounded));
        Authorship writing = new Authorship(
                !grounded.summary().isEmpty(),
                (int) brief.entries().stream()
                        .filter(entry -> grounded.notes(entry.number()).isPresent())
                        .count(),
                brief.entries().size(),
                guidance.answered(grounded),
                grounded.refused(),
                said.problem());
        return new OutlineResult(document, template, choices(), guidance.facts(), writing);
    }

    /** A register repeats what the organisation told it. */
    private static List<RegisterFact> plain(List<RegisterFact> stated) {
        return stated.stream()
                .filter(fact -> !ModelInstructions.in(fact.text()))
                .toList();
    }

    private List<Section> sections() {
        List<Page> listed = new ArrayList<>();
        layout.sections().values().forEach(listed::addAll);
        listed.addAll(layout.optional());
        Map<Url, String> named = names.unique(listed);
        Notes notes = new Notes(survey, titles, organisation, dropped.keySet());
        List<Section> sections = new ArrayList<>();
        layout.sections().forEach((title, members) -> sections.add(section(title, members, named, notes)));
        if (!layout.optional().isEmpty()) {
            sections.add(section(LlmsTxt.OPTIONAL, layout.optional(), named, notes));
        }
        return sections;
    }

    private static Section section(String title, List<Page> members, Map<Url, String> names, Notes notes) {
        List<FileLink> links = new ArrayList<>();
        for (Page page : members) {
            String name = names.getOrDefault(page.url(), "Page");
            links.add(new FileLink(name, page.url(), notes.of(page, name)));
        }
        return new Section(title, links);
    }

    /** The pages of the sections, numbered in their order. */
    private DescribeRequest brief(List<Section> sections) {
        Map<Url, Page> byAddress = new HashMap<>();
        pages.forEach(page -> byAddress.put(page.url(), page));
        List<DescribeRequest.Entry> entries = new ArrayList<>();
        for (Section section : sections) {
            for (FileLink link : section.links()) {
                PageKind kind = kinds.getOrDefault(link.url(), PageKind.OTHER);
                Page page = byAddress.get(link.url());
                String text = page == null ? "" : Excerpt.of(page);
                entries.add(new DescribeRequest.Entry(
                        entries.size() + 1,
                        shown(link.name(), "Page"),
                        kind,
                        !section.isOptional(),
                        link.notes(),
                        text));
            }
        }
        return new DescribeRequest(
                template,
                options.sectorOf(template),
                options.goalOf(template),
                shown(organisation.name(), "the organisation"),
                organisation.summary(),
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

    private List<PageDecision> choices() {
        return pages.stream().map(this::choice).toList();
    }

    private PageDecision choice(Page page) {
        PageKind kind = kinds.getOrDefault(page.url(), PageKind.OTHER);
        Reason reason = dropped.get(page.url());
        if (reason != null) {
            return new PageDecision(page.url(), kind, Place.DROPPED, reason);
        }
        if (layout.left().contains(page)) {
            return new PageDecision(page.url(), kind, Place.DROPPED, Reason.LIMIT);
        }
        if (layout.optional().contains(page)) {
            return new PageDecision(
                    page.url(),
                    kind,
                    Place.OPTIONAL,
                    template.partOf(kind).isPresent() ? Reason.LIMIT : Reason.SECONDARY);
        }
        return new PageDecision(page.url(), kind, Place.KEPT, Reason.NONE);
    }
}
