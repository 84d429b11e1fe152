package dev.waymark.assess;

import dev.waymark.document.Parsed;
import dev.waymark.outline.Template;
import java.util.List;
import java.util.Optional;

/** Says which template a file fits best, when nobody says whom it speaks for. */
final class Guess {

    /** Of two that fit equally well the first is taken. */
    private static final List<Template> IN_ORDER = List.of(
            Template.DOCUMENTATION,
            Template.BUSINESS,
            Template.STARTUP,
            Template.CHARITY,
            Template.PUBLIC_SECTOR,
            Template.FUNDER);

    private Guess() {}

    static Template template(Parsed parsed) {
        Template best = Template.BUSINESS;
        double most = 0;
        for (Template template : IN_ORDER) {
            double share = share(parsed, Part.of(template, Optional.empty()));
            if (share > most) {
                most = share;
                best = template;
            }
        }
        return best;
    }

    private static double share(Parsed parsed, List<Part> parts) {
        long named = parts.stream()
                .filter(part -> parsed.sections().stream().anyMatch(section -> part.isNamed(section.title())))
                .count();
        return (double) named / parts.size();
    }
}
