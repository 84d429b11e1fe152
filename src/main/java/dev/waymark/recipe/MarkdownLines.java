package dev.waymark.recipe;

import dev.waymark.url.Url;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lines with which a server gives agents the Markdown version of a page: by its own address, by negotiation and by a Link field. The
 * Markdown of {@code page.html} is {@code page.html.md}, that of a folder {@code index.html.md}, as the llms.txt proposal has it.
 *
 * <p>The snippets compare no weights as RFC 9110 asks; they take Markdown only where it has the full weight and no HTML of full weight
 * stands before it. So browsers and crawlers always get HTML.
 */
public final class MarkdownLines {

    private static final String KEY = ".markdown.code";

    private MarkdownLines() {}

    /**
     * The lines for one server.
     *
     * @param server the id of its recipe
     * @param tried whether we tried them with that server
     */
    public record ServerLines(String server, String name, boolean tried, String code) {}

    /** What goes into the template of the pages, above the content. */
    public static String page(Url file) {
        return Recipes.code("page" + KEY).orElseThrow().replace("{path}", PublishingGuide.inert(file.path()));
    }

    /** For the server that a website runs on; for each that we know when it is another, those that we tried first. */
    public static List<ServerLines> servers(Url file, String builder) {
        List<ServerLines> all = Recipes.all().stream()
                .flatMap(recipe -> lines(recipe, file).stream())
                .sorted(Comparator.comparing(lines -> !lines.tried()))
                .toList();
        List<ServerLines> own =
                all.stream().filter(lines -> lines.server().equals(builder)).toList();
        return own.isEmpty() ? all : own;
    }

    private static Optional<ServerLines> lines(Recipe recipe, Url file) {
        return Recipes.code(recipe.id() + KEY)
                .map(code -> new ServerLines(
                        recipe.id(),
                        recipe.name(),
                        Recipes.code(recipe.id() + ".markdown.tried").isPresent(),
                        code.replace("{path}", PublishingGuide.inert(file.path()))));
    }
}
