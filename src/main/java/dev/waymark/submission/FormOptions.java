package dev.waymark.submission;

import dev.waymark.message.Message;
import dev.waymark.template.Goal;
import dev.waymark.template.PageKind;
import dev.waymark.template.Sector;
import dev.waymark.template.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the form offers to choose from, given what is chosen already.
 *
 * @param template empty: the site decides
 */
public record FormOptions(Optional<Template> template, String sector, String goal) {

    /** A kind of organisation; the template's id, or {@code auto} while the site decides. */
    public record Kind(String id, List<String> sections) {

        private static final Kind AUTO = new Kind(Template.AUTO, List.of());

        static Kind of(Template template) {
            return new Kind(template.id(), template.sections());
        }

        public Message title() {
            return Message.of("template." + id);
        }

        /** What its file has. */
        public Message help() {
            return sections.isEmpty()
                    ? Message.of("home.template.auto")
                    : Message.of("home.template.sections", String.join(" · ", sections));
        }
    }

    /** The choices after these; what does not exist, or not for this kind, becomes the default. */
    public static FormOptions of(@Nullable String template, @Nullable String sector, @Nullable String goal) {
        Optional<Template> chosen = Arrays.stream(Template.values())
                .filter(each -> each.id().equals(template))
                .findFirst();
        return new FormOptions(chosen, sector == null ? "" : sector, goal == null ? "" : goal);
    }

    public List<Kind> kinds() {
        return Stream.concat(
                        Stream.of(Kind.AUTO), Arrays.stream(Template.values()).map(Kind::of))
                .toList();
    }

    public Kind kind() {
        return template.map(Kind::of).orElse(Kind.AUTO);
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

    /** The kinds of page that the chosen goal puts first; none when it changes nothing. */
    public List<PageKind> stressed() {
        return goals().stream()
                .filter(each -> each.id().equals(goal))
                .findFirst()
                .or(() -> goals().stream().findFirst())
                .map(each -> each.stresses().stream().sorted().toList())
                .orElse(List.of());
    }
}
