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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many texts of a file the evidence lets pass: of those that their passages support, and of those that they do not. Each line has five
 * columns, parted by tabs: the address of a page of a golden site, or a file with its text; passages, parted by {@code " || "}; the text;
 * {@code true} or {@code false}; its kind.
 */
public final class GroundingScore {

    private static final PageReader READER = new PageReader();

    private GroundingScore() {}

    /** A text, whether it is supported, and what the evidence says of it. */
    public record Judged(Statement statement, boolean supported, String kind, Optional<Refusal> refusal) {

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
                        each.refusal().map(Refusal::name).orElse("accepted"),
                        each.kind(),
                        each.statement().text()));
        Map<String, int[]> kinds = new TreeMap<>();
        for (Judged each : judged) {
            int[] counts = kinds.computeIfAbsent(each.supported() + " " + each.kind(), any -> new int[2]);
            counts[0] += each.refusal().isEmpty() ? 1 : 0;
            counts[1]++;
        }
        kinds.forEach((kind, counts) -> System.out.printf("%-20s %d of %d accepted%n", kind, counts[0], counts[1]));
        System.out.printf(
                "supported accepted %.3f, false accepted %.3f%n", accepted(judged, true), accepted(judged, false));
    }

    /** The share of the supported, or of the false texts, that is accepted. */
    public static double accepted(List<Judged> judged, boolean supported) {
        return judged.stream()
                .filter(each -> each.supported() == supported)
                .mapToInt(each -> each.refusal().isEmpty() ? 1 : 0)
                .average()
                .orElse(0);
    }

    public static List<Judged> judge(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> judge(line.split("\t", -1))).toList();
        }
    }

    private static Judged judge(String[] columns) {
        List<Quotation> from = Stream.of(columns[1].split(" \\|\\| ", -1))
                .map(passage -> new Quotation(1, passage))
                .toList();
        Statement statement = new Statement(columns[2], from);
        return new Judged(
                statement,
                columns[3].equals("true"),
                columns[4],
                evidence(columns[0]).refusal(statement));
    }

    private static QuotedEvidence evidence(String page) {
        String name = "";
        String text = "";
        if (page.startsWith("https://")) {
            Page read = GoldenPages.read(READER, Url.parse(page));
            name = read.title();
            text = Excerpt.of(read, PageKind.OTHER);
        } else {
            text = text(Path.of(page));
        }
        return new QuotedEvidence(
                List.of(new DescribeRequest.Entry(1, name, PageKind.OTHER, "", true, "", true, text)), "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
