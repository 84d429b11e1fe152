package dev.waymark.extract;

import java.util.regex.Pattern;

/** Signs that a page says "not found" with a status that says "found". */
final class NotFoundSigns {

    private static final Pattern SAYS_SO =
            Pattern.compile("(?:\\W{0,3}+(?:http )?(?:status )?(?:error:? )?404(?: error)?\\W{0,3}+"
                    + "|(?:sorry,? |oops!? ?)?(?:(?:error )?404:? )?(?:page|file|document|content|resource) not found\\W{0,3}+|not found\\W{0,3}+|404 not found"
                    + "|(?:.{0,30} )?(?:page|url|address).{0,30} (?:does not|doesn['\u2019]t|no longer) exists?\\W{0,3}+"
                    + "|(?:.{0,30} )?page.{0,30} (?:can['\u2019]t|cannot|could not|couldn['\u2019]t) be found\\W{0,3}+"
                    + "|seite (?:wurde )?nicht gefunden|page (?:non trouv\u00e9e|introuvable)|p\u00e1gina no encontrada|pagina non trovata"
                    + "|pagina niet gevonden|p\u00e1gina n\u00e3o encontrada|nie znaleziono strony|sidan hittades inte|siden blev ikke fundet"
                    + "|ni ddaethpwyd o hyd i'r dudalen|heb ei ganfod)");
    private static final Pattern MENTIONS =
            Pattern.compile("(?:^|\\W)(?:404|not found|nicht gefunden|introuvable|no encontrada)(?:$|\\W)");

    private NotFoundSigns() {}

    static Votes of(PageSigns page) {
        boolean title = page.titleHas(part -> SAYS_SO.matcher(part).matches());
        boolean heading = page.headingHas(part -> SAYS_SO.matcher(part).matches());
        return new Votes()
                .add(title, 2, "not-found-title")
                .add(heading, 3, "not-found-heading")
                .add(!title && !heading && mentions(page), 1, "not-found-mentioned")
                .add(page.hasFewWords(), 1, page.wordCount())
                .add(page.noindex(), 1, "noindex")
                .add(page.prose(), -1)
                .add(page.headings() > 3, -1)
                .add(page.hasManyWords(), -3);
    }

    private static boolean mentions(PageSigns page) {
        return page.titleHas(NotFoundSigns::mentions) || page.headingHas(NotFoundSigns::mentions);
    }

    private static boolean mentions(String part) {
        return MENTIONS.matcher(part).find();
    }
}
