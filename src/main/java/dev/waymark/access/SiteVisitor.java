package dev.waymark.access;

import dev.waymark.access.SiteAnswer.Obstacle;
import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.extract.LinkRelation;
import dev.waymark.extract.PageReader;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Decides what to ask for next, by what came before; what is most telling comes first. */
final class SiteVisitor {

    private static final int MAX_PAGES = 3;
    private static final int MAX_NEGOTIATED = 2;
    private static final int MAX_TWIN_PLACES = 2;
    private static final int MAX_LINKS = 4;

    private final SiteRequests web;
    private final Url asked;
    private final Deadline reading;
    private final List<SiteAnswer> nested = new ArrayList<>();
    private final List<SampledPage> pages = new ArrayList<>();
    private final List<SiteAnswer> links = new ArrayList<>();
    private SiteAnswer start;
    private SiteAnswer robots;
    private SiteAnswer file;
    private SiteAnswer noType;
    private SiteAnswer missing;

    SiteVisitor(SiteRequests web, Url asked, Deadline reading) {
        this.web = web;
        this.asked = asked;
        this.reading = reading;
        start = SiteAnswer.notAsked(asked);
        robots = start;
        file = start;
        noType = start;
        missing = start;
    }

    /** Ends early, with what there is, when its thread is interrupted or the pages take too long to read. */
    SiteVisit visit() {
        try {
            askForEntry();
            if (start.response().isPresent()) {
                askForRest();
            }
        } catch (InterruptedException | DeadlinePassed e) {
            // what was not asked for is left out
        }
        return new SiteVisit(
                asked,
                start,
                robots,
                file,
                List.copyOf(nested),
                List.copyOf(pages),
                noType,
                missing,
                List.copyOf(links),
                web.count());
    }

    private void askForEntry() throws InterruptedException {
        start = web.get(entry(), FetchPurpose.PAGE);
        Url site = start.end().at("/");
        robots = web.robots(site);
        file = SiteAnswer.notAsked(site.at("/llms.txt"));
        Set<Url> places = new LinkedHashSet<>();
        if (asked.path().endsWith(".txt")) {
            places.add(asked);
        }
        places.add(start.end().at(folder(start.end()) + "llms.txt"));
        places.add(site.at("/llms.txt"));
        for (Url place : places) {
            if (!file.isText()) {
                file = web.get(place, FetchPurpose.PAGE);
            }
        }
    }

    private void askForRest() throws InterruptedException {
        List<Url> listed = reading.run(() -> ListedLinks.of(file));
        List<Url> wanted = new ArrayList<>(reading.run(() -> ListedLinks.samples(listed, start, MAX_PAGES - 1)));
        addPage(start, Optional.empty());
        noType = web.get(start.end(), FetchPurpose.NO_TYPE);
        missing = web.get(absent(), FetchPurpose.PAGE);
        for (Url link : wanted) {
            Url page = Twins.page(link);
            addPage(web.get(page, FetchPurpose.PAGE), page.equals(link) ? Optional.empty() : Optional.of(link));
        }
        askForNested();
        List<Url> others =
                listed.stream().filter(link -> !wanted.contains(link)).toList();
        for (Url link : ListedLinks.spread(others, MAX_LINKS)) {
            links.add(web.get(link, FetchPurpose.PAGE));
        }
    }

    /** The page that an address of a file belongs to: its folder. */
    private Url entry() {
        return asked.path().endsWith(".txt") ? asked.at(folder(asked)) : asked;
    }

    private static String folder(Url url) {
        return url.path().substring(0, url.path().lastIndexOf('/') + 1);
    }

    private Url absent() {
        UUID name = UUID.nameUUIDFromBytes(start.end().host().getBytes(StandardCharsets.UTF_8));
        return start.end().at(folder(start.end()) + "waymark-" + name);
    }

    private void addPage(SiteAnswer page, Optional<Url> listedTwin) throws InterruptedException {
        SiteAnswer twin = SiteAnswer.without(page.asked(), page.end(), Obstacle.NOT_ASKED);
        SiteAnswer markdown = twin;
        if (page.response().isPresent()) {
            twin = twin(page, listedTwin);
            if (pages.size() < MAX_NEGOTIATED) {
                markdown = web.get(page.end(), FetchPurpose.MARKDOWN);
            }
        }
        pages.add(new SampledPage(page, twin, markdown));
    }

    private SiteAnswer twin(SiteAnswer page, Optional<Url> listed) throws InterruptedException {
        Optional<Url> named = reading.run(() -> Twins.named(SampledPage.relations(page)));
        List<Url> places = Stream.concat(
                        Stream.concat(named.stream(), listed.stream()), Twins.beside(page.end()).stream())
                .distinct()
                .limit(MAX_TWIN_PLACES)
                .toList();
        List<SiteAnswer> tried = new ArrayList<>();
        for (Url place : places) {
            SiteAnswer answer = web.get(place, FetchPurpose.PAGE);
            tried.add(answer);
            if (answer.isText()) {
                return answer;
            }
        }
        return tried.get(0);
    }

    /** Where documentation is often kept, and the folder of another language that the start page names. */
    private void askForNested() throws InterruptedException {
        Set<Url> places = new LinkedHashSet<>();
        places.add(start.end().at("/docs/llms.txt"));
        reading.run(() -> language(start)).ifPresent(places::add);
        places.remove(file.end());
        places.remove(file.asked());
        for (Url place : places) {
            nested.add(web.get(place, FetchPurpose.PAGE));
        }
    }

    private static Optional<Url> language(SiteAnswer start) {
        Page page = new PageReader().read(start.end(), start.body(), start.contentType());
        return page.translations().values().stream()
                .filter(url -> url.origin().equals(start.end().origin()))
                .filter(url -> !url.equals(start.end()) && url.segments().size() == 1)
                .map(url -> url.at("/" + url.segments().get(0) + "/llms.txt"))
                .findFirst();
    }

    /** Where the Markdown of a page is. */
    static final class Twins {

        private static final List<String> ENDINGS = List.of(".md", ".mdx");

        private Twins() {}

        static Optional<Url> named(List<LinkRelation> relations) {
            return relations.stream()
                    .filter(relation -> relation.rel().equals("alternate"))
                    .filter(relation -> relation.type().equals("text/markdown"))
                    .map(LinkRelation::url)
                    .findFirst();
        }

        /** By the llms.txt proposal, and as sites without endings do it. */
        static List<Url> beside(Url page) {
            String path = page.path();
            if (path.endsWith("/")) {
                return List.of(page.at(path + "index.html.md"), page.at(path + "index.md"));
            }
            String bare = withoutHtml(path);
            return bare.equals(path)
                    ? List.of(page.at(path + ".md"), page.at(path + "/index.md"))
                    : List.of(page.at(path + ".md"), page.at(bare + ".md"));
        }

        /** The page of an address that may be that of a twin. */
        static Url page(Url link) {
            String path = link.path();
            for (String ending : ENDINGS) {
                if (path.endsWith(ending)) {
                    String page = path.substring(0, path.length() - ending.length());
                    String bare = withoutHtml(page);
                    return link.at(
                            bare.endsWith("/index") ? bare.substring(0, bare.length() - "index".length()) : page);
                }
            }
            return link;
        }

        static boolean isTwin(Url link) {
            return ENDINGS.stream().anyMatch(link.path()::endsWith);
        }

        private static String withoutHtml(String path) {
            return path.endsWith(".html")
                    ? path.substring(0, path.length() - 5)
                    : path.endsWith(".htm") ? path.substring(0, path.length() - 4) : path;
        }
    }
}
