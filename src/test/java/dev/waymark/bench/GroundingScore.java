package dev.waymark.bench;

import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Excerpt;
import dev.waymark.describe.QuotedEvidence;
import dev.waymark.describe.Refusal;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Quotation;
import dev.waymark.extract.PageReader;
import dev.waymark.harness.GoldenPages;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many texts of a file the evidence lets pass: of those that their passages support, and of those that they do not. Each line has five
 * columns, parted by tabs: the address of a page of a golden site, or a file with its text; passages, parted by {@code " || "}; the text;
 * {@code true} or {@code false}; its kind.
 */
public final class GroundingScore {

    private static final PageReader READER = new PageReader();

    private GroundingScore() {}

    /** What the evidence says of a text. */
    public enum Grade {
        PROVED,
        /** A second reading decides. */
        OPEN,
        REFUSED
    }

    /**
     * A text, whether it is supported, and what the evidence says of it.
     *
     * @param statement with the number of its line in place of a page
     * @param page what the page is called
     */
    public record Judged(Statement statement, String page, boolean supported, String kind, Optional<Refusal> refusal) {

        public Grade grade() {
            return refusal.map(why -> why == Refusal.OPEN ? Grade.OPEN : Grade.REFUSED)
                    .orElse(Grade.PROVED);
        }

        boolean isWrong() {
            return supported == refusal.isPresent();
        }
    }

    public static void main(String[] arguments) throws IOException {
        boolean all = arguments.length > 1 && arguments[1].equals("--all");
        List<Judged> judged = judge(Path.of(arguments[0]));
        judged.stream()
                .filter(each -> all || each.isWrong())
                .forEach(each -> System.out.printf(
                        "%-5s %-10s %-12s %s%n",
                        each.supported(),
                        each.refusal().map(Refusal::name).orElse("PROVED"),
                        each.kind(),
                        each.statement().text()));
        Map<String, int[]> kinds = new TreeMap<>();
        for (Judged each : judged) {
            int[] counts = kinds.computeIfAbsent(each.supported() + " " + each.kind(), any -> new int[3]);
            counts[each.grade().ordinal()]++;
        }
        kinds.forEach((kind, counts) ->
                System.out.printf("%-20s %d proved, %d open, %d refused%n", kind, counts[0], counts[1], counts[2]));
        System.out.printf(
                "supported: %.3f proved, %.3f with open ones; false: %.3f proved, %.3f with open ones%n",
                proved(judged, true), provedOrOpen(judged, true), proved(judged, false), provedOrOpen(judged, false));
    }

    /** The share of the supported, or of the false texts, that is proved: accepted by code alone. */
    public static double proved(List<Judged> judged, boolean supported) {
        return share(judged, supported, grade -> grade == Grade.PROVED);
    }

    /** The share of them that a second reading is asked about. */
    public static double provedOrOpen(List<Judged> judged, boolean supported) {
        return share(judged, supported, grade -> grade != Grade.REFUSED);
    }

    private static double share(List<Judged> judged, boolean supported, Predicate<Grade> grades) {
        return judged.stream()
                .filter(each -> each.supported() == supported)
                .mapToInt(each -> grades.test(each.grade()) ? 1 : 0)
                .average()
                .orElse(0);
    }

    public static List<Judged> judge(Path file) throws IOException {
        List<Judged> judged = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            judged.add(judge(line.split("\t", -1), judged.size() + 1));
        }
        return judged;
    }

    private static Judged judge(String[] columns, int number) {
        List<Quotation> from = Stream.of(columns[1].split(" \\|\\| ", -1))
                .map(passage -> new Quotation(number, passage))
                .toList();
        Statement statement = new Statement(columns[2], from);
        DescribeRequest.Entry page = page(columns[0], number);
        return new Judged(
                statement,
                page.name(),
                columns[3].equals("true"),
                columns[4],
                new QuotedEvidence(List.of(page), "").refusal(statement));
    }

    private static DescribeRequest.Entry page(String page, int number) {
        String name = "";
        String text = "";
        if (page.startsWith("https://")) {
            Page read = GoldenPages.read(READER, Url.parse(page));
            name = read.title();
            text = Excerpt.of(read, PageKind.OTHER);
        } else {
            text = text(Path.of(page));
        }
        return new DescribeRequest.Entry(number, name, PageKind.OTHER, "", true, "", true, text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
