package dev.waymark.harness;

import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of a golden site, read from its folder without a server or a crawl: the start page first, the others by path. */
public final class GoldenPages {

    private static final Path SITES = Path.of("src/test/resources/sites");

    private GoldenPages() {}

    public static List<Page> of(String site) {
        Path folder = SITES.resolve(site);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("index.html"))
                    .sorted()
                    .sorted((one, other) -> Integer.compare(one.getNameCount(), other.getNameCount()))
                    .map(file -> page(site, folder.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page page(String site, Path file) {
        String path = "/" + file.toString().replace("index.html", "");
        return read(new PageReader(), Url.parse("https://" + site + ".example" + path));
    }

    /** The page of this address, read by a reader that may have read others. */
    public static Page read(PageReader reader, Url url) {
        Path folder = SITES.resolve(url.host().replace(".example", ""));
        try {
            Path path = folder.resolve("." + url.path());
            Path file = Files.isDirectory(path) ? path.resolve("index.html") : path;
            return reader.read(url, Files.readAllBytes(file), "text/html");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
