package dev.waymark.cli.check;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.page.Page;
import dev.waymark.url.PageKey;
import dev.waymark.url.Url;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a committed file against a file of the same website that is newer: links and names, one page with itself. */
public final class Drift {

    private static final int MAX_FINDINGS = 500;

    private final ParsedFile committed;
    private final Optional<Url> at;
    private final Map<String, FileLink> now = new LinkedHashMap<>();
    private final Map<String, Page> pages = new HashMap<>();
    private final Set<String> optional;

    /**
     * Compares nothing yet.
     *
     * @param at where the committed file is on the web, for relative addresses
     * @param newer what the website has now
     * @param read the pages of the website, whose titles and headings are names that the committed file may use; may be none
     */
    public Drift(ParsedFile committed, Optional<Url> at, LlmsTxt newer, List<Page> read) {
        this.committed = committed;
        this.at = at;
        newer.links().forEach(link -> now.putIfAbsent(PageKey.of(link.url()), link));
        read.forEach(page -> pages.putIfAbsent(PageKey.of(page.url()), page));
        optional = newer.sections().stream()
                .filter(LlmsTxt.Section::isOptional)
                .flatMap(section -> section.links().stream())
                .map(link -> PageKey.of(link.url()))
                .collect(Collectors.toSet());
    }

    /** Whether the newer file lists the page that an item leads to; assumed of a relative address of which nobody knows where it leads. */
    public boolean lists(Item item) {
        return key(item).map(now::containsKey).orElse(true);
    }

    /**
     * What the committed file says otherwise.
     *
     * @param gone items whose page is not there any more, with what else they count as
     */
    public List<CheckFinding> findings(Map<Item, CheckFinding> gone) {
        Set<String> known = new HashSet<>();
        committed.items().forEach(item -> key(item).ifPresent(known::add));
        Map<String, FileLink> fresh = new LinkedHashMap<>();
        now.forEach((key, link) -> {
            if (!known.contains(key)) {
                fresh.put(key, link);
            }
        });
        List<CheckFinding> findings = new ArrayList<>();
        for (Item item : committed.items()) {
            CheckFinding lost = gone.get(item);
            if (lost == null) {
                renamed(item).ifPresent(findings::add);
            } else {
                Optional<FileLink> place = fresh.values().stream()
                        .filter(link -> isSameName(link.name(), item.name()))
                        .findFirst();
                place.ifPresent(link -> fresh.remove(PageKey.of(link.url())));
                findings.add(place.map(link -> moved(item, link, lost)).orElse(lost));
            }
        }
        fresh.forEach((key, link) -> {
            if (!optional.contains(key)) {
                findings.add(fresh(link));
            }
        });
        return findings.stream().limit(MAX_FINDINGS).toList();
    }

    /** A page that the newer file does not list. */
    public static CheckFinding gone(Item item) {
        return new CheckFinding(
                "page-gone",
                item.line(),
                Set.of(Concern.DRIFT),
                "The website does not list “" + item.name() + "” any more: " + item.target(),
                "Remove the item.");
    }

    private static CheckFinding moved(Item item, FileLink place, CheckFinding lost) {
        return new CheckFinding(
                "page-moved",
                item.line(),
                lost.concerns(),
                "“" + item.name() + "” has moved from " + item.target() + " to " + place.url(),
                "Change the address.");
    }

    private static CheckFinding fresh(FileLink link) {
        return new CheckFinding(
                "page-new",
                0,
                Set.of(Concern.DRIFT),
                "The website has a page that the file does not list: “" + link.name() + "”, " + link.url(),
                "Add it, or make the file again with waymark generate.");
    }

    private Optional<CheckFinding> renamed(Item item) {
        FileLink link = key(item).map(now::get).orElse(null);
        Page page = key(item).map(pages::get).orElse(null);
        if (link == null || isSameName(link.name(), item.name()) || (page != null && isCalled(page, item.name()))) {
            return Optional.empty();
        }
        return Optional.of(new CheckFinding(
                "page-renamed",
                item.line(),
                Set.of(Concern.DRIFT),
                "“" + item.name() + "” is called “" + link.name() + "” now: " + link.url(),
                "Change the name."));
    }

    private Optional<String> key(Item item) {
        return item.url().or(() -> at.flatMap(base -> base.link(item.target()))).map(PageKey::of);
    }

    private static boolean isSameName(String one, String other) {
        return Words.of(one).list().equals(Words.of(other).list());
    }

    /** Whether all words of a name are in the page's own names: the owner may have chosen among them. */
    private static boolean isCalled(Page page, String name) {
        return new HashSet<>(Words.of(page.title() + " " + page.heading()).list())
                .containsAll(Words.of(name).list());
    }
}
