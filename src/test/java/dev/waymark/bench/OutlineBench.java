package dev.waymark.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.waymark.extract.PageReader;
import dev.waymark.outline.Outline;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prints the processor time that the outline of a made-up site takes, per size of the site: {@code java -cp
 * target/test-classes:target/classes:$(cat target/test.classpath) dev.waymark.bench.OutlineBench [PAGES…]}
 */
public final class OutlineBench {

    private static final int ROUNDS = 10;

    private OutlineBench() {}

    public static void main(String[] args) {
        int[] sizes = args.length == 0
                ? new int[] {30, 200, 2_000}
                : IntStream.range(0, args.length)
                        .map(i -> Integer.parseInt(args[i]))
                        .toArray();
        for (int size : sizes) {
            List<Page> pages = pages(size);
            double best = Double.MAX_VALUE;
            int check = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = cpuTime();
                check = Outline.of(pages, Options.DEFAULT)
                        .write()
                        .document()
                        .write()
                        .hashCode();
                best = Math.min(best, (cpuTime() - start) / 1e9);
            }
            Row.print(
                    "outline, " + size + " pages",
                    "2,000 pages: 2.5 s",
                    "%.2f s of processor time, best of %d (file %08x)",
                    best,
                    ROUNDS,
                    check);
        }
    }

    private static List<Page> pages(int count) {
        GeneratedPages site = new GeneratedPages(count);
        PageReader reader = new PageReader();
        return IntStream.range(0, count)
                .mapToObj(number -> reader.read(
                        Url.parse("https://example.org" + site.path(number)), site.page(number), "text/html"))
                .toList();
    }

    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
