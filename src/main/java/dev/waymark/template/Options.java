package dev.waymark.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody asks of a file.
 *
 * @param template empty: chosen from what the site says
 * @param sector the id of a sector
 * @param goal the id of a goal; empty: the template's default, once the template is known
 * @param language the language tag of the pages to list; empty: the one that the start page is in
 */
public record Options(Optional<Template> template, String sector, String goal, String language) {

    /** Nothing asked for: the site decides. */
    public static final Options DEFAULT = new Options(Optional.empty(), "general", "", "");

    /**
     * Options from ids, where a blank one means the default. Under {@code auto} any template's sectors and goals are taken; those
     * that the template finally chosen does not know have no effect.
     *
     * @throws UnknownOption when there is no such template, or it has no such sector or goal
     */
    public static Options of(String template, String sector, String goal, String language) {
        Optional<Template> chosen = template(template.strip());
        List<String> sectors = ids(chosen, each -> each.sectors().stream().map(Sector::id));
        List<String> goals = ids(chosen, each -> each.goals().stream().map(Goal::id));
        return new Options(
                chosen,
                known("sector", sector.strip(), sectors, "general"),
                known("goal", goal.strip(), goals, ""),
                language.strip().toLowerCase(Locale.ROOT));
    }

    /** The same with a template chosen. */
    public Options with(Template chosen) {
        return new Options(Optional.of(chosen), sector, goal, language);
    }

    private static Optional<Template> template(String id) {
        if (known("template", id, Template.ids(), Template.AUTO).equals(Template.AUTO)) {
            return Optional.empty();
        }
        return Optional.of(Template.valueOf(id.toUpperCase(Locale.ROOT)));
    }

    private static List<String> ids(Optional<Template> chosen, Function<Template, Stream<String>> ids) {
        Stream<Template> templates = chosen.map(Stream::of).orElseGet(() -> Stream.of(Template.values()));
        return templates.flatMap(ids).distinct().toList();
    }

    private static String known(String option, String id, List<String> allowed, String otherwise) {
        if (id.isEmpty()) {
            return otherwise;
        }
        if (!allowed.contains(id)) {
            throw new UnknownOption(option, id, allowed);
        }
        return id;
    }

    /** The sector that somebody chose, else the template's default; that one too when the template does not know it. */
    public Sector sectorOf(Template used) {
        return used.sectors().stream()
                .filter(each -> each.id().equals(sector))
                .findFirst()
                .orElse(used.sectors().get(0));
    }

    /** Whether somebody chose a goal that the template knows: only then does it change the order of the sections. */
    public boolean hasGoal(Template used) {
        return used.goals().stream().anyMatch(each -> each.id().equals(goal));
    }

    /** The kinds of page that the goal, or else the template's default, stresses. */
    public Set<PageKind> prioritised(Template used) {
        return goalOf(used).stresses();
    }

    /** The goal that somebody chose, else the template's default; that one too when the template does not know it. */
    public Goal goalOf(Template used) {
        return used.goals().stream()
                .filter(each -> each.id().equals(goal))
                .findFirst()
                .orElse(used.goals().get(0));
    }
}
