package dev.waymark.access;

import dev.waymark.extract.LinkRelation;
import dev.waymark.url.Url;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page with what else its address gives.
 *
 * @param page as browsers get it
 * @param twin its Markdown form beside it; not asked for, or not found, where there is none
 * @param markdown the same address, asked for in Markdown
 */
record SampledPage(SiteAnswer page, SiteAnswer twin, SiteAnswer markdown) {

    boolean hasTwin() {
        return twin.isText();
    }

    boolean isNegotiated() {
        return markdown.isText();
    }

    /** Its Markdown, from beside it or by negotiation; an answer without text when it has none. */
    SiteAnswer anyMarkdown() {
        return hasTwin() || !isNegotiated() ? twin : markdown;
    }

    boolean hasMarkdown() {
        return anyMarkdown().isText();
    }

    static List<LinkRelation> relations(SiteAnswer answer) {
        Url url = answer.end();
        Stream<LinkRelation> elements =
                answer.isHtml() ? LinkRelation.in(url, answer.body(), answer.contentType()).stream() : Stream.empty();
        return Stream.concat(elements, LinkRelation.in(url, answer.headers("link")).stream())
                .toList();
    }
}
