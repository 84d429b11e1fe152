package dev.waymark.crawl;

import dev.waymark.extract.Verdict;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recognises pages that say "not found" with a status that says "found". */
final class SoftNotFound {

    private static final double ALIKE = 0.8;
    private @Nullable Page missing;

    /** An address that no site has; always the same one for a site. */
    static Url probe(Site site) {
        UUID name = UUID.nameUUIDFromBytes(site.start().host().getBytes(StandardCharsets.UTF_8));
        return site.start().at(site.folder() + "waymark-" + name);
    }

    /** @param probe what the site answered to an address that cannot exist */
    void learn(Page probe) {
        missing = probe;
    }

    boolean recognises(Page page) {
        return evidence(page).isPresent();
    }

    /** What speaks for its being such a page; empty when too little does. */
    Optional<Message> evidence(Page page) {
        boolean same = missing != null && alike(missing, page);
        return same ? Optional.of(Message.of("sign.as-missing")) : Verdict.notFound(page);
    }

    /** One says what the other says, but for the address that a page may repeat. */
    private static boolean alike(Page missing, Page page) {
        if (!missing.title().equals(page.title()) && !missing.heading().equals(page.heading())) {
            return false;
        }
        Set<String> theirs = ContentHash.words(missing);
        Set<String> all = ContentHash.words(page);
        Set<String> shared = new HashSet<>(all);
        shared.retainAll(theirs);
        all.addAll(theirs);
        return shared.size() >= ALIKE * all.size();
    }
}
