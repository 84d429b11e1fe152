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
 * @param hosted where a copy of it is hosted, to which requests can be passed on; empty when it is not hosted
 * @param messages the texts, in the reader's language
 */
public record PublishingGuide(Url file, Optional<Url> hosted, Messages messages) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** For a file that is not hosted. */
    public PublishingGuide(Url file, Messages messages) {
        this(file, Optional.empty(), messages);
    }

    /** For the same file, hosted at this address. */
    public PublishingGuide withHosted(Url address) {
        return new PublishingGuide(file, Optional.of(address), messages);
    }

    /**
     * The whole guide.
     *
     * @param made the recipe that comes first
     */
    public String whole(Optional<Recipe> made) {
        List<String> parts = new ArrayList<>();
        parts.add("# " + text("publish.guide"));
        List<String> first = new ArrayList<>(texts(number -> "publish.guide." + number));
        if (hosted.isPresent()) {
            first.set(0, filled("publish.hosted.guide"));
        }
        parts.add(numbered(first));
        made.ifPresent(recipe -> parts.add(made(recipe)));
        Stream.concat(made.stream(), Recipes.all().stream().filter(recipe -> !made.equals(Optional.of(recipe))))
                .forEach(recipe -> parts.add("## " + title(recipe) + "\n\n" + of(recipe)));
        if (hosted.isEmpty()) {
            parts.add(markdown(made));
        }
        return String.join("\n\n", parts) + "\n";
    }

    /** How agents get the pages in Markdown. */
    private String markdown(Optional<Recipe> made) {
        List<String> parts = new ArrayList<>();
        parts.add("## " + text("publish.markdown"));
        parts.add(numbered(texts(number -> "publish.markdown." + number)));
        parts.add(text("publish.markdown.page"));
        parts.add("```\n" + MarkdownLines.page(file) + "\n```");
        MarkdownLines.servers(file, made.map(Recipe::id).orElse("")).forEach(lines -> {
            parts.add("**" + text(lines.tried() ? "publish.markdown.tried" : "publish.markdown.untried", lines.name())
                    + "**");
            parts.add("```\n" + lines.code() + "\n```");
        });
        return String.join("\n\n", parts);
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
        if (hosted.isPresent()) {
            if (recipe.hosted().isEmpty()) {
                parts.add(text("publish.hosted.none", recipe.name()));
            }
            recipe.hosted().stream()
                    .filter(way -> way != Recipe.Forwarding.REDIRECT)
                    .forEach(way -> add(parts, recipe, way));
        }
        // With a hosted file there is a better proxy, and a redirect to a better place.
        recipe.ways().stream()
                .filter(way -> hosted.isEmpty() || way == Recipe.Way.UPLOAD)
                .forEach(way -> add(parts, recipe, way));
        if (hosted.isPresent() && recipe.hosted().contains(Recipe.Forwarding.REDIRECT)) {
            add(parts, recipe, Recipe.Forwarding.REDIRECT);
        }
        parts.add("**" + text("publish.link") + "**");
        Optional<String> link = code(recipe.id() + ".link.code");
        parts.add(text(link.isPresent() ? "publish.recipe." + recipe.id() + ".link" : "publish.link.head"));
        parts.add(link.or(() -> code("link.code")).orElseThrow());
        parts.add(checked(recipe));
        return String.join("\n\n", parts);
    }

    private void add(List<String> parts, Recipe recipe, Recipe.Way way) {
        parts.add("**" + text("publish.way." + id(way)) + "**");
        parts.add(numbered(steps(recipe, way)));
        code(way == Recipe.Way.PROXY ? "proxy.code" : recipe.id() + "." + id(way) + ".code")
                .ifPresent(parts::add);
        if (way == Recipe.Way.REDIRECT) {
            parts.add(text("publish.redirect.cost"));
        }
    }

    private void add(List<String> parts, Recipe recipe, Recipe.Forwarding way) {
        parts.add(
                "**" + text(way == Recipe.Forwarding.REDIRECT ? "publish.way.redirect" : "publish.way.hosted") + "**");
        parts.add(numbered(steps(recipe, way)));
        code(codeKey(recipe, way)).ifPresent(parts::add);
        if (way == Recipe.Forwarding.SERVER) {
            code(recipe.id() + ".hosted-more.code").ifPresent(code -> {
                parts.add(text("publish.hosted.more"));
                parts.add(code);
            });
        }
        if (way == Recipe.Forwarding.REDIRECT) {
            parts.add(text("publish.redirect.cost"));
        }
    }

    /** There is no code for any server: it is in the sections of the servers. */
    private static String codeKey(Recipe recipe, Recipe.Forwarding way) {
        return switch (way) {
            case SERVER -> recipe.id() + ".hosted.code";
            case ANY -> "";
            case CLOUDFLARE -> "cloudflare.hosted.code";
            case REDIRECT -> recipe.id() + ".hosted-redirect.code";
        };
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
        if (hosted.isEmpty() || recipe.hosted().isEmpty()) {
            return numbered(steps(recipe, recipe.ways().get(0))).replace("`", "");
        }
        Recipe.Forwarding way = recipe.hosted().get(0);
        return numbered(steps(recipe, way)).replace("`", "")
                + Recipes.code(codeKey(recipe, way))
                        .map(code -> "\n\n" + filledCode(code))
                        .orElse("");
    }

    private List<String> steps(Recipe recipe, Recipe.Way way) {
        return way == Recipe.Way.PROXY
                ? texts(number -> "publish.proxy." + number)
                : texts(number -> "publish.recipe." + recipe.id() + "." + id(way) + "." + number);
    }

    private List<String> steps(Recipe recipe, Recipe.Forwarding way) {
        return switch (way) {
            case SERVER -> texts(number -> "publish.recipe." + recipe.id() + ".hosted." + number);
            case REDIRECT -> texts(number -> "publish.recipe." + recipe.id() + ".hosted-redirect." + number);
            case ANY, CLOUDFLARE -> texts(number -> "publish.hosted." + id(way) + "." + number);
        };
    }

    private static String id(Enum<?> way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    /** The texts whose keys are numbered from 1. */
    private List<String> texts(IntFunction<String> key) {
        return IntStream.iterate(1, number -> Messages.hasKey(key.apply(number)), number -> number + 1)
                .mapToObj(number -> filled(key.apply(number)))
                .toList();
    }

    private String filled(String key) {
        return text(
                key,
                file.origin() + path(),
                file.host() + path(),
                path(),
                hosted.map(address -> address.origin() + inert(address.path())).orElse(""));
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
        return Recipes.code(key).map(code -> "```\n" + filledCode(code) + "\n```");
    }

    private String filledCode(String code) {
        String filled = code.replace("{path}", path());
        if (hosted.isEmpty()) {
            return filled;
        }
        Url address = hosted.get();
        String origin = address.origin();
        String hostedPath = inert(address.path());
        // Addresses of the website's other files differ from that of its llms.txt behind this path.
        String root = hostedPath.endsWith(path())
                ? hostedPath.substring(0, hostedPath.length() - path().length())
                : hostedPath.substring(0, hostedPath.lastIndexOf('/'));
        return filled.replace("{hosted}", origin + hostedPath)
                .replace("{hostedpath}", hostedPath)
                .replace("{hostedorigin}", origin)
                .replace("{hostedhost}", origin.substring(origin.indexOf("://") + 3))
                .replace("{hostedroot}", root);
    }

    private String path() {
        return inert(file.path());
    }

    /** A path with all percent-encoded that means something in one of the snippets. */
    static String inert(String path) {
        StringBuilder inert = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || "/._~%-".indexOf(octet) >= 0);
            inert.append(plain ? String.valueOf((char) octet) : "%" + HEX.toHexDigits(octet));
        }
        return inert.toString();
    }
}
