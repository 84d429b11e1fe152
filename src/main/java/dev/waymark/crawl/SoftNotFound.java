package dev.waymark.crawl;

import dev.waymark.extract.Page;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises pages that say "not found" with a status that says "found". */
final class SoftNotFound {

    private static final int FEW_WORDS = 150;
    private static final double ALIKE = 0.8;
    private static final Pattern SAYS_SO = Pattern.compile(
            "(?:^|\\W)(?:404|page not found|not found|page (?:does not|doesn't|no longer) exists?|page (?:can't|cannot|could not|couldn't) be found"
                    + "|seite nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|pagina non trovata"
                    + "|pagina niet gevonden|página não encontrada|nie znaleziono strony|sidan hittades inte|siden blev ikke fundet)(?:$|\\W)");

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
        return saysSo(page) || (missing != null && alike(missing, page));
    }

    private static boolean saysSo(Page page) {
        return page.words() < FEW_WORDS && (saysSo(page.title()) || saysSo(page.heading()));
    }

    private static boolean saysSo(String text) {
        return SAYS_SO.matcher(text.toLowerCase(Locale.ROOT)).find();
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
