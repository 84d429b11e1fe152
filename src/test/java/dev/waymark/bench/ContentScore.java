package dev.waymark.bench;

import dev.waymark.extract.PageReader;
import dev.waymark.harness.MarkdownText;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.jsoup.Jsoup;

/**
 * Compares the main content of pages with what somebody else took for it, by shingles of four words: {@code ContentScore FOLDER [COUNT]}.
 * The folder holds {@code name.html} with {@code name.txt}, or folders with {@code source.html} and {@code expected.html}. The title does
 * not count.
 */
public final class ContentScore {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");
    private static final Url PAGE = Url.parse("https://example.org/page");
    private static final int SHINGLE = 4;

    private final Path folder;

    /** A page with how much of what we took is right, and how much of what is right we took. */
    record Score(String page, double precision, double recall, int expected, int taken) {

        double f1() {
            return harmonic(precision, recall);
        }
    }

    private ContentScore(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        List<Score> scores = new ContentScore(Path.of(args[0])).scores();
        double precision = mean(scores, Score::precision);
        double recall = mean(scores, Score::recall);
        System.out.printf(
                Locale.ROOT,
                "%d pages: F1 %.3f, precision %.3f, recall %.3f (mean of the pages' F1 %.3f)%n",
                scores.size(),
                harmonic(precision, recall),
                precision,
                recall,
                mean(scores, Score::f1));
        scores.stream()
                .sorted(Comparator.comparingDouble(Score::f1))
                .limit(args.length > 1 ? Integer.parseInt(args[1]) : 20)
                .forEach(score -> System.out.printf(
                        Locale.ROOT,
                        "%.3f  precision %.3f  recall %.3f  %d of %d words  %s%n",
                        score.f1(),
                        score.precision(),
                        score.recall(),
                        score.taken(),
                        score.expected(),
                        score.page()));
    }

    private static double mean(List<Score> scores, ToDoubleFunction<Score> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(0);
    }

    private static double harmonic(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private List<Score> scores() throws IOException {
        List<Score> scores = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                Optional<String> truth = truth(file);
                if (truth.isPresent()) {
                    scores.add(score(file, truth.get()));
                }
            }
        }
        return scores;
    }

    /** What is right for the page, empty when the file is no page that has a truth. */
    private static Optional<String> truth(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path text = file.resolveSibling(name.replace(".html", ".txt"));
        Path page = file.resolveSibling("expected.html");
        if (name.equals("source.html") && Files.exists(page)) {
            return Optional.of(Jsoup.parse(Files.readString(page)).text());
        }
        return name.endsWith(".html") && Files.exists(text) ? Optional.of(Files.readString(text)) : Optional.empty();
    }

    private Score score(Path file, String truth) throws IOException {
        Page page = new PageReader().read(PAGE, Files.readAllBytes(file), "text/html");
        List<String> expected = words(truth);
        List<String> taken = words(text(page));
        Map<List<String>, Integer> right = shingles(expected);
        Map<List<String>, Integer> ours = shingles(taken);
        int both = ours.entrySet().stream()
                .mapToInt(entry -> Math.min(entry.getValue(), right.getOrDefault(entry.getKey(), 0)))
                .sum();
        return new Score(
                folder.relativize(file).toString(),
                share(both, ours),
                share(both, right),
                expected.size(),
                taken.size());
    }

    private static double share(int both, Map<List<String>, Integer> all) {
        int count = all.values().stream().mapToInt(Integer::intValue).sum();
        return count == 0 ? 1 : (double) both / count;
    }

    private static Map<List<String>, Integer> shingles(List<String> words) {
        Map<List<String>, Integer> shingles = new HashMap<>();
        for (int i = 0; i < Math.max(1, words.size() - SHINGLE + 1) && i < words.size(); i++) {
            shingles.merge(words.subList(i, Math.min(i + SHINGLE, words.size())), 1, Integer::sum);
        }
        return shingles;
    }

    private static List<String> words(String text) {
        return NO_WORD.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /** The text of the page's Markdown, without its title. */
    static String text(Page page) {
        return new Untitled(page).of(page.markdown());
    }

    /** Leaves the title out. */
    private static final class Untitled extends MarkdownText {

        private final Page page;

        Untitled(Page page) {
            this.page = page;
        }

        @Override
        public void visit(Heading heading) {
            int start = text.length();
            visitChildren(heading);
            String said = text.substring(start).strip();
            if (said.equals(page.heading()) || page.title().startsWith(said)) {
                text.setLength(start);
            }
        }
    }
}
