package dev.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Prints how easy the texts are to read: the Flesch-Kincaid grade of each page, from its template and the bundle, and of the other
 * texts of the bundle by the first part of their keys. Counts sentences of five words or more; labels and buttons are none.
 */
final class Readability {

    private static final int MIN_WORDS = 5;
    private static final String BLOCKS =
            "p, li, h1, h2, h3, dt, dd, label, summary, caption, figcaption, th, td, button, option";
    private static final String CODE = "pre, script, style, svg";

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z0-9._-]*)");
    private static final Pattern INLINED = Pattern.compile("\\[\\[\\s*#\\{([a-z][a-z0-9._-]*).*?]]", Pattern.DOTALL);
    private static final Pattern CHOICE =
            Pattern.compile("\\{\\d,choice,[^{}]*?<((?:[^{}]|\\{\\d})*)}|\\{\\d,choice,[^{}]*?\\|1#([^{}]*)}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d[^}]*}");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:])\\s+|\\s[·–]\\s");
    private static final Pattern WORD = Pattern.compile("[\\p{L}’'-]*\\p{L}[\\p{L}’'-]*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SILENT =
            Pattern.compile("(?<=[a-z]{2})(?:(?<![^aeiouy]l)e|(?<![sxzcgh])es|(?<![td])ed)$");

    /** What was counted in a text. */
    private record Count(int sentences, int words, int syllables) {

        Count plus(Count other) {
            return new Count(sentences + other.sentences, words + other.words, syllables + other.syllables);
        }

        /** Years of school in the United States that it takes to understand the text. */
        double grade() {
            return sentences == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        }

        String row(String name) {
            return "| %s | %,d | %,d | %.1f |".formatted(name, words, sentences, grade());
        }
    }

    private static final Count NONE = new Count(0, 0, 0);

    private final Properties bundle = new Properties();

    private Readability() {}

    /** The root of a checkout as the only argument; without one, the current folder. */
    public static void main(String[] arguments) throws IOException {
        new Readability().print(Path.of(arguments.length > 0 ? arguments[0] : "."));
    }

    private void print(Path root) throws IOException {
        Path file = root.resolve("src/main/resources/dev/waymark/message/messages.properties");
        if (Files.exists(file)) {
            bundle.load(Files.newBufferedReader(file));
        }
        Map<String, Count> counts = new TreeMap<>();
        Path templates = root.resolve("src/main/webapp/WEB-INF/templates");
        for (Path template : templates(templates)) {
            counts.put(templates.relativize(template).toString(), of(Jsoup.parse(Files.readString(template))));
        }
        System.out.println("| page | words | sentences | grade |\n|---|---|---|---|");
        print(counts);
        System.out.println(counts.values().stream().reduce(NONE, Count::plus).row("**all pages**"));
        Map<String, Count> others = new TreeMap<>();
        for (String group : List.of("error", "limit", "note", "probe", "problem", "refund", "url")) {
            Count count = bundle.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(group + "."))
                    .map(key -> of(plain(key)))
                    .reduce(NONE, Count::plus);
            others.put("messages " + group + ".*", count);
        }
        print(others);
    }

    private static void print(Map<String, Count> counts) {
        counts.forEach((name, count) -> {
            if (count.sentences() > 0) {
                System.out.println(count.row(name));
            }
        });
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private Count of(Element page) {
        page.select(CODE).remove();
        page.select("[th:text], [th:utext]")
                .forEach(element -> KEY.matcher(element.attr("th:text") + element.attr("th:utext"))
                        .results()
                        .map(use -> plain(use.group(1)))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .ifPresent(element::text));
        page.select("*").forEach(element -> element.textNodes().forEach(this::fill));
        return page.select(BLOCKS).stream()
                .filter(block -> block.select(BLOCKS).size() == 1)
                .map(block -> of(block.text()))
                .reduce(NONE, Count::plus);
    }

    private void fill(TextNode node) {
        node.text(INLINED.matcher(node.getWholeText())
                .replaceAll(use -> plain(use.group(1)).replace("$", "\\$")));
    }

    /** A text with its last plural and an example in each of its places. */
    private String plain(String key) {
        String text = Jsoup.parse(bundle.getProperty(key, "")).text();
        String chosen =
                CHOICE.matcher(text).replaceAll(choice -> choice.group(1) != null ? choice.group(1) : choice.group(2));
        return PLACE.matcher(chosen).replaceAll("12");
    }

    private static Count of(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(Readability::ofSentence)
                .filter(count -> count.words() >= MIN_WORDS)
                .reduce(NONE, Count::plus);
    }

    private static Count ofSentence(String sentence) {
        List<String> words = WORD.matcher(sentence)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
        return new Count(
                1, words.size(), words.stream().mapToInt(Readability::syllables).sum());
    }

    private static int syllables(String word) {
        String sounded = SILENT.matcher(word).replaceFirst("");
        return Math.max(1, (int) VOWELS.matcher(sounded).results().count());
    }
}
