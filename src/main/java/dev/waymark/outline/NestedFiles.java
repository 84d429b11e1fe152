package dev.waymark.outline;

import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.document.FileEdit;
import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.outline.analysis.LinkNames;
import dev.waymark.outline.analysis.PageDecision.Reason;
import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.outline.notes.Notes;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files for folders of a site that its llms.txt has no room for: large parts of a big site, and parts in another language. Of several
 * files that could apply to a page the most specific one does. Source: the llms.txt proposal, version 2 of 2026-08-10, "Discovery".
 *
 * @param files the text of each file by its path, such as {@code /docs/llms.txt}; at most {@link #MAX_FILES}
 * @param root the site's own file with a section that leads to them; as it was when there are none
 */
public record NestedFiles(Map<String, String> files, String root) {

    static final int MAX_FILES = 20;

    /** A site of more pages that can be listed is big; a file lists as many in its main body at most. */
    private static final int BIG = SizeLimits.MAIN_BODY;

    private static final int MIN_PAGES = 8;
    private static final int MIN_PAGES_IN_A_LANGUAGE = 3;
    private static final int MIN_LINKS = 3;

    /** A folder with so large a share of a site is the site itself. */
    private static final double MOST = 0.8;

    /** A folder is worth a file when so large a share of its pages is in the site's own under Optional, or not at all. */
    private static final double MISSING = 1 / 3.0;

    private static final Duration TIME = Duration.ofSeconds(10);

    /** Names that are the same in an address, an archive and a file system. */
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._~-]{0,80}");

    private static final Pattern AFTER_LANGUAGE = Pattern.compile("[-_]");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final String FILE = "llms.txt";

    public NestedFiles {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** A folder that gets a file: its pages, the start page first, and the language if it is another one than the site's. */
    private record Folder(String name, List<Page> pages, Optional<String> language) {

        String path() {
            return "/" + name + "/" + FILE;
        }
    }

    /**
     * The files of a site.
     *
     * @param pages as the site's file was made of them
     * @param options likewise
     * @param root the site's file
     */
    public static NestedFiles of(List<Page> pages, Options options, String root) {
        NestedFiles none = new NestedFiles(Map.of(), root);
        if (pages.size() < MIN_PAGES_IN_A_LANGUAGE) {
            return none;
        }
        try {
            return Deadline.of(TIME).run(() -> composed(pages, options, root));
        } catch (DeadlinePassed late) {
            return none;
        }
    }

    private static NestedFiles composed(List<Page> pages, Options options, String root) {
        SiteAnalysis site = SiteAnalysis.of(pages, options);
        Optional<Url> home = site.graph().home().map(Page::url);
        if (home.isEmpty()) {
            return new NestedFiles(Map.of(), root);
        }
        LlmsTxt own = LlmsTxtParser.parse(root).document(home.get().at("/" + FILE));
        Set<Url> listed = own.sections().stream()
                .filter(section -> !section.isOptional())
                .flatMap(section -> section.links().stream())
                .map(FileLink::url)
                .collect(Collectors.toSet());
        Notes notes = new Notes(site);
        Map<Folder, LlmsTxt> made = new LinkedHashMap<>();
        String with = root;
        for (Folder folder : folders(site, home.get(), listed)) {
            Deadline.check();
            Optional<LlmsTxt> file = file(folder, site);
            if (file.isPresent()) {
                made.put(folder, file.get());
                with = led(with, folder, file.get(), site, notes, home.get());
            }
        }
        FileLink whole =
                new FileLink(languageName(site.language().code()), home.get().at("/" + FILE), own.summary());
        return new NestedFiles(texts(made, whole, home.get()), with);
    }

    /**
     * The texts of the files by their paths. One in another language leads to the site's own and to those in further languages, so that
     * who finds one finds the others.
     */
    private static Map<String, String> texts(Map<Folder, LlmsTxt> made, FileLink whole, Url home) {
        Map<String, FileLink> languages = new LinkedHashMap<>();
        languages.put("/" + FILE, whole);
        made.forEach((folder, file) -> folder.language()
                .ifPresent(code -> languages.put(
                        folder.path(), new FileLink(languageName(code), home.at(folder.path()), file.summary()))));
        Map<String, String> texts = new LinkedHashMap<>();
        made.forEach((folder, file) -> {
            String text = file.write();
            if (folder.language().isPresent()) {
                String section =
                        Language.of(folder.language().get()).words("More files").orElse(FILE);
                for (Map.Entry<String, FileLink> sibling : languages.entrySet()) {
                    text = sibling.getKey().equals(folder.path())
                            ? text
                            : FileEdit.of(text)
                                    .added(section, sibling.getValue())
                                    .orElse(text);
                }
            }
            texts.put(folder.path(), text);
        });
        return texts;
    }

    /** The file of a folder; empty when there is too little in it. */
    private static Optional<LlmsTxt> file(Folder folder, SiteAnalysis site) {
        Options options = new Options(
                Optional.of(site.template()),
                site.options().sector(),
                site.options().goal(),
                folder.language().orElse(site.language().code()));
        LlmsTxt whole = Outline.of(withStart(folder, site), options).write().document();
        if (whole.links().size() < MIN_LINKS) {
            return Optional.empty();
        }
        String name = site.organisation().name();
        boolean own = folder.language().isPresent() && !whole.name().equalsIgnoreCase(name);
        String label = label(folder, site);
        return Optional.of(new LlmsTxt(
                own ? whole.name() : name + ": " + label,
                whole.summary(),
                whole.details(),
                folder.language().isPresent() ? whole.sections() : named(whole.sections(), folder, label)));
    }

    /** A part of the site that has no start page begins with that of the site. */
    private static List<Page> withStart(Folder folder, SiteAnalysis site) {
        Stream<Page> start = index(folder).isPresent() ? Stream.of() : site.graph().home().stream();
        return Stream.concat(start, folder.pages().stream()).toList();
    }

    /** The start page of a part is called as the part is, and not as the organisation is. */
    private static List<LlmsTxt.Section> named(List<LlmsTxt.Section> sections, Folder folder, String label) {
        Optional<Url> start = index(folder).map(page -> new FileLink("", page.url(), "").url());
        return sections.stream()
                .map(section -> new LlmsTxt.Section(
                        section.title(),
                        section.links().stream()
                                .map(link -> start.filter(link.url()::equals).isPresent()
                                        ? new FileLink(label, link.url(), link.notes())
                                        : link)
                                .toList()))
                .toList();
    }

    /** The site's file with a line that leads to the file of a folder, unless it has one. */
    private static String led(String root, Folder folder, LlmsTxt file, SiteAnalysis site, Notes notes, Url home) {
        Url address = home.at(folder.path());
        FileEdit edit = FileEdit.of(root);
        if (edit.parsed().items().stream()
                .anyMatch(item -> item.url().filter(address::equals).isPresent())) {
            return root;
        }
        String label = label(folder, site);
        String about = folder.language().isPresent()
                ? file.summary()
                : index(folder).map(page -> notes.of(page, label)).orElse("");
        String section = site.language().words("More files").orElse(FILE);
        return edit.added(section, new FileLink(label, address, about)).orElse(root);
    }

    private static String label(Folder folder, SiteAnalysis site) {
        if (folder.language().isPresent()) {
            return languageName(folder.language().get());
        }
        return index(folder)
                .map(site.names()::of)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> LinkNames.humanised(folder.name()));
    }

    /** {@code Cymraeg}. */
    private static String languageName(String code) {
        Locale locale = Locale.forLanguageTag(code);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static Optional<Page> index(Folder folder) {
        return folder.pages().stream().findFirst().filter(page -> isIndex(page, folder.name()));
    }

    private static boolean isIndex(Page page, String folder) {
        return SiteGraph.key(page.url()).equals(SiteGraph.key(page.url().at("/" + folder + "/")));
    }

    /** The folders that get a file: those in other languages, then the largest. */
    private static List<Folder> folders(SiteAnalysis site, Url home, Set<Url> listed) {
        List<Folder> languages = byFolder(site.pages(), home, page -> isForeign(page, site)).entrySet().stream()
                .filter(entry -> entry.getValue().size() >= MIN_PAGES_IN_A_LANGUAGE)
                .flatMap(entry -> inLanguage(entry.getKey(), entry.getValue(), site.language()).stream())
                .toList();
        Set<String> taken = languages.stream().map(Folder::name).collect(Collectors.toCollection(HashSet::new));
        Stream<Folder> parts = site.listable().size() <= BIG
                ? Stream.of()
                : byFolder(site.listable(), home, page -> true).entrySet().stream()
                        .filter(entry -> !taken.contains(entry.getKey()))
                        .filter(entry ->
                                isWorthAFile(entry.getValue(), site.listable().size(), listed))
                        .map(entry -> new Folder(
                                entry.getKey(), startFirst(entry.getKey(), entry.getValue()), Optional.empty()));
        return Stream.concat(languages.stream(), parts)
                .sorted(Comparator.comparing(
                                (Folder folder) -> folder.language().isEmpty())
                        .thenComparing(folder -> -folder.pages().size())
                        .thenComparing(Folder::name))
                .limit(MAX_FILES)
                .toList();
    }

    private static boolean isForeign(Page page, SiteAnalysis site) {
        return site.dropped().get(page.url()) == Reason.OTHER_LANGUAGE;
    }

    private static boolean isWorthAFile(Collection<Page> pages, int all, Set<Url> listed) {
        long missing = pages.stream()
                .filter(page -> !listed.contains(new FileLink("", page.url(), "").url()))
                .count();
        return pages.size() >= MIN_PAGES && pages.size() < MOST * all && missing >= MISSING * pages.size();
    }

    /** A folder whose pages are in another language; empty when they do not say in which, or have no start page. */
    private static Optional<Folder> inLanguage(String name, List<Page> pages, Language main) {
        Map<String, Long> codes = pages.stream()
                .map(page -> primary(page.language()))
                .filter(code -> !code.isEmpty() && !code.equals(main.code()))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return codes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() * 2 > pages.size())
                .map(most -> new Folder(name, startFirst(name, pages), Optional.of(most.getKey())))
                .filter(folder -> index(folder).isPresent());
    }

    private static String primary(String tag) {
        String code = AFTER_LANGUAGE.split(tag.toLowerCase(Locale.ROOT), 2)[0].strip();
        return LANGUAGES.contains(code) ? code : "";
    }

    /** Pages of the site's own host by their first folder, in the order in which they were given. */
    private static Map<String, List<Page>> byFolder(List<Page> pages, Url home, Predicate<Page> of) {
        Set<String> folders = pages.stream()
                .filter(page -> page.url().path().indexOf('/', 1) > 0)
                .map(NestedFiles::first)
                .collect(Collectors.toSet());
        Map<String, List<Page>> found = new TreeMap<>();
        for (Page page : pages) {
            String folder = first(page);
            if (folders.contains(folder)
                    && FOLDER.matcher(folder).matches()
                    && page.url().origin().equals(home.origin())
                    && of.test(page)) {
                found.computeIfAbsent(folder, any -> new ArrayList<>()).add(page);
            }
        }
        return found;
    }

    private static String first(Page page) {
        return page.url().segments().stream().findFirst().orElse("");
    }

    /** The page that all others are below comes first. */
    private static List<Page> startFirst(String folder, List<Page> pages) {
        return pages.stream()
                .sorted(Comparator.comparing(page -> !isIndex(page, folder)))
                .toList();
    }
}
