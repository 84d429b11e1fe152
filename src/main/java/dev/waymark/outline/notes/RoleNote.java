package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notes for a page about people: in what roles they are there, and no names. In English only. */
final class RoleNote {

    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int LONGEST_TEXT = 12_000;
    private static final int LONGEST = 120;

    /** A role in one word or two, as pages write it → as notes list it. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("trustee", "trustees"),
            Map.entry("trustees", "trustees"),
            Map.entry("board member", "board members"),
            Map.entry("board members", "board members"),
            Map.entry("board", "board members"),
            Map.entry("advisory board", "advisory board"),
            Map.entry("advisor", "advisors"),
            Map.entry("advisors", "advisors"),
            Map.entry("officers", "officers"),
            Map.entry("founder", "founders"),
            Map.entry("founders", "founders"),
            Map.entry("ceo", "CEO"),
            Map.entry("cto", "CTO"),
            Map.entry("mayor", "mayor"),
            Map.entry("council member", "council members"),
            Map.entry("council members", "council members"),
            Map.entry("councillor", "councillors"),
            Map.entry("councillors", "councillors"),
            Map.entry("director", "directors"),
            Map.entry("directors", "directors"),
            Map.entry("manager", "managers"),
            Map.entry("managers", "managers"),
            Map.entry("treasurer", "treasurer"),
            Map.entry("secretary", "secretary"),
            Map.entry("vicar", "vicar"),
            Map.entry("church wardens", "churchwardens"),
            Map.entry("churchwardens", "churchwardens"),
            Map.entry("clerk", "clerk"),
            Map.entry("ambassadors", "ambassadors"),
            Map.entry("patrons", "patrons"),
            Map.entry("instructor", "instructors"),
            Map.entry("instructors", "instructors"),
            Map.entry("coordinator", "coordinators"),
            Map.entry("coordinators", "coordinators"),
            Map.entry("employees", "employees"),
            Map.entry("staff", "staff"));

    private RoleNote() {}

    /** Three roles or more, in the order in which the page has them, or the one that its name bears; empty when it names fewer. */
    static Optional<String> of(Page page, String name) {
        List<String> words = Words.of(text(page)).list();
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < words.size() && found.size() < MOST; i++) {
            String pair = i + 1 < words.size() ? words.get(i) + " " + words.get(i + 1) : "";
            String role = ROLES.getOrDefault(pair, ROLES.get(words.get(i)));
            if (role != null) {
                found.add(role);
                i += ROLES.containsKey(pair) ? 1 : 0;
            }
        }
        List<String> roles = new ArrayList<>(found);
        return roles.size() < FEWEST
                ? Words.of(name).list().stream()
                        .filter(ROLES::containsKey)
                        .findFirst()
                        .map(role -> "The " + ROLES.get(role) + " and a few words on each of them")
                : Language.ENGLISH
                        .list(roles)
                        .map(list -> ClauseFilter.capital(list) + ", with their roles")
                        .filter(note -> note.length() <= LONGEST);
    }

    /** Whether a word, in lower case, names a role. */
    static boolean names(String word) {
        return ROLES.containsKey(word);
    }

    private static String text(Page page) {
        StringBuilder text = new StringBuilder();
        page.headings().forEach(heading -> text.append(heading.text()).append('\n'));
        return text.append(
                        page.markdown(),
                        0,
                        Math.min(LONGEST_TEXT, page.markdown().length()))
                .toString();
    }
}
