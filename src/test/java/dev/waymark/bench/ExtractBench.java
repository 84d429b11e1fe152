package dev.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.extract.MarkdownOnly;
import dev.waymark.extract.PageReader;
import dev.waymark.url.Url;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;

/**
 * Prints how fast pages are read beside how fast jsoup alone parses them, one thread, in one run, each page as the first of its site: {@code java -cp
 * target/test-classes:target/classes:$(cat target/test.classpath) dev.waymark.bench.ExtractBench}
 */
public final class ExtractBench {

    private static final Url URL = Url.parse("https://example.org/about/");
    private static final int PAGES = 60;
    private static final int ROUNDS = 6;

    private ExtractBench() {}

    public static void main(String[] args) {
        GeneratedPages site = new GeneratedPages(PAGES);
        List<byte[]> pages = IntStream.range(0, PAGES).mapToObj(site::page).toList();
        double parse = 0;
        double markdown = 0;
        double read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            parse = Math.max(parse, speed(pages, body -> Jsoup.parse(new String(body, UTF_8))
                    .childNodeSize()));
            markdown = Math.max(
                    markdown, speed(pages, body -> MarkdownOnly.read(URL, body).length()));
            read = Math.max(read, speed(pages, body -> new PageReader()
                    .read(URL, body, "text/html")
                    .words()));
        }
        Row.print(
                "extraction, one thread",
                "0.30 of the parse as Markdown",
                "jsoup's parse %.1f MB/s, Markdown %.1f MB/s (ratio %.2f), whole page %.1f MB/s (ratio %.2f)",
                parse,
                markdown,
                markdown / parse,
                read,
                read / parse);
    }

    private static double speed(List<byte[]> pages, ToIntFunction<byte[]> work) {
        long start = cpuTime();
        long bytes = 0;
        int check = 0;
        while (cpuTime() - start < 500_000_000L) {
            for (byte[] page : pages) {
                check += work.applyAsInt(page);
                bytes += page.length;
            }
        }
        if (check == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return bytes * 1e3 / (cpuTime() - start);
    }

    /** Other work on the machine does not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
