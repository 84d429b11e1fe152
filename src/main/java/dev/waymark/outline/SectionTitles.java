package dev.waymark.outline;

import dev.waymark.outline.analysis.SiteAnalysis;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sections of a file are called: a part of the site as the site calls it, a part of the template in the language of the site, or
 * in a language that our words are not known in by the label that the navigation has for a page of it.
 */
final class SectionTitles {

    private static final int LONGEST = 40;

    private final SiteAnalysis site;

    SectionTitles(SiteAnalysis site) {
        this.site = site;
    }

    /** @param title of a part of the template, or the site's own */
    String of(String title, List<Page> members) {
        boolean ours =
                title.equals(SectionLayout.NEWS) || site.template().sections().contains(title);
        return ours ? site.language().words(title).orElseGet(() -> ofTheSite(members)) : title;
    }

    private String ofTheSite(List<Page> members) {
        List<Page> inner = members.stream()
                .filter(page -> site.kind(page.url()) != PageKind.HOME)
                .sorted(Comparator.comparingInt(site.graph()::placeInMenus))
                .toList();
        return Stream.concat(
                        inner.stream().map(site.graph()::label), inner.stream().map(site.names()::of))
                .filter(label -> !label.isBlank() && label.length() <= LONGEST)
                .findFirst()
                .orElse(site.organisation().name());
    }
}
