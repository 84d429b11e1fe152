package dev.waymark.extract;

import dev.waymark.deadline.Deadline;
import dev.waymark.recipe.Recipe;
import dev.waymark.recipe.Recipe.Signs;
import dev.waymark.recipe.Recipes;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What of a start page shows with what its website is made. Only what the builder itself writes counts: no text, no link and no image,
 * which people take from one website to the next.
 *
 * @param generators the meta elements "generator", in small letters
 * @param files the scripts and style sheets
 * @param attributes of the html element
 * @param headers of the answer, by lower-case name
 */
record BuilderSigns(
        List<String> generators, Set<Url> files, Set<String> attributes, Map<String, List<String>> headers) {

    private static final int DEEPEST = 512;
    private static final int MAX_GENERATORS = 10;
    private static final int MAX_FILES = 300;
    private static final int MANY_FILES = 3;

    static BuilderSigns in(Url page, byte[] body, String contentType, Map<String, List<String>> headers) {
        Deadline.check();
        String html = Charsets.decode(body, contentType);
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, page.toString());
        return new BuilderSigns(
                document.select("meta[name=generator]").stream()
                        .limit(MAX_GENERATORS)
                        .map(meta -> small(meta.attr("content").strip()))
                        .toList(),
                document.select("script[src], link[rel*=stylesheet][href]").stream()
                        .limit(MAX_FILES)
                        .flatMap(file -> page.link(file.attr(file.hasAttr("src") ? "src" : "href")).stream())
                        .collect(Collectors.toSet()),
                document.select("html").stream()
                        .map(Element::attributes)
                        .flatMap(attributes -> attributes.asList().stream())
                        .map(attribute -> attribute.getKey())
                        .collect(Collectors.toSet()),
                headers);
    }

    /** The recipe for such websites; empty when too little speaks for any. */
    Optional<Recipe> recipe() {
        return Recipes.detected().stream()
                .filter(recipe -> votes(recipe.signs()).hold())
                .findFirst();
    }

    private Votes votes(Signs signs) {
        long found = files.stream().filter(file -> isFrom(file, signs)).count();
        Votes votes = new Votes()
                .add(generators.stream().anyMatch(generator -> begins(generator, signs.generators())), 3)
                .add(found >= MANY_FILES, 3)
                .add(found > 0 && found < MANY_FILES, 1);
        signs.attributes().forEach(attribute -> votes.add(attributes.contains(attribute), 2));
        signs.headers().forEach(header -> votes.add(has(header), 2));
        return votes;
    }

    private static boolean isFrom(Url file, Signs signs) {
        return signs.hosts().stream().anyMatch(host -> ("." + file.host()).endsWith("." + host))
                || signs.paths().stream().anyMatch(file.path()::contains);
    }

    private static boolean begins(String text, List<String> beginnings) {
        return beginnings.stream().anyMatch(text::startsWith);
    }

    private boolean has(String header) {
        int equals = header.indexOf('=');
        String name = equals < 0 ? header : header.substring(0, equals);
        String beginning = equals < 0 ? "" : header.substring(equals + 1);
        return headers.getOrDefault(name, List.of()).stream()
                .anyMatch(value -> small(value.strip()).startsWith(beginning));
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
