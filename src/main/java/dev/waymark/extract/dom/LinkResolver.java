package dev.waymark.extract.dom;

import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Where the links of one page lead. */
public final class LinkResolver {

    private final Url base;
    private final LinkCache.OfOrigin shared;
    private final Map<String, Optional<Url>> resolved = new HashMap<>();

    public LinkResolver(Url base, LinkCache site) {
        this.base = base;
        this.shared = site.of(base);
    }

    /** The address that a link or a frame names; empty when it stays on the page or leads nowhere that we visit. */
    public Optional<Url> of(Element link) {
        String href =
                link.attr(link.normalName().equals("frame") ? "src" : "href").strip();
        if (href.isEmpty() || href.startsWith("#")) {
            return Optional.empty();
        }
        return LinkCache.isOnAnyPage(href) ? shared.resolve(href, base) : resolved.computeIfAbsent(href, base::link);
    }
}
