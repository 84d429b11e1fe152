package dev.waymark.recipe;

import dev.waymark.message.Messages;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells the owner of a website how to publish an llms.txt, and how programs find it, in Markdown. Sources: the llms.txt proposal, version
 * 2 of 2026-08-10, "Discovery"; RFC 8288 (Link header), RFC 6892 (describedby).
 *
 * @param file where the llms.txt will be
 * @param messages the texts, in the reader's language
 */
public record PublishingGuide(Url file, Messages messages) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * The whole guide.
     *
     * @param made the recipe that comes first
     */
    public String whole(Optional<Recipe> made) {
        List<String> parts = new ArrayList<>();
        parts.add("# " + text("publish.guide"));
        parts.add(numbered(texts(number -> "publish.guide." + number)));
        made.ifPresent(recipe -> parts.add(made(recipe)));
        Stream.concat(made.stream(), Recipes.all().stream().filter(recipe -> !made.equals(Optional.of(recipe))))
                .forEach(recipe -> parts.add("## " + title(recipe) + "\n\n" + of(recipe)));
        return String.join("\n\n", parts) + "\n";
    }

    /** That a website is made with what a recipe is for, or runs on it. */
    public String made(Recipe recipe) {
        return text(recipe.isHost() ? "publish.runs" : "publish.made", recipe.name());
    }

    /** What the section of a recipe is called. */
    public String title(Recipe recipe) {
        return recipe.equals(Recipes.any()) ? text("publish.any") : recipe.name();
    }

    /** The section of a recipe, without its title. */
    public String of(Recipe recipe) {
        List<String> parts = new ArrayList<>();
        if (!recipe.own().isEmpty()) {
            parts.add(text("publish.own." + recipe.own()));
        }
        for (Recipe.Way way : recipe.ways()) {
            parts.add("**" + text("publish.way." + id(way)) + "**");
            parts.add(numbered(steps(recipe, way)));
            code(way == Recipe.Way.PROXY ? "proxy.code" : recipe.id() + "." + id(way) + ".code")
                    .ifPresent(parts::add);
            if (way == Recipe.Way.REDIRECT) {
                parts.add(text("publish.redirect.cost"));
            }
        }
        parts.add("**" + text("publish.link") + "**");
        Optional<String> link = code(recipe.id() + ".link.code");
        parts.add(text(link.isPresent() ? "publish.recipe." + recipe.id() + ".link" : "publish.link.head"));
        parts.add(link.or(() -> code("link.code")).orElseThrow());
        parts.add(checked(recipe));
        return String.join("\n\n", parts);
    }

    private String checked(Recipe recipe) {
        if (recipe.tried().isPresent()) {
            return text("publish.tried", recipe.tried().get(), recipe.checked());
        }
        return recipe.source()
                .map(source -> text(
                        "publish.checked.source",
                        recipe.checked(),
                        Url.parse(source).host(),
                        source))
                .orElseGet(() -> text("publish.checked", recipe.checked()));
    }

    /**
     * The first way as plain text, for a mail.
     *
     * @param made the recipe; for any server when it is empty
     */
    public String plain(Optional<Recipe> made) {
        Recipe recipe = made.orElseGet(Recipes::any);
        return numbered(steps(recipe, recipe.ways().get(0))).replace("`", "");
    }

    private List<String> steps(Recipe recipe, Recipe.Way way) {
        return way == Recipe.Way.PROXY
                ? texts(number -> "publish.proxy." + number)
                : texts(number -> "publish.recipe." + recipe.id() + "." + id(way) + "." + number);
    }

    private static String id(Recipe.Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    /** The texts whose keys are numbered from 1. */
    private List<String> texts(IntFunction<String> key) {
        return IntStream.iterate(1, number -> Messages.hasKey(key.apply(number)), number -> number + 1)
                .mapToObj(number -> text(key.apply(number), file.origin() + path(), file.host() + path()))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    private static String numbered(List<String> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> (i + 1) + ". " + steps.get(i))
                .reduce((before, step) -> before + "\n" + step)
                .orElse("");
    }

    private Optional<String> code(String key) {
        return Recipes.code(key).map(code -> "```\n" + code.replace("{path}", path()) + "\n```");
    }

    /** The path with all percent-encoded that means something in one of the snippets. */
    private String path() {
        StringBuilder inert = new StringBuilder();
        for (byte octet : file.path().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || "/._~%-".indexOf(octet) >= 0);
            inert.append(plain ? String.valueOf((char) octet) : "%" + HEX.toHexDigits(octet));
        }
        return inert.toString();
    }
}
