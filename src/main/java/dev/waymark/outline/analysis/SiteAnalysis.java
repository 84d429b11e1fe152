package dev.waymark.outline.analysis;

import dev.waymark.outline.analysis.PageDecision.Reason;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.template.Options;
import dev.waymark.template.PageKind;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a site before anything is written: what each page is, which pages may be listed, and who is behind the site.
 *
 * @param pages all pages read, each once, the start page first
 * @param language of the file
 * @param siblings the start pages of the site in other languages, by the code of each
 * @param kinds of all pages
 * @param dropped pages that the file does not list, and why
 * @param listable all other pages
 */
public record SiteAnalysis(
        List<Page> pages,
        Options options,
        SiteGraph graph,
        Language language,
        Map<String, Url> siblings,
        Titles titles,
        Template template,
        Map<Url, PageKind> kinds,
        Map<Url, Reason> dropped,
        List<Page> listable,
        Organisation organisation,
        LinkNames names) {

    /**
     * Looks at all pages of a site.
     *
     * @param read in the order of their worth, the start page first; of pages with the same address the first counts
     */
    public static SiteAnalysis of(List<Page> read, Options options) {
        List<Page> pages = distinct(read);
        SiteGraph graph = new SiteGraph(pages);
        Titles titles = new Titles(pages);
        PageLanguages languages = new PageLanguages(graph, options.language());
        Language language = Language.of(languages.main());
        Organisation organisation = Organisation.of(graph, titles, language);
        Classifier classifier = new Classifier(graph, titles);
        Template template = options.template().orElseGet(() -> new TemplateGuess(
                        graph, organisation.name(), kinds(pages, classifier, Optional.empty()))
                .best());
        Map<Url, PageKind> kinds = KindsInContext.of(graph, kinds(pages, classifier, Optional.of(template)));
        Map<Url, Reason> dropped = new PageExclusions(graph, kinds, languages).dropped();
        List<Page> listable =
                pages.stream().filter(page -> !dropped.containsKey(page.url())).toList();
        LinkNames names = new LinkNames(graph, titles, language, organisation.name(), listable);
        return new SiteAnalysis(
                pages,
                options,
                graph,
                language,
                languages.siblings(),
                titles,
                template,
                kinds,
                dropped,
                listable,
                organisation,
                names);
    }

    private static List<Page> distinct(List<Page> pages) {
        Map<Url, Page> distinct = new LinkedHashMap<>();
        pages.forEach(page -> distinct.putIfAbsent(page.url(), page));
        List<Page> clean =
                distinct.values().parallelStream().map(OrdersToModels::without).toList();
        RepeatedBlocks repeated = RepeatedBlocks.of(clean);
        return clean.parallelStream().map(repeated::without).toList();
    }

    private static Map<Url, PageKind> kinds(List<Page> pages, Classifier classifier, Optional<Template> template) {
        Map<Url, PageKind> found = new HashMap<>();
        pages.forEach(page -> found.put(page.url(), classifier.kind(page, template)));
        return found;
    }

    public PageKind kind(Url page) {
        return kinds.getOrDefault(page, PageKind.OTHER);
    }

    public Sector sector() {
        return options.sectorOf(template);
    }

    /** The pages that may be listed, each with its score. */
    public ListablePages candidates() {
        PageScore score = new PageScore(graph, kinds, template, options.prioritised(template));
        Map<Url, Double> byPage = new LinkedHashMap<>();
        listable.forEach(page -> byPage.put(page.url(), score.of(page, sector().concerns(names.of(page)))));
        return new ListablePages(
                template, kinds, byPage, graph, names, sector(), Leaves.of(listable, graph, names, kinds));
    }
}
