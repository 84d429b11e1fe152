package dev.waymark.submission;

import dev.waymark.template.Goal;
import dev.waymark.template.PageKind;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the form offers to choose from, given what is chosen already.
 *
 * @param template empty: the site decides
 */
public record FormOptions(Optional<Template> template, String sector, String goal) {

    private static final Kind AUTO = new Kind(
            Template.AUTO,
            "Detect automatically",
            "Waymark looks at what your website says of itself and picks the layout that fits.");

    /** A kind of organisation, and in words what its file has. */
    public record Kind(String id, String title, String help) {}

    /** The choices after these; what does not exist, or not for this kind, becomes the default. */
    public static FormOptions of(@Nullable String template, @Nullable String sector, @Nullable String goal) {
        Optional<Template> chosen = Arrays.stream(Template.values())
                .filter(each -> each.id().equals(template))
                .findFirst();
        return new FormOptions(chosen, sector == null ? "" : sector, goal == null ? "" : goal);
    }

    public List<Kind> kinds() {
        return Stream.concat(Stream.of(AUTO), Arrays.stream(Template.values()).map(FormOptions::kind))
                .toList();
    }

    public Kind kind() {
        return template.map(FormOptions::kind).orElse(AUTO);
    }

    /** The sectors of the kind, the default first; none while the site decides. */
    public List<Sector> sectors() {
        return template.map(Template::sectors).orElse(List.of());
    }

    /** The goals of the kind, the default first; none while the site decides. */
    public List<Goal> goals() {
        return template.map(Template::goals).orElse(List.of());
    }

    /** Whether anything has been chosen that the visitor should see. */
    public boolean open() {
        return template.isPresent();
    }

    /** What the chosen goal changes, in words. */
    public String goalHelp() {
        return goals().stream()
                .filter(each -> each.id().equals(goal))
                .findFirst()
                .or(() -> goals().stream().findFirst())
                .filter(each -> !each.stresses().isEmpty())
                .map(each -> "Comes first, and survives the limits: pages on " + stressed(each) + ".")
                .orElse("");
    }

    private static String stressed(Goal goal) {
        return goal.stresses().stream().sorted().map(FormOptions::words).collect(Collectors.joining(", "));
    }

    private static String words(PageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Kind kind(Template template) {
        return new Kind(
                template.id(),
                template.title(),
                "The file will have, as far as your website does: " + String.join(" · ", template.sections()) + ".");
    }
}
